"""Markdown of a body: no HTML, no unsafe link, citations in words.

Page, feeds and newsroom files of a record show the same rendered body, so that
all say the same. What a body may contain is decided here and not in the
checker: HTML is shown as text, a link with another scheme than http(s) loses
its target.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.glossary import Glossary, TermProcessor
from thidua.publish.plain_text import ContentsExtension, PlainTextExtension
from thidua.publish.plan import Plan
from thidua.publish.way import Way, way_from
from thidua.records.citations import anchor, parse_citation, provision
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.kinds import KINDS
from thidua.records.lists import GlossaryTerm
from thidua.records.others import Language, Page
from thidua.records.values import Citation
from thidua.text.letters import heading_slug

_CITATION = r"\[\[([^\[\]\n]*)\]\]"
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE = ("http", "https")
_SCHEME_LIKE = re.compile(r"[:&\x00-\x1f]")
_INTERNAL = re.compile("\x02to:([^\x03]*)\x03")
"""A link to a page or a file of the site, until it is known from where it is read.

Markdown takes both control characters out of every source, so that no text can
hold one.
"""


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


class _ProseExtension(Extension):
    """The rules above as an extension of Python-Markdown.

    ``uri`` is the source path of the body that is rendered; relative links
    are resolved from its ``folder``. ``dead_links`` are those that led nowhere. The
    words of the glossary are Vietnamese and stay unmarked on a page in another
    language.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.catalogue = plan.catalogue
        self.uri = "index.md"
        self.folder = ""
        self.dead_links: list[str] = []
        self._glossary = Glossary(plan.catalogue)
        self._term_processor: TermProcessor | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Markdown's)
        """Take HTML away, add citations and the guard of links."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_CitationProcessor(self, md), "citation", 175)
        self._term_processor = TermProcessor(self._glossary, md)
        md.inlinePatterns.register(self._term_processor, "term", 5)
        md.treeprocessors.register(_TableFrames(md), "table_frames", 2)
        md.treeprocessors.register(_LinkGuard(self, md), "link_guard", 1)
        md.treeprocessors.register(_Links(self, md), "links", 0)

    def start(self, uri: str) -> dict[str, GlossaryTerm]:
        """Name the body that is rendered next; the terms found in it are added to the answer."""
        self.uri = uri
        self.folder = posixpath.dirname(uri)
        self.dead_links = []
        assert self._term_processor is not None
        self.catalogue.all("term")  # each page that asks the glossary reads it anew (Reads)
        return self._term_processor.start(uri, marking=self._is_vietnamese(uri))

    def _is_vietnamese(self, uri: str) -> bool:
        folder, _, name = uri.rpartition("/")
        page = self.catalogue.get("page", name.removesuffix(".md"))
        foreign = isinstance(page, Page) and page.language is not Language.VIETNAMESE
        return folder != KINDS["page"].folder or not foreign


class _CitationProcessor(InlineProcessor):
    def __init__(self, extension: _ProseExtension, md: Markdown) -> None:
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
        target = f"{KINDS['document'].folder}/{citation.document}.md"
        if citation.document in catalogue.register.documents and target != self.extension.uri:
            link.set("aria-describedby", card_id(citation))
        mark = anchor(citation)
        if target == self.extension.uri:
            link.tag = "span"  # the page of the document itself, where a link leads nowhere
            return link, m.start(0), m.end(0)
        way = way_from(self.extension.folder, target)
        link.set("href", f"{way}#{mark}" if mark else way)
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

    def __init__(self, extension: _ProseExtension, md: Markdown) -> None:
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
        return _source_at(self.extension.folder, path) in self.extension.catalogue.withheld


def _is_safe(href: str) -> bool:
    """Whether a link is http(s) or has no scheme at all.

    A scheme may hide behind an entity or a control character, which the
    browser resolves and a pattern for schemes does not see.
    """
    if href.lower().startswith(tuple(f"{scheme}://" for scheme in _SAFE)):
        return True
    return _SCHEME_LIKE.search(re.split(r"[/?#]", href, maxsplit=1)[0]) is None


class _Links(Treeprocessor):
    """Turns source paths into links inside the site; one that leads nowhere loses its target."""

    def __init__(self, extension: _ProseExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        here = self.extension.uri
        for element in root.iter("a"):
            href = element.get("href") or ""
            if _SCHEME.match(href):
                continue
            path, _, mark = href.partition("#")
            uri = _source_at(self.extension.folder, unquote(path))
            target = self.extension.plan.address_at(uri if path else here)
            if target is None:
                self.extension.dead_links.append(uri)
                element.tag = "span"
                element.attrib.clear()
            else:
                link = f"\x02to:{target}\x03"
                element.set("href", f"{link}#{mark}" if mark else link)


@cache  # most links of a folder lead to the same few pages
def _source_at(folder: str, path: str) -> str:
    """The source path to which ``path`` leads from a body in ``folder``."""
    return posixpath.normpath(posixpath.join(folder, path))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a rendered body; ``title`` is HTML, ``id`` its mark."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: HTML, headings in their order, the ids of the terms in it, each once.

    Where its links inside the site lead is decided by ``seen_from`` and
    ``absolute``. ``dead_links`` are the source paths to which it links and
    where nothing is.
    """

    html: str
    headings: tuple[Heading, ...]
    terms: tuple[str, ...]
    dead_links: tuple[str, ...]

    def seen_from(self, here: str) -> str:
        """The HTML for the page at address ``here``: its links are relative."""
        way = Way()
        way.stand_at(here)
        return _INTERNAL.sub(lambda to: "" if to[1] == here else way.to(to[1]), self.html)

    def absolute(self, base_url: str) -> str:
        """The HTML for a place outside of the site; ``base_url`` ends with a slash."""
        return _INTERNAL.sub(lambda link: base_url + link[1], self.html)


class BodyRenderer:
    """Renders the bodies of the pages of a plan, one Markdown object for all."""

    def __init__(self, plan: Plan) -> None:
        self._extension = _ProseExtension(plan)
        self._markdown = Markdown(
            extensions=[
                "tables",
                "sane_lists",
                ContentsExtension(slugify=heading_slug, permalink=False),
                PlainTextExtension(),
                self._extension,
            ]
        )

    def body(self, uri: str, text: str) -> Body:
        """The Markdown ``text`` of the body at source path ``uri``."""
        terms = self._extension.start(uri)
        html = str(self._markdown.reset().convert(text))
        tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
        return Body(
            html,
            tuple(_headings(tokens)),
            tuple(dict.fromkeys(term.id for term in terms.values())),
            tuple(self._extension.dead_links),
        )


def _headings(tokens: Iterable[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from _headings(token["children"])
