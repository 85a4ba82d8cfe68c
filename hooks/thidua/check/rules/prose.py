"""Markdown: HTML, links, headings."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from thidua.check.context import Context, Entry
from thidua.check.rules.references import meant, nearest
from thidua.findings.faults import prose as faults
from thidua.findings.finding import Fault, Finding, Place
from thidua.read.nodes import Mapping, Node, Scalar, Sequence
from thidua.read.prose import Link
from thidua.read.tree import RecordSource
from thidua.records.fixed_pages import FIXED_PAGES
from thidua.records.kinds import KINDS, index_uri, row_folder, row_page, row_uri
from thidua.records.values import is_public_address

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE = ("http", "https")


def _bodies(context: Context) -> Iterator[tuple[Entry, RecordSource]]:
    for entry in context.entries:
        if isinstance(entry.source, RecordSource):
            yield entry, entry.source


def html_stays_out(context: Context) -> Iterator[Finding]:
    """A body holds no raw HTML."""
    for entry, _ in _bodies(context):
        for span in entry.prose.html():
            yield faults.RAW_HTML.at(entry.in_body(span.offset), text=span.text[:60])


def pages(context: Context) -> dict[str, Entry | None]:
    """The source paths of all pages; ``None`` for the indexes of sections and for faulty files."""
    found: dict[str, Entry | None] = dict.fromkeys(FIXED_PAGES)
    for kind in KINDS.values():
        if kind.index is not None:
            found[index_uri(kind)] = None
        if kind.listed is not None and kind.address is not None:
            for id in context.ids_of(kind.name):
                found[row_page(kind, id)] = None
    for claim in context.tree.claims:
        found[claim.uri] = None
    for entry in context.entries:
        if isinstance(entry.source, RecordSource):
            found[entry.source.uri] = entry
        elif entry.kind.address is not None:
            found[row_uri(entry.kind, entry.record)] = entry
    return found


def _resolve(source: RecordSource, target: str) -> tuple[str, str]:
    """The path below the content folder that a link leads to, and its anchor."""
    path, _, anchor = target.partition("#")
    if not path:
        return source.uri, anchor
    folder = posixpath.dirname(source.uri)
    return posixpath.normpath(posixpath.join(folder, unquote(path))), anchor


def _is_web(link: Link) -> bool:
    scheme = _SCHEME.match(link.target)
    return scheme is not None and scheme[1].lower() in _SAFE


def _internal(link: Link) -> bool:
    return not _SCHEME.match(link.target) and not link.target.startswith("/")


def links_lead_somewhere(context: Context) -> Iterator[Finding]:
    """A link leads to a page or a file of the site, or has a whole address."""
    known = frozenset(pages(context))
    for entry, source in _bodies(context):
        for link in entry.prose.links():
            if not link.target.strip("#") or not link.label.strip():
                yield faults.EMPTY_LINK.at(entry.in_body(link.offset))
                continue
            advice = _mend_of_dead_link(context, known, source, link)
            if advice is not None:
                place = entry.in_body(link.target_offset)
                yield faults.DEAD_LINK.at(place, target=link.target, advice=advice)


def _mend_of_dead_link(
    context: Context, known: frozenset[str], source: RecordSource, link: Link
) -> str | None:
    """How to mend a link that leads nowhere; ``None`` for one that leads somewhere."""
    if link.is_picture:
        return None
    if not _internal(link):
        broken = _is_web(link) and not is_public_address(link.target)
        return "Dán địa chỉ đầy đủ, bắt đầu bằng https://, không có dấu cách." if broken else None
    path, _ = _resolve(source, link.target)
    if path in known or path in context.tree.assets or _in_unread_list(context, path):
        return None
    near = nearest(path, known)
    if near is not None:
        near = posixpath.relpath(near, posixpath.dirname(source.uri))
    return meant(near, "Xem lại đường dẫn từ tệp này tới tệp .md cần tới.")


def _in_unread_list(context: Context, path: str) -> bool:
    """Whether ``path`` may stand for a row of a list that could not be read."""
    folders = (row_folder(kind) for kind in context.unread_lists)
    return any(path.startswith(f"{folder}/") for folder in folders)


def links_are_safe(context: Context) -> Iterator[Finding]:
    """A link is http(s) or a path to a file, and https where the host is known to have it."""
    hosts = {host.host for host in context.hosts}
    for entry, _ in _bodies(context):
        for link in entry.prose.links():
            found = _unsafe(link.target, hosts)
            if found is not None:
                fault, words = found
                yield fault.at(entry.in_body(link.target_offset), **words)
    for entry in context.entries:
        for node in _addresses(entry.node) if _may_say_http(entry) else ():
            if _plain_http(str(node.value), hosts):
                place = Place(entry.path, node.line, node.column)
                yield faults.NOT_HTTPS.at(place, host=urlsplit(str(node.value)).hostname)


def _unsafe(target: str, hosts: set[str]) -> tuple[Fault, dict[str, str | None]] | None:
    scheme = _SCHEME.match(target)
    if scheme and scheme[1].lower() not in _SAFE:
        return faults.BAD_SCHEME, {"scheme": scheme[1]}
    if target.startswith("/"):
        return faults.ABSOLUTE_PATH, {"target": target}
    if _plain_http(target, hosts):
        return faults.NOT_HTTPS, {"host": urlsplit(target).hostname}
    return None


def _may_say_http(entry: Entry) -> bool:
    """Whether ``http://`` stands in the front matter, or may be written with escapes there."""
    if not isinstance(entry.source, RecordSource):
        return True
    text = entry.source.front_text
    return "http://" in text.lower() or "\\" in text


def _plain_http(target: str, hosts: set[str]) -> bool:
    if not target.lower().startswith("http://"):
        return False
    try:
        return urlsplit(target).hostname in hosts
    except ValueError:
        return False


def _addresses(node: Node) -> Iterator[Scalar]:
    """The values of all keys named ``url``."""
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if key == "url" and isinstance(entry.node, Scalar):
                yield entry.node
            else:
                yield from _addresses(entry.node)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _addresses(item)


def anchors_exist(context: Context) -> Iterator[Finding]:
    """A link to a heading leads to a heading that exists."""
    known = pages(context)
    for entry, source in _bodies(context):
        for link in entry.prose.links():
            if link.is_picture or not _internal(link):
                continue
            path, anchor = _resolve(source, link.target)
            target = known.get(path)
            if target is None or not anchor or anchor.startswith("dieu-"):
                continue
            if anchor not in target.prose.anchors:
                near = nearest(anchor, target.prose.anchors)
                yield faults.DEAD_ANCHOR.at(
                    entry.in_body(link.target_offset),
                    path=target.path,
                    anchor=f"#{anchor}",
                    advice=meant(
                        f"#{near}" if near else None, "Xem lại tên đề mục, hoặc bỏ phần sau dấu #."
                    ),
                )


def headings_step_down(context: Context) -> Iterator[Finding]:
    """Headings begin at the second level and go down one level at a time."""
    for entry, _ in _bodies(context):
        previous = 1
        for heading in entry.prose.headings:
            if heading.level == 1:
                yield faults.TOP_HEADING.at(entry.in_body(heading.offset))
            elif heading.level > previous + 1:
                yield faults.SKIPPED_HEADING.at(
                    entry.in_body(heading.offset), level=heading.level, previous=previous
                )
            previous = heading.level
