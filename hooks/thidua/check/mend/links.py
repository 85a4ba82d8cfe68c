"""The mend of links over http to hosts that are known to answer over https (TD-703)."""

from collections.abc import Set
from urllib.parse import urlsplit

from thidua.check.mend.scalars import Change, changed, written
from thidua.read.prose import Prose

_PLAIN = "http://"
_SAFE = "https://"


def https_addresses(yaml: str, hosts: Set[str]) -> str:
    """``https`` in the values of all keys named ``url``."""
    changes = []
    for each in written(yaml):
        raw = yaml[each.start : each.end]
        at_start = raw.removeprefix(each.style).startswith(_PLAIN)
        if each.path[-1:] == ("url",) and at_start and _has_https(each.value, hosts):
            secure = _secure(each.value)
            changes.append(Change(each, raw.replace(_PLAIN, _SAFE, 1), secure))
    return changed(yaml, changes)


def https_links(body: str, hosts: Set[str]) -> str:
    """``https`` in the links of a body; code and the words of a link stay as they are."""
    if _PLAIN not in body:
        return body
    links = Prose(body).links()
    offsets = {link.target_offset for link in links if _has_https(link.target, hosts)}
    after = body
    for offset in sorted(offsets, reverse=True):
        after = after[:offset] + _SAFE + after[offset + len(_PLAIN) :]
    return after


def _has_https(address: str, hosts: Set[str]) -> bool:
    """Whether ``address`` is on one of ``hosts``; another port may not speak https."""
    if not address.startswith(_PLAIN):
        return False
    try:
        return urlsplit(address).netloc.lower() in hosts
    except ValueError:
        return False


def _secure(address: str) -> str:
    return _SAFE + address.removeprefix(_PLAIN)
