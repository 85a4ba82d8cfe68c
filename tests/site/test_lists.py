"""A long list of stories is cut into pages, on the page of a record as in a section."""

import re
from pathlib import Path

import pytest

from tests.site.conftest import ROOT, Tree, copy_tree, page

ADDED = 70
PLACES = {
    "dia-phuong/huyen-mau/": "Huyện Mẫu",
    "linh-vuc/nong-nghiep/": "Nông nghiệp",
    "phong-trao/xa-mau-sach-dep/": "Phong trào: Xã Mẫu sạch đẹp",
}
"""The pages on which the stories stand, by address, with the names of their records."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with many stories of one locality, field and movement."""
    small = ROOT / "tests" / "sites" / "valid" / "full"
    tree: Tree = copy_tree(tmp_path_factory.mktemp("lists") / "tree", small)
    folder = tree.docs / "exemplars" / "2024"
    head = (folder / "nguyen-van-thu.md").read_text(encoding="utf-8").split("facts:")[0]
    for number in range(1, ADDED + 1):
        name = f"Nguyễn Văn Mẫu {number:02}"
        text = head.replace("Nguyễn Văn Thử", name).replace(
            "baomau.example.org/", f"baomau.example.org/{number}-"
        )
        body = f"---\n{name} trồng cây ở Xã Mẫu, năm nào cũng thêm một hàng."
        (folder / f"nguoi-{number:02}.md").write_text(f"{text}{body}\n", encoding="utf-8")
    tree.build()
    return tree.site


def stories(site: Path, address: str) -> list[str]:
    """The stories that stand as cards on a page, by the last part of their address."""
    links = page(site, address).xpath("//*[contains(@class, 'card__title')]/a/@href")
    found = [link.rstrip("/").rpartition("/")[2] for link in links if "guong-dien-hinh" in link]
    assert found
    return found


@pytest.mark.parametrize("address", PLACES)
def test_each_story_stands_once_in_a_list_of_bounded_pages(site: Path, address: str) -> None:
    first, second = stories(site, address), stories(site, f"{address}trang-2/")
    assert len(first) == 60
    assert not set(first) & set(second)
    assert len({*first, *second}) == len(first) + len(second) >= ADDED
    assert not (site / address / "trang-3").exists()


@pytest.mark.parametrize("address", PLACES)
def test_the_pages_of_a_list_lead_to_each_other(site: Path, address: str) -> None:
    first, second = page(site, address), page(site, f"{address}trang-2/")
    assert first.xpath("//a[@rel='next']/@href") == ["trang-2/"]
    assert first.xpath("//a[@rel='prev']") == []
    assert second.xpath("//a[@rel='prev']/@href") == ["../"]
    assert second.xpath("//a[@rel='next']") == []


@pytest.mark.parametrize(("address", "name"), PLACES.items())
def test_a_further_page_says_whose_stories_it_shows(site: Path, address: str, name: str) -> None:
    further = page(site, f"{address}trang-2/")
    (title,) = further.xpath("//h1")
    assert name in title.text_content()
    assert "trang 2" in title.text_content()
    way = further.xpath("//nav[@class='trail']//a/text()")
    assert way[0] == "Trang chủ"
    assert way[-1] == name
    assert len(way) == 3


def test_a_further_page_is_found_by_programs_but_not_by_search(site: Path) -> None:
    address = "linh-vuc/nong-nghiep/trang-2/"
    assert address in (site / "sitemap.xml").read_text(encoding="utf-8")
    for file in (site / "search").rglob("*"):
        assert address not in (file.read_text(encoding="utf-8") if file.is_file() else "")
    links = page(site, "so-do-trang/").xpath("//main//a/@href")
    assert any(link.endswith("linh-vuc/nong-nghiep/") for link in links)
    assert not any(link.endswith(address) for link in links)


def test_a_further_page_changed_when_the_list_did(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    days = dict(re.findall(r"linh-vuc/nong-nghiep/(.*?)</loc><lastmod>(.*?)</lastmod>", text))
    assert set(days) == {"", "trang-2/"}
    assert days["trang-2/"] == days[""]


@pytest.mark.parametrize("address", ["dia-phuong/huyen-mau/", "phong-trao/xa-mau-sach-dep/"])
def test_a_further_page_offers_the_feeds_of_the_first(site: Path, address: str) -> None:
    def feeds(of: str) -> list[str]:
        links = page(site, of).xpath("//link[@rel='alternate']/@href")
        return [link.removeprefix("../" * link.count("../")) for link in links]

    assert f"rss/{address.rstrip('/')}.xml" in feeds(address)
    assert feeds(f"{address}trang-2/") == feeds(address)
