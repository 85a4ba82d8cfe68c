"""The RSS block of a portal: it reads title, description, link and pubDate, and shows nothing else."""

import html
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

from tests.feeds.finished import Finished

SHOWN = 5


@dataclass(frozen=True)
class Line:
    """One line of the block, as a visitor of the portal sees it."""

    title: str
    text: str
    link: str
    date: str


def block(path: Path) -> list[Line]:
    """What an old content system makes of a feed: no namespaces, no HTML, dates cut to the day."""
    document = path.read_text(encoding="utf-8")
    lines = []
    for item in re.findall(r"<item>(.*?)</item>", document, re.DOTALL):
        values = {}
        for name in ("title", "description", "link", "pubDate"):
            found = re.search(rf"<{name}>(.*?)</{name}>", item, re.DOTALL)
            assert found, f"{path}: an item without {name}"
            text = re.sub(r"<!\[CDATA\[(.*?)\]\]>", r"\1", found[1], flags=re.DOTALL)
            values[name] = html.unescape(text).strip()
        day = parsedate_to_datetime(values["pubDate"]).strftime("%d/%m/%Y")
        lines.append(Line(values["title"], values["description"], values["link"], day))
    return lines


def test_every_line_can_be_read_on_its_own(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path in site.rss:
            for line in block(path):
                assert 10 <= len(line.title) <= 250, line
                assert 60 <= len(line.text) <= 1200, line
                assert not re.search(r"[<>\n]|&\w+;", line.title + line.text), line
                assert line.text[-1] in ".!?)”", line
                assert line.text != line.title
                assert site.has(line.link)
                assert re.fullmatch(r"\d\d/\d\d/20\d\d", line.date)


def test_a_line_names_its_source(finished: tuple[Finished, ...]) -> None:
    """Without the full text and the page, who says it is in the description or nowhere."""
    for site in finished:
        sourced = {
            path.stem
            for path in site.docs.rglob("*.md")
            if re.search(r"^sources:", path.read_text(encoding="utf-8"), re.MULTILINE)
        }
        for name in ("tin-tuc", "guong-dien-hinh"):
            for line in block(site.folder / "rss" / f"{name}.xml"):
                if line.link.rstrip("/").rsplit("/", 1)[1] in sourced and "gỡ" not in line.text:
                    assert "Nguồn: " in line.text, line


def test_a_legal_answer_says_of_which_day_it_is(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        lines = block(site.folder / "rss" / "hoi-dap.xml")
        assert lines
        for line in lines:
            assert re.search(r"ngày \d\d/\d\d/\d{4}", line.text), line


def test_a_correction_and_a_withdrawal_are_seen_in_the_block(full_site: Finished) -> None:
    lines = {
        line.link.rstrip("/").rsplit("/", 1)[1]: line
        for line in block(full_site.folder / "rss" / "guong-dien-hinh.xml")
    }
    assert "Đính chính" in lines["nguyen-van-thu"].text
    assert "gỡ" in lines["to-hop-tac-mau"].text
    assert "góp vốn" not in lines["to-hop-tac-mau"].text


def test_the_block_of_the_general_feed_shows_the_newest(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        lines = block(site.folder / "rss" / "tat-ca.xml")[:SHOWN]
        assert len(lines) == SHOWN
        days = [tuple(reversed(line.date.split("/"))) for line in lines]
        assert days == sorted(days, reverse=True)
