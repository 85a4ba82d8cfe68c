"""What readers and editors see of the law, on finished sites."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from lxml import etree, html

from tests.site.conftest import DAY, ROOT, Tree, copy_tree, page

LAW = ROOT / "tests" / "sites" / "valid" / "law"
EARLIER = "2021-06-30"
"""The last day of a decree that was replaced on the next."""

RULE = re.compile(
    r"\.register-page:has\(#(?P<control>[\w-]+):checked\) \[data-register\] tbody "
    r'tr:not\(\[data-(?P<name>[\w-]+)="(?P<value>[^"]*)"\]\)\{display:none\}\n'
)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The small site whose law is made up, built for the usual day and in ``earlier`` for another."""
    tree = copy_tree(tmp_path_factory.mktemp("law") / "tree", LAW)
    tree.build()
    done = tree.run("--today", EARLIER, "--site", str(tree.root / "earlier"))
    assert done.returncode == 0, done.stdout + done.stderr
    return tree


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real content."""
    tree = copy_tree(tmp_path_factory.mktemp("real") / "tree", ROOT / "docs")
    tree.build()
    return tree.site


def text(element: html.HtmlElement) -> str:
    """The words of an element."""
    return " ".join(element.text_content().split())


def answer(site: Path, id: str) -> html.HtmlElement:
    """The article of a question's page."""
    (article,) = page(site, f"hoi-dap/mau/{id}").xpath("//article")
    return article


def links(element: html.HtmlElement) -> list[str]:
    """The ids of the documents to which an element leads, in their order."""
    found = (re.search(r"/van-ban/([\w-]+)/", href) for href in element.xpath(".//a/@href"))
    return [match[1] for match in found if match]


def test_a_change_stands_in_a_box_above_the_answer_that_stays(law: Tree) -> None:
    article = answer(law.site, "nghi-dinh-giua")
    (box,) = article.find_class("law-change")
    (old,) = article.find_class("answer")
    assert list(article.iter()).index(box) < list(article.iter()).index(old)
    said = text(box)
    assert "Nghị định số 05/2018/NĐ-CPM hết hiệu lực từ ngày 01/07/2021" in said
    assert "sau ngày 01/01/2020" in said
    assert "Nay áp dụng: 10/2021/NĐ-CPM" in said
    assert links(box) == ["nd-10-2021"]
    assert "Câu trả lời bịa ra để thử" in text(old)
    assert "Theo quy định tại ngày 01/01/2020" in text(old)


def test_the_box_follows_the_chain_to_what_stands_now(law: Tree) -> None:
    (box,) = answer(law.site, "nghi-dinh-dau").find_class("law-change")
    assert "01/2015/NĐ-CPM hết hiệu lực từ ngày 01/07/2018" in text(box)
    assert links(box) == ["nd-05-2018", "nd-10-2021"]


def test_the_box_is_not_there_before_the_day_of_the_change(law: Tree) -> None:
    earlier = law.root / "earlier"
    assert answer(earlier, "nghi-dinh-giua").find_class("law-change") == []
    (box,) = answer(earlier, "nghi-dinh-dau").find_class("law-change")
    assert links(box) == ["nd-05-2018"]


def test_a_reported_change_is_one_quiet_line_that_leads_on_and_no_box(law: Tree) -> None:
    for id in ("ca-luat", "dieu-24", "dieu-7"):
        article = answer(law.site, id)
        (line,) = article.find_class("law-report")
        assert "quiet" in line.get("class").split()
        assert "đang đối chiếu" in text(line)
        assert "01/10/2026" in text(line)
        assert links(line) == ["luat-sua-2026"]
        assert article.find_class("law-change") == []
    said = text(page(law.site, "van-ban/luat-sua-2026"))
    assert "Đang đối chiếu: văn bản này chưa được xác nhận" in said


@pytest.mark.parametrize("id", ["quy", "muc-thuong", "dieu-25", "dieu-24-moi"])
def test_an_answer_whose_law_stands_shows_neither(law: Tree, id: str) -> None:
    article = answer(law.site, id)
    assert article.find_class("law-change") == []
    assert article.find_class("law-report") == []


def test_the_list_of_a_topic_marks_the_changed_answers_alone(law: Tree) -> None:
    rows = page(law.site, "hoi-dap/mau").xpath("//ul[@class='answers']/li")
    assert len(rows) == len(list((LAW / "faq" / "mau").glob("*.md"))) - 1
    marked = [text(row.find("h2")) for row in rows if "Đã có thay đổi" in text(row)]
    assert sorted(marked) == [
        "Nghị định mẫu đời giữa từng nói gì?",
        "Nghị định mẫu đời đầu từng nói gì?",
    ]


def test_the_item_of_a_changed_answer_says_so(law: Tree) -> None:
    feed = feedparser.parse((law.site / "rss" / "tat-ca.xml").read_bytes())
    items = {entry.id.rpartition("/")[2]: entry for entry in feed.entries}
    said = "Lưu ý: Nghị định số 05/2018/NĐ-CPM hết hiệu lực từ ngày 01/07/2021"
    assert said in items["nghi-dinh-giua"].summary
    assert said in items["nghi-dinh-giua"].content[0].value
    assert "nay là Nghị định số 10/2021/NĐ-CPM" in items["nghi-dinh-giua"].content[0].value
    assert "Lưu ý" not in items["ca-luat"].summary
    assert items["ca-luat"].content[0].value.count("đang đối chiếu") == 1
    for id in ("quy", "dieu-25"):
        assert "Lưu ý" not in items[id].summary + items[id].content[0].value
        assert "đối chiếu" not in items[id].content[0].value


def force(site: Path, id: str) -> str | None:
    """The force that a document's page tells to programs."""
    (script,) = page(site, f"van-ban/{id}").xpath("//script[@type='application/ld+json']")
    (thing,) = [t for t in json.loads(script.text) if t["@type"] == "Legislation"]
    said = thing.get("legislationLegalForce")
    return said.rpartition("/")[2] if said else None


def test_the_force_told_to_programs_is_that_of_the_day(law: Tree) -> None:
    earlier = law.root / "earlier"
    assert [force(site, "nd-05-2018") for site in (earlier, law.site)] == ["InForce", "NotInForce"]
    assert [force(site, "nd-10-2021") for site in (earlier, law.site)] == ["NotInForce", "InForce"]
    assert [force(site, "luat-sua-2026") for site in (earlier, law.site)] == [None, None]


def register_rows(site: Path) -> list[dict[str, str]]:
    """The rows of the register: their values by facet, and the document of each."""
    rows = page(site, "van-ban").xpath("//table[@data-register]/tbody/tr")
    return [
        {
            "id": row.xpath("string(.//a/@href)").strip("/").rpartition("/")[2],
            **{name[5:]: value for name, value in row.attrib.items() if name.startswith("data-")},
        }
        for row in rows
    ]


def test_each_row_of_the_register_carries_its_values(law: Tree) -> None:
    rows = {row["id"]: row for row in register_rows(law.site)}
    assert set(rows) == {path.stem for path in (LAW / "legal").glob("*.md")}
    assert rows["nd-05-2018"] == {
        "id": "nd-05-2018", "type": "nghi-dinh", "issuer": "chinh-phu-mau", "year": "2018",
        "state": "het-hieu-luc",
    }  # fmt: skip
    assert rows["luat-sua-2026"]["state"] == "dang-doi-chieu"
    assert {row["id"]: row for row in register_rows(law.root / "earlier")}["nd-05-2018"][
        "state"
    ] == ("con-hieu-luc")


def test_a_chosen_value_leaves_its_rows_without_a_script(law: Tree) -> None:
    register = page(law.site, "van-ban")
    (sheet,) = register.xpath("//link[@rel='stylesheet' and contains(@href, 'register.css')]/@href")
    rules = (law.site / "van-ban" / sheet).resolve().read_text(encoding="utf-8")
    assert RULE.sub("", rules) == ""
    hides = {match["control"]: (match["name"], match["value"]) for match in RULE.finditer(rules)}
    controls = register.xpath("//*[contains(@class, 'register-page')]//input[@type='radio']")
    assert {control.get("id") for control in controls if control.get("value")} == set(hides)
    rows = register_rows(law.site)
    for control in controls:
        name, value = control.get("name"), control.get("value")
        if not value:
            assert control.get("checked") is not None
            continue
        assert hides[control.get("id")] == (name, value)
        left = [row for row in rows if row[name] == value]
        assert left
        assert "hidden" not in {key for up in control.iterancestors() for key in up.attrib}
    assert {name for name, _ in hides.values()} == {"type", "issuer", "year", "state"}
    assert {(n, row[n]) for row in rows for n in ("type", "issuer", "year", "state")} == set(
        hides.values()
    )


def test_the_list_of_what_needs_a_look_is_for_editors_alone(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "release", LAW)
    data = tree.docs / "data" / "site.yml"
    filled = data.read_text(encoding="utf-8").replace(": null", ": Mẫu")
    data.write_text(filled.replace("example.vn", "mau.example.org"), encoding="utf-8")
    tree.build("--release")
    robots = "//meta[@name='robots']/@content"
    assert page(tree.site, "van-ban").xpath(robots) == []
    assert page(tree.site, "quan-tri/ra-soat").xpath(robots) == ["noindex"]
    for name in ("sitemap.xml", "so-do-trang/index.html"):
        assert "quan-tri" not in (tree.site / name).read_text(encoding="utf-8")


def test_the_list_of_what_needs_a_look_begins_with_what_is_not_verified(law: Tree) -> None:
    (article,) = page(law.site, "quan-tri/ra-soat").xpath("//article")
    marks = article.xpath(".//h2/@id")
    assert marks == ["chua-xac-nhan", "het-hieu-luc", "co-tin-thay-doi"]
    tables = article.xpath(".//tbody")
    assert [links(table)[:1] for table in tables[:1]] == [["luat-sua-2026"]]
    said = [[text(row) for row in table] for table in tables]
    assert len(said[2]) == len(set(said[2])) == 3


def citations(site: Path) -> Iterator[tuple[str, str]]:
    """Every link of a citation: the page that holds it and where it leads, below the site."""
    for file in sorted(site.rglob("index.html")):
        here = f"/{file.parent.relative_to(site).as_posix()}/"
        for link in html.fromstring(file.read_text(encoding="utf-8")).find_class("citation"):
            if link.get("href") is not None:
                yield here, urljoin(here, link.get("href"))


@pytest.mark.parametrize("name", ["real", "law"])
def test_every_citation_leads_to_its_article(name: str, request: pytest.FixtureRequest) -> None:
    made = request.getfixturevalue(name)
    site = made.site if isinstance(made, Tree) else made
    marks: dict[str, set[str]] = {}
    dead = []
    found = list(citations(site))
    for here, target in found:
        path, mark = urlsplit(target).path, urlsplit(target).fragment
        if path not in marks:
            file = site / path.strip("/") / "index.html"
            ids = html.parse(str(file)).getroot().xpath("//@id") if file.is_file() else None
            marks[path] = {"", *ids} if ids is not None else set()
        if not path.startswith("/van-ban/") or mark not in marks[path]:
            dead.append((here, target))
    assert dead == []
    assert len(found) > len(list((site / "van-ban").iterdir()))


def test_every_card_that_a_citation_names_is_on_its_page(real: Path) -> None:
    lost = []
    for file in sorted(real.rglob("index.html")):
        root = html.fromstring(file.read_text(encoding="utf-8"))
        ids = set(root.xpath("//@id"))
        named = root.xpath("//a[contains(@class, 'citation')]/@aria-describedby")
        lost += [(str(file.relative_to(real)), card) for card in named if card not in ids]
    assert lost == []


def test_ids_of_a_page_are_its_own(real: Path) -> None:
    twice = []
    for file in sorted(real.rglob("index.html")):
        ids = etree.XPath("//@id")(html.parse(str(file)))
        twice += [(str(file.relative_to(real)), id) for id in set(ids) if ids.count(id) > 1]
    assert twice == []


def test_the_usual_day_is_after_every_change_of_the_small_site() -> None:
    days = re.findall(
        r"(?:effective|date): '([\d-]+)'",
        "".join(path.read_text(encoding="utf-8") for path in (LAW / "legal").glob("*.md")),
    )
    assert max(days) < DAY
