"""The Word template of all stories: paper, faces, sizes, and the styles that stories use."""

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
"""The face that Decree 30/2020/NĐ-CP, Appendix I, asks for in administrative text."""

SIZE = Pt(14)
RED = RGBColor(0x8F, 0x1D, 0x21)

_LISTS = ("Bullet", "Number", "Continue")
_USED = {
    "Normal", "Title", "Quote", "Table Grid", "Normal Table", "Default Paragraph Font", "No List",
    *(f"Heading {level}" for level in range(1, 6)),
    *(f"List {kind}{tail}" for kind in _LISTS for tail in ("", " 2", " 3")),
}  # fmt: skip
"""The styles of the template that stories use."""

_BALLAST = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Relations to parts of the template that no story needs: a picture, styles for Word 2007."""


def make_template() -> WordDocument:
    """python-docx's own template without its ballast, dressed for a newsroom."""
    document = Document()
    for relations in (document.part.package.rels, document.part.rels):
        for id in [i for i, r in relations.items() if r.reltype.endswith(_BALLAST)]:
            del relations[id]
    _prune(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    styles = document.styles
    _dress(styles["Normal"], SIZE)
    _dress(styles["Title"], Pt(20), bold=True, color=RED)
    styles["Title"].element.get_or_add_pPr().remove_all("w:pBdr")
    for level, size in ((1, Pt(16)), (2, Pt(15)), (3, Pt(14)), (4, Pt(14)), (5, Pt(14))):
        _dress(styles[f"Heading {level}"], size, bold=True, color=RGBColor(0, 0, 0))
    _dress(styles["Quote"], SIZE, italic=True)
    for name in ("Lead", "Note"):
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        made.quick_style = True
        _dress(made, SIZE, bold=name == "Lead", italic=name == "Note")
    _speak_vietnamese(document)
    return document


def _prune(document: WordDocument) -> None:
    """Take away the 140 styles that no story uses: nine tenths of the file."""
    styles = {style.style_id: style for style in document.styles}
    kept = {id for id, style in styles.items() if style.name in _USED}
    for id in list(kept):
        link = styles[id].element.find(qn("w:link"))
        if link is not None:
            kept.add(link.get(qn("w:val")))
    for id, style in styles.items():
        if id not in kept:
            style.delete()


def _dress(
    style: ParagraphStyle,
    size: Pt,
    *,
    bold: bool = False,
    italic: bool = False,
    color: RGBColor | None = None,
) -> None:
    """Font, size and colour of a style; the theme's faces are taken away, they would win."""
    style.font.name = FONT
    style.font.size = size
    style.font.bold = bold
    style.font.italic = italic
    if color is not None:
        style.font.color.rgb = color
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.paragraph_format.space_after = Pt(6)


def _speak_vietnamese(document: WordDocument) -> None:
    """The language in which Word checks the spelling."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
