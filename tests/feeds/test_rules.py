"""What validators do not see: the rules of the house for every document of every feed."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from lxml import etree, html

from tests.feeds.finished import Finished
from tests.site.conftest import DAY
from thidua.text.letters import is_nfc

ATOM = "{http://www.w3.org/2005/Atom}link"
MODIFIED = "{http://purl.org/dc/terms/}modified"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
RFC_822 = re.compile(r"(\w{3}), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0700")
END = datetime.fromisoformat(f"{DAY}T23:59:59+07:00")
KINDS = {
    "movements": "movement",
    "exemplars": "exemplar",
    "faq": "question",
    "legal": "document",
    "news": "news",
    "consultations": "consultation",
}
SIGNATURES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"RIFF": "image/webp",
    b"PK\x03\x04": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def channels(site: Finished) -> Iterator[tuple[Path, etree._Element]]:
    for path in site.rss:
        channel = etree.fromstring(path.read_bytes()).find("channel")
        assert channel is not None
        yield path, channel


def items(site: Finished) -> Iterator[tuple[Path, etree._Element]]:
    for path, channel in channels(site):
        for item in channel.iter("item"):
            yield path, item


def is_archive(site: Finished, path: Path) -> bool:
    """Whether a document is an archive: named as one, of a feed that is there."""
    found = re.fullmatch(r"(.+)-\d{4}-\d+\.xml", path.name)
    return found is not None and path.with_name(f"{found[1]}.xml") in site.rss


def said(item: etree._Element, name: str) -> str:
    text = item.findtext(name)
    assert text, f"{item.findtext('guid')}: {name}"
    return text


def test_the_eight_feeds_of_the_site_are_always_there(finished: tuple[Finished, ...]) -> None:
    names = "tat-ca phong-trao guong-dien-hinh hoi-dap van-ban tin-tuc lay-y-kien dinh-chinh"
    for site in finished:
        for name in names.split():
            for ending in ("xml", "json"):
                assert (site.folder / "rss" / f"{name}.{ending}").is_file(), name


def test_every_text_is_composed(finished: tuple[Finished, ...]) -> None:
    for path in (p for site in finished for p in (*site.rss, *site.json)):
        assert is_nfc(path.read_text(encoding="utf-8")), path


def test_no_document_is_heavy_or_long(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path in site.json:
            assert path.stat().st_size < 500_000, path
        for path, channel in channels(site):
            assert path.stat().st_size < 500_000, path
            assert len(channel.findall("item")) <= 50, path


def test_items_come_newest_first_and_none_from_the_future(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path, channel in channels(site):
            order = [
                (-parsedate_to_datetime(said(i, "pubDate")).timestamp(), said(i, "guid"))
                for i in channel.iter("item")
            ]
            assert order == sorted(order), path
            assert all(-moment <= END.timestamp() for moment, _ in order), path


def test_dates_name_their_own_weekday_and_the_zone(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path, channel in channels(site):
            dates = [said(item, "pubDate") for item in channel.iter("item")]
            for text in (*dates, said(channel, "lastBuildDate")):
                found = RFC_822.fullmatch(text)
                assert found, f"{path}: {text}"
                assert parsedate_to_datetime(text).strftime("%a") == found[1], f"{path}: {text}"


def test_the_channel_was_built_when_the_newest_change_was_made(
    finished: tuple[Finished, ...],
) -> None:
    for site in finished:
        for path, channel in channels(site):
            changes = [
                datetime.fromisoformat(change)
                if (change := item.findtext(MODIFIED))
                else parsedate_to_datetime(said(item, "pubDate"))
                for item in channel.iter("item")
            ]
            built = parsedate_to_datetime(said(channel, "lastBuildDate"))
            assert built <= END, path
            if changes:
                assert built == max(changes), path


def test_a_change_is_later_than_the_publication(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path, item in items(site):
            change = item.findtext(MODIFIED)
            if change:
                moment = datetime.fromisoformat(change)
                assert parsedate_to_datetime(said(item, "pubDate")) < moment <= END, path


def test_identities_are_those_of_the_files_and_the_feed_of_all_has_them_all(
    finished: tuple[Finished, ...],
) -> None:
    for site in finished:
        reached = set()
        wanted = {f"tag:example.vn,2026:{KINDS[f]}/{id}" for f, id in site.records() if f in KINDS}
        for path, channel in channels(site):
            ids = [said(item, "guid") for item in channel.iter("item")]
            assert len(set(ids)) == len(ids), path
            if path.name.startswith("dinh-chinh"):
                assert all(
                    re.match(r"tag:example\.vn,2026:(correction|withdrawal)/", i) for i in ids
                )
                continue
            assert set(ids) <= wanted, path
            if path.name.startswith("tat-ca"):
                reached |= set(ids)
        held = {i for i in wanted if i.endswith("/tran-thi-mau")}
        assert reached == wanted - held
        for _, item in items(site):
            guid = item.find("guid")
            assert guid is not None
            assert guid.get("isPermaLink") == "false"


def test_an_item_is_the_same_wherever_it_stands(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        seen: dict[str, bytes] = {}
        for path, item in items(site):
            data = etree.tostring(item, method="c14n", with_comments=False, exclusive=True).strip()
            assert seen.setdefault(said(item, "guid"), data) == data, path


def test_links_are_whole_and_lead_to_what_was_built(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path, item in items(site):
            link = said(item, "link")
            assert re.fullmatch(r"[!-~]+", link), path
            assert link.startswith(site.base)
            assert "?" not in link
            assert site.has(link), link


def test_a_document_knows_its_own_address_and_its_page(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path, channel in channels(site):
            links = {x.get("rel"): x.get("href") for x in channel.findall(ATOM)}
            assert links["self"] == site.address(path)
            assert site.has(said(channel, "link")), path
            assert channel.findtext("language") == "vi"
            for rel in ("prev-archive", "current"):
                assert rel not in links or site.has(str(links[rel])), f"{path}: {rel}"
            assert ("current" in links) == is_archive(site, path), path
        for path in site.json:
            feed = json.loads(path.read_text(encoding="utf-8"))
            assert feed["feed_url"] == site.address(path)
            assert site.has(feed["home_page_url"])
            assert "next_url" not in feed or site.has(feed["next_url"])


def test_full_texts_are_whole_and_safe(finished: tuple[Finished, ...]) -> None:
    unsafe = (
        "//script | //style | //iframe | //object | //embed | //form | //input | //svg | //link"
        " | //meta | //base | //*[@style] | //@*[starts-with(name(), 'on')]"
    )
    for site in finished:
        for path, item in items(site):
            body = html.fragment_fromstring(said(item, CONTENT), create_parent="div")
            assert body.xpath(unsafe) == [], path
            link = said(item, "link")
            addresses = [str(a) for a in body.xpath("//@href | //@src")]
            if "Bài này đã được gỡ" not in body.text_content():
                assert any(a.split("#")[0] == link for a in addresses), f"{path}: {link}"
            for address in addresses:
                assert re.match(r"https?://", address), f"{path}: {address}"
                if address.startswith(site.base):
                    assert site.has(address), f"{path}: {address}"
            for image in body.iter("img"):
                assert image.get("alt") is not None


def test_attached_pictures_are_what_they_say(finished: tuple[Finished, ...]) -> None:
    found = 0
    for site in finished:
        for path, item in items(site):
            enclosures = item.findall("enclosure")
            assert len(enclosures) <= 1, path
            for enclosure in enclosures:
                found += 1
                file = site.folder / str(enclosure.get("url")).removeprefix(site.base)
                data = file.read_bytes()
                assert enclosure.get("length") == str(len(data))
                true = next(t for s, t in SIGNATURES.items() if data.startswith(s))
                assert enclosure.get("type") == true
            for picture in item.iter(f"{MEDIA}content"):
                assert site.has(str(picture.get("url")))
                assert picture.get("url") == (enclosures[0].get("url") if enclosures else None)
                credits = [*item.iter(f"{MEDIA}credit")]
                assert credits and all(c.text for c in credits), path
        for path in site.json:
            for entry in json.loads(path.read_text(encoding="utf-8"))["items"]:
                for attached in entry.get("attachments", ()):
                    file = site.folder / attached["url"].removeprefix(site.base)
                    assert attached["size_in_bytes"] == file.stat().st_size
    assert found


def test_the_list_of_feeds_names_each_feed_once(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        root = etree.fromstring((site.folder / "rss" / "kenh.opml").read_bytes())
        named = [str(o.get("xmlUrl")) for o in root.iter("outline") if o.get("xmlUrl")]
        current = [site.address(path) for path in site.rss if not is_archive(site, path)]
        assert sorted(named) == sorted(current)


def test_dates_of_both_formats_are_in_one_zone(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        for path in site.json:
            for entry in json.loads(path.read_text(encoding="utf-8"))["items"]:
                for key in ("date_published", "date_modified"):
                    if key in entry:
                        assert entry[key].endswith("+07:00"), path
                        assert datetime.fromisoformat(entry[key]).astimezone(UTC) <= END
