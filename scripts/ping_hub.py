"""Tell the WebSub hub which feeds changed: ``scripts/ping_hub.py --told FILE [--site DIR]``.

A feed that names a hub (``websub_hub`` of ``docs/data/site.yml``) is announced
to it when its bytes differ from those that the hub was told of last; ``FILE``
keeps their hashes in the format of ``sha256sum``. What could not be announced
is tried again by the next run. No feed names a hub unless the site has one.
"""

import argparse
import hashlib
import json
import re
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit

from lxml import etree

import command

ATTEMPTS = 3
"""Times that a hub is asked for one feed before the run gives up."""

LOOPBACK = ("127.0.0.1", "::1", "localhost")

_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
_LINKS = "{http://www.w3.org/2005/Atom}link"
_AGAIN = {408, 425, 429}
"""Answers below 500 that mean later (RFC 9110, RFC 8470, RFC 6585)."""


class Refused(Exception):
    """A hub will not take this feed, now or later."""


class Silent(Exception):
    """A hub does not answer as it should; the other feeds would fare no better."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A feed that names a hub: its path in the site, its address, the hub, a hash of its bytes."""

    path: str
    address: str
    hub: str
    hash: str


def main() -> int:
    """Announce what changed, remember what was announced."""
    arguments = _arguments()
    told = _read(arguments.told)
    topics = list(topics_in(arguments.site))
    for topic in topics:
        if not is_safe(topic.hub):
            print(f"{topic.path}: trạm “{topic.hub}” không dùng https.", file=sys.stderr)
            return command.Exit.WRONG_USE
    known = {topic.path: told[topic.path] for topic in topics if topic.path in told}
    news = [topic for topic in topics if known.get(topic.path) != topic.hash]
    refused = 0
    try:
        for topic in news:
            try:
                announce(topic, arguments.timeout, arguments.pause)
                known[topic.path] = topic.hash
            except Refused as reason:
                refused += 1
                print(f"{topic.path}: trạm từ chối: {reason}", file=sys.stderr)
    except Silent as reason:
        print(f"Trạm không trả lời: {reason}. Lần chạy sau sẽ báo tiếp.", file=sys.stderr)
        return command.Exit.FINDINGS
    finally:
        if known != told:
            _write(arguments.told, known)
    print(f"Đã báo cho trạm {len(news) - refused} kênh, {len(topics) - len(news)} kênh không đổi.")
    return command.Exit.FINDINGS if refused else command.Exit.GOOD


def topics_in(site: Path) -> Iterator[Topic]:
    """The feeds of a built site that name a hub and their own address, by path."""
    for path in sorted((site / "rss").rglob("*")):
        if path.suffix not in (".xml", ".json"):
            continue
        data = path.read_bytes()
        address, hub = _links_of_json(data) if path.suffix == ".json" else _links_of_xml(data)
        if address and hub:
            name = path.relative_to(site).as_posix()
            yield Topic(name, address, hub, hashlib.sha256(data).hexdigest())


def _links_of_xml(data: bytes) -> tuple[str | None, str | None]:
    """The ``self`` and ``hub`` links of an RSS document (WebSub, section 4)."""
    links = {link.get("rel"): link.get("href") for link in etree.fromstring(data).iter(_LINKS)}
    return links.get("self"), links.get("hub")


def _links_of_json(data: bytes) -> tuple[str | None, str | None]:
    """``feed_url`` and the first WebSub hub of a JSON Feed."""
    feed = json.loads(data)
    hubs = [hub["url"] for hub in feed.get("hubs", ()) if hub["type"] == "WebSub"]
    return feed.get("feed_url"), next(iter(hubs), None)


def is_safe(address: str) -> bool:
    """Whether ``address`` is https, or http on this very machine."""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or local)


def announce(topic: Topic, timeout: float, pause: float) -> None:
    """Tell the hub of ``topic``, a few times if need be.

    ``timeout`` and ``pause`` are in seconds; the pause doubles each time.
    Raises ``Refused`` or ``Silent``.
    """
    form = {"hub.mode": "publish", "hub.url": topic.address, "hub.topic": topic.address}
    request = urllib.request.Request(  # noqa: S310  (is_safe has seen the scheme)
        topic.hub,
        data=urlencode(form).encode(),
        headers={"User-Agent": "thidua"},
    )
    opener = _opener()
    reason = ""
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(pause * 2 ** (attempt - 1))
        try:
            with opener.open(request, timeout=timeout):
                return
        except HTTPError as answer:
            answer.close()
            reason = f"mã {answer.code}"
            if answer.code < 500 and answer.code not in _AGAIN:
                raise Refused(reason) from None
        except (OSError, HTTPException) as error:
            reason = str(error) or type(error).__name__
    raise Silent(reason)


def _opener() -> urllib.request.OpenerDirector:
    """HTTP alone, without redirects: where a hub has moved to is for people to find out."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.HTTPDefaultErrorHandler,
    ):
        opener.add_handler(handler())
    return opener


def _read(file: Path) -> dict[str, str]:
    """The hashes told last, by path; a line that is none of ours ends the run."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    found = [_LINE.fullmatch(line) for line in lines]
    if None in found:
        print(f"“{file}” không phải tệp do lệnh này ghi.", file=sys.stderr)
        raise SystemExit(command.Exit.WRONG_USE)
    return {match[2]: match[1] for match in found if match}


def _write(file: Path, told: dict[str, str]) -> None:
    """Replace ``file`` in one step."""
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_text("".join(f"{h}  {p}\n" for p, h in sorted(told.items())), encoding="utf-8")
    fresh.replace(file)


def _file(text: str) -> Path:
    """A file, there or not, in a folder that is there."""
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"không ghi được tệp “{text}”")
    return path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Báo cho trạm WebSub các kênh tin vừa đổi, khi site.yml có websub_hub."
    )
    parser.add_argument(
        "--told", type=_file, required=True, metavar="FILE", help="tệp ghi những gì đã báo"
    )
    parser.add_argument(
        "--site", type=command.folder, default=command.ROOT / "site", metavar="DIR",
        help="trang đã dựng",
    )  # fmt: skip
    parser.add_argument("--timeout", type=float, default=10, help="giây chờ trạm trả lời")
    parser.add_argument("--pause", type=float, default=2, help="giây nghỉ trước lần thử sau")
    return parser.parse_args()


if __name__ == "__main__":
    command.run(main)
