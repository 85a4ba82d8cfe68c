"""A story as a Word file (Office Open XML, ECMA-376) through python-docx.

python-docx stamps each entry of the archive with the clock, names itself in
the properties and packs a picture of its own template; all that is undone
here, so that one story is always one sequence of bytes.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from thidua.publish.press.blocks import Block, Heading, Item, Paragraph, Run, Runs, Style, Table
from thidua.publish.press.story import PressStory
from thidua.publish.press.word_template import make_template

BLUE = RGBColor(0x0A, 0x5A, 0x67)

_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can name; the story's own stand in its properties."""

_DEEPEST = 3
"""Levels of lists that the template has styles for."""

_STYLES = {Style.TEXT: "Normal", Style.LEAD: "Lead", Style.NOTE: "Note", Style.QUOTE: "Quote"}
"""The style of each paragraph."""


class WordWriter:
    """Writes stories into copies of one template, which is made once."""

    def __init__(self) -> None:
        template = io.BytesIO()
        make_template().save(template)
        self._template = template.getvalue()

    def write(self, story: PressStory) -> bytes:
        """The bytes of the Word file of ``story``."""
        document = Document(io.BytesIO(self._template))
        _properties(document, story)
        _paragraph(document, "Title").add_run(story.title)
        lists = _Lists(document)
        for block in story.blocks:
            _add(document, lists, block)
        made = io.BytesIO()
        document.save(made)
        return _timeless(made)


def _properties(document: WordDocument, story: PressStory) -> None:
    properties = document.core_properties
    properties.title = story.title[:255]
    properties.author = story.author[:255]
    properties.last_modified_by = story.author[:255]
    properties.identifier = story.identity[:255]
    properties.language = "vi-VN"
    properties.comments = story.address[:255]
    properties.created = _in_utc(story.published)
    properties.modified = _in_utc(story.modified)
    properties.revision = 1


def _in_utc(moment: datetime) -> datetime:
    """python-docx writes the hours it is given and a Z after them."""
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _paragraph(document: WordDocument, style: str) -> WordParagraph:
    """A paragraph of the style with this name.

    python-docx looks a name up among all styles each time, which takes more
    time than all the rest; an identifier is the name without its spaces.
    """
    added = document.add_paragraph()
    added._p.style = style.replace(" ", "")  # noqa: SLF001  (no public way)
    return added


def _add(document: WordDocument, lists: "_Lists", block: Block) -> None:
    match block:
        case Heading():
            _fill(_paragraph(document, f"Heading {min(block.level - 1, 5)}"), block.runs)
        case Item():
            _fill(lists.paragraph(block), block.runs)
        case Table():
            _add_table(document, block)
        case Paragraph():
            _fill(_paragraph(document, _STYLES[block.style]), block.runs)


def _add_table(document: WordDocument, block: Table) -> None:
    columns = max(map(len, block.rows))
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    for number, row in enumerate(block.rows):
        cells = table.add_row().cells
        for cell, runs in zip(cells, row, strict=False):
            head = tuple(Run(run.text, run.href, strong=True) for run in runs)
            _fill(cell.paragraphs[0], head if number == 0 else runs)
    document.add_paragraph()


class _Lists:
    """The lists of one document; each list with numbers begins at its own first number."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._numbers: dict[int, int] = {}

    def paragraph(self, item: Item) -> WordParagraph:
        """A paragraph of a list, with its mark where it opens a point."""
        depth = min(item.depth + 1, _DEEPEST)
        tail = "" if depth == 1 else f" {depth}"
        if not item.opens:
            return _paragraph(self._document, f"List Continue{tail}")
        if item.number is None:
            return _paragraph(self._document, f"List Bullet{tail}")
        style = f"List Number{tail}"
        added = _paragraph(self._document, style)
        if item.number == 1 or depth not in self._numbers:
            self._numbers[depth] = self._begin(style)
        properties: Any = added._p.get_or_add_pPr()  # noqa: SLF001  (no public way)
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = self._numbers[depth]
        return added

    def _begin(self, style: str) -> int:
        """A new instance of the numbering of ``style``, from 1."""
        numbering = self._document.part.numbering_part.element
        own = self._document.styles[style].element.pPr.numPr.numId.val
        made = numbering.add_num(numbering.num_having_numId(own).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)


def _fill(paragraph: WordParagraph, runs: Runs) -> None:
    for run in runs:
        added = paragraph.add_run(run.text)
        added.bold = run.strong or None
        added.italic = run.emphasis or None
        if run.href:
            _link(paragraph, added, run.href)


def _link(paragraph: WordParagraph, run: WordRun, href: str) -> None:
    """Put a run into a link (ECMA-376 Part 1, 17.16.22), which python-docx cannot make."""
    run.font.color.rgb = BLUE
    run.font.underline = True
    id = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), id)
    run._r.addprevious(link)  # noqa: SLF001  (no public way)
    link.append(run._r)  # noqa: SLF001


def _timeless(made: io.BytesIO) -> bytes:
    """The same archive with one time for all its entries."""
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name), compresslevel=9)
    return packed.getvalue()
