"""Markdown of a body: no HTML, no unsafe link, citations in words.

The extension is used by the pages (through the site engine) and by the feeds
(through ``render``), so that both say the same. What a body may contain is
decided here and not in the checker: HTML is shown as text, a link with
another scheme than http(s) loses its target.
"""

import posixpath
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.glossary import Glossary, TermProcessor
from thidua.records.citations import anchor, parse_citation, provision
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.kinds import KINDS
from thidua.records.lists import GlossaryTerm
from thidua.records.others import Language, Page
from thidua.records.values import Citation
from thidua.text.letters import heading_slug

EXTENSIONS: dict[str, dict[str, object]] = {
    "tables": {},
    "sane_lists": {},
    "toc": {"slugify": heading_slug, "permalink": False},
}
"""The Markdown extensions of a body, with their settings."""

_CITATION = r"\[\[([^\[\]\n]*)\]\]"
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE = ("http", "https")
_SCHEME_LIKE = re.compile(r"[:&\x00-\x1f]")


def name_of_document(catalogue: Catalogue, document: LegalDocument) -> str:
    """``Nghị định số 152/2025/NĐ-CP``; a law bears its title before its number."""
    form = catalogue.get("document_type", document.type)
    word = form.name if isinstance(form, DocumentType) else "Văn bản"
    if word == "Luật" and document.title.startswith("Luật") and len(document.title) <= 60:
        word = document.title
    return f"{word} số {document.number}" if document.number else f"{word} {document.title}"


def citation_in_words(catalogue: Catalogue, citation: Citation) -> str:
    """``điểm a khoản 1 Điều 24 Luật Thi đua, khen thưởng số 06/2022/QH15``."""
    document = catalogue.get("document", citation.document)
    name = (
        name_of_document(catalogue, document)
        if isinstance(document, LegalDocument)
        else citation.document
    )
    return f"{provision(citation)} {name}".strip()


def card_id(citation: Citation) -> str:
    """The identifier of the card of a provision on a page that cites it."""
    parts = (("dieu", citation.article), ("khoan", citation.clause), ("diem", citation.point))
    marks = [f"{name}-{str(part).replace('đ', 'd_')}" for name, part in parts if part is not None]
    return "-".join(("the", citation.document, *marks))


class ProseExtension(Extension):
    """The rules above as an extension of Python-Markdown.

    ``start`` names the source path of the page that is rendered next;
    relative links are resolved from there. ``terms`` are the words of the
    glossary that each page uses, by its source path; they are Vietnamese and
    stay unmarked on a page in another language.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.uri = "index.md"
        self.terms: dict[str, dict[str, GlossaryTerm]] = {}
        self._glossary = Glossary(catalogue)
        self._term_processor: TermProcessor | None = None
        self._foreign = {
            f"{KINDS['page'].folder}/{page.id}.md"
            for page in catalogue.all("page")
            if isinstance(page, Page) and page.language is not Language.VIETNAMESE
        }

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Markdown's)
        """Take HTML away, add citations and the guard of links."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_CitationProcessor(self, md), "citation", 175)
        self._term_processor = TermProcessor(self._glossary, md)
        self.start(self.uri)
        md.inlinePatterns.register(self._term_processor, "term", 5)
        md.treeprocessors.register(_TableFrames(md), "table_frames", 2)
        md.treeprocessors.register(_LinkGuard(self, md), "link_guard", 1)

    def start(self, uri: str) -> None:
        """Name the page that is rendered next."""
        self.uri = uri
        if self._term_processor is not None:
            self._term_processor.start(uri, marking=uri not in self._foreign)
            self.terms[uri] = self._term_processor.seen


class _CitationProcessor(InlineProcessor):
    def __init__(self, extension: ProseExtension, md: Markdown) -> None:
        super().__init__(_CITATION, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name is Markdown's)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  (the signature is Markdown's)
    ) -> tuple[Element | None, int | None, int | None]:
        citation = parse_citation(m[1])
        if citation is None:
            return None, None, None
        catalogue = self.extension.catalogue
        link = Element("a", {"class": "citation"})
        link.text = citation_in_words(catalogue, citation)
        folder = posixpath.dirname(self.extension.uri) or "."
        target = f"{KINDS['document'].folder}/{citation.document}.md"
        if citation.document in catalogue.register.documents and target != self.extension.uri:
            link.set("aria-describedby", card_id(citation))
        mark = anchor(citation)
        if target == self.extension.uri:
            link.tag = "span"  # the page of the document itself, where a link leads nowhere
            return link, m.start(0), m.end(0)
        link.set("href", posixpath.relpath(target, folder) + (f"#{mark}" if mark else ""))
        return link, m.start(0), m.end(0)


class _TableFrames(Treeprocessor):
    """Puts each table into a frame of its own, which a keyboard can scroll on a narrow screen."""

    def run(self, root: Element) -> None:
        number = 0
        for parent in list(root.iter()):
            for place, table in enumerate(list(parent)):
                if table.tag != "table":
                    continue
                number += 1
                heads = ", ".join("".join(head.itertext()).strip() for head in table.iter("th"))
                label = f"Bảng {number}: {heads}"
                frame = Element(
                    "section", {"class": "scroll", "tabindex": "0", "aria-label": label}
                )
                table.set("class", "register")
                frame.append(table)
                parent[place] = frame


class _LinkGuard(Treeprocessor):
    """Takes the target of unsafe links and of links to pages under embargo."""

    def __init__(self, extension: ProseExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            href = element.get("href") or ""
            if not _is_safe(href) or self.withheld(href):
                element.tag = "span"
                element.attrib.clear()
        for element in root.iter("img"):
            element.tag = "span"
            element.text = element.get("alt")
            element.attrib.clear()

    def withheld(self, href: str) -> bool:
        path = href.partition("#")[0]
        if not path.endswith(".md"):
            return False
        folder = posixpath.dirname(self.extension.uri)
        return posixpath.normpath(posixpath.join(folder, path)) in self.extension.catalogue.withheld


def _is_safe(href: str) -> bool:
    """Whether a link is http(s) or has no scheme at all.

    A scheme may hide behind an entity or a control character, which the
    browser resolves and a pattern for schemes does not see.
    """
    if href.lower().startswith(tuple(f"{scheme}://" for scheme in _SAFE)):
        return True
    return _SCHEME_LIKE.search(re.split(r"[/?#]", href, maxsplit=1)[0]) is None


class BodyRenderer:
    """Renders bodies outside the site engine, one Markdown object for all."""

    def __init__(self, catalogue: Catalogue, link: Callable[[str], str | None]) -> None:
        """``link`` gives the absolute address of a source path, ``None`` when it has no page."""
        self._extension = ProseExtension(catalogue)
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, self._extension, _AbsoluteLinks(self._extension, link)],
            extension_configs=EXTENSIONS,
            output_format="html",
        )

    def render(self, uri: str, body: str) -> str:
        """The body at source path ``uri`` as HTML with absolute links."""
        self._extension.start(uri)
        return str(self._markdown.reset().convert(body))


class _AbsoluteLinks(Extension):
    def __init__(self, prose: ProseExtension, link: Callable[[str], str | None]) -> None:
        super().__init__()
        self.prose = prose
        self.link = link

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Markdown's)
        md.treeprocessors.register(_Absolute(self, md), "absolute_links", 0)


class _Absolute(Treeprocessor):
    def __init__(self, extension: _AbsoluteLinks, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            href = element.get("href") or ""
            if _SCHEME.match(href):
                continue
            path, _, mark = href.partition("#")
            uri = self.extension.prose.uri
            if path:
                uri = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
            target = self.extension.link(uri)
            if target is None:
                element.tag = "span"
                element.attrib.clear()
            else:
                element.set("href", f"{target}#{mark}" if mark else target)
