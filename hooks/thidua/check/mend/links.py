"""The mend of links over http to hosts that are known to answer over https (TD-703)."""

from collections.abc import Set
from urllib.parse import urlsplit

from thidua.check.mend.scalars import Change, changed, written
from thidua.read.prose import Prose
from thidua.records.body_text import BodyText

_PLAIN = "http://"


def https_addresses(yaml: str, hosts: Set[str]) -> str:
    """``https`` in the values of all keys named ``url``."""
    changes = []
    for each in written(yaml):
        if each.path[-1:] == ("url",) and _has_https(each.value, hosts):
            address = yaml[each.start : each.end].removeprefix(each.style)
            changes.append(Change(each, each.style + _secure(address), _secure(each.value)))
    return changed(yaml, changes)


def https_links(body: str, hosts: Set[str]) -> str:
    """``https`` in the links of a body; code and the words of a link stay as they are."""
    if _PLAIN not in body.lower():
        return body
    links = Prose(BodyText(body)).links()
    offsets = {link.target_offset for link in links if _has_https(link.target, hosts)}
    pieces = []
    end = 0
    for offset in sorted(offsets):
        pieces += [body[end:offset], _secure(_PLAIN)]
        end = offset + len(_PLAIN)
    return "".join([*pieces, body[end:]])


def _has_https(address: str, hosts: Set[str]) -> bool:
    """Whether ``address`` is on one of ``hosts``; another port may not speak https."""
    if not _is_plain(address):
        return False
    try:
        return urlsplit(address).netloc.lower() in hosts
    except ValueError:
        return False


def _is_plain(address: str) -> bool:
    return address[: len(_PLAIN)].lower() == _PLAIN


def _secure(address: str) -> str:
    return "https://" + address[len(_PLAIN) :]
