"""Search as a visitor meets it: the box, the full page, the marks on the page that was found."""

import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.built import RESULT, BuiltSite
from tests.browser.conftest import Open
from tests.browser.test_accessibility import VIEWS, violations
from thidua.publish.search.documents import SearchDocument, documents
from thidua.text.letters import fold

BOX = ".md-search [name=q]"
META = ".md-search-result__meta"
HITS = "main [role=list].hits > li"


def type_in_box(page: Page, words: str) -> None:
    page.locator(BOX).click()
    page.keyboard.type(words)


def titles(page: Page) -> list[str]:
    """The titles of the full page in their order: the first link of each entry of its list."""
    page.locator(HITS).first.wait_for()
    return [hit.locator("a").first.inner_text() for hit in page.locator(HITS).all()]


def addresses(page: Page) -> list[str]:
    """The addresses of the full page in their order, below the base."""
    links = page.locator(f"{HITS} h3 a")
    hrefs = [link.get_attribute("href") or "" for link in links.all()]
    return [href.partition("/thi-dua/")[2] or href for href in hrefs]


def status(page: Page) -> str:
    return page.locator("[data-search-status]").inner_text()


def settled(page: Page, words: str = "trang phù hợp") -> str:
    expect(page.locator("[data-search-status]")).to_contain_text(words)
    return status(page)


def shown_counts(page: Page, facet: str) -> dict[str, int]:
    """The counts of one facet by value, those of nothing left out."""
    rows = page.locator(f"[data-search-facets] label:has([name='{facet}']):not([hidden])").all()
    return {
        str(row.locator("input").get_attribute("value")): int(
            row.locator(".count").text_content() or ""
        )
        for row in rows
    }


# The box


def test_the_box_groups_by_kind_marks_words_and_tells_how_many(
    real: BuiltSite, open_page: Open
) -> None:
    page = open_page(real.url)
    type_in_box(page, "chien si thi dua co so")
    expect(page.locator(META)).to_have_attribute("role", "status")
    page.locator(f"{RESULT} mark").first.wait_for()
    expect(page.locator(META)).to_contain_text("trang phù hợp")
    kinds = page.locator(".md-search-result__kind").all_inner_texts()
    assert kinds
    assert len(kinds) == len(set(kinds))
    lists = page.locator(".md-search-result [role=list]")
    assert lists.count() == len(kinds)
    for list_ in lists.all():
        name = page.locator(f"#{list_.get_attribute('aria-labelledby')}")
        assert name.inner_text() in kinds
    marks = page.locator(f"{RESULT} mark").all_inner_texts()
    assert {"chiến", "sĩ"} <= {mark.lower() for mark in marks}


def test_a_late_answer_to_an_old_query_is_dropped(real: BuiltSite, open_page: Open) -> None:
    page = open_page(real.url)
    held: list[Route] = []
    is_holding = True
    texts = re.compile(r"/search/.*/t\d+\.json$")

    def hold(route: Route) -> None:
        if is_holding:
            held.append(route)
        else:
            route.continue_()

    page.context.route(texts, hold)
    page.locator(BOX).click()
    with page.expect_request(texts):
        page.locator(BOX).fill("don bien phong")
    is_holding = False
    page.locator(BOX).fill("ca nuoc chung suc xay dung nong thon moi")
    expect(page.locator(RESULT).first).to_contain_text("nông thôn mới")
    for route in held:
        route.continue_()
    answered = """async script => {
        const { ask } = await import(script)
        return (await ask("don bien phong")).total
    }"""
    assert page.evaluate(answered, f"{real.url}assets/javascripts/search/client.js")
    expect(page.locator(RESULT).first).to_contain_text("nông thôn mới")


def test_new_results_leave_the_focus_at_its_place(real: BuiltSite, open_page: Open) -> None:
    page = open_page(real.url)
    type_in_box(page, "khen thuong")
    page.locator(RESULT).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.locator(BOX).evaluate(
        """box => {
            box.value = "nong thon moi"
            box.dispatchEvent(new Event("input"))
        }"""
    )
    expect(page.locator(RESULT).first).to_contain_text("nông thôn mới")
    expect(page.locator(RESULT).nth(1)).to_be_focused()


def test_what_was_mended_is_asked_back_as_a_link(real: BuiltSite, open_page: Open) -> None:
    page = open_page(real.url)
    type_in_box(page, "dot suat khen thuong")
    line = page.locator(".md-search .search-meant")
    expect(line).to_have_text("Có phải bạn tìm đột xuất khen thưởng?")
    line.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q="))
    assert any("đột xuất" in title for title in titles(page))


def test_enter_leads_to_the_full_page_and_escape_back_to_the_box(
    real: BuiltSite, open_page: Open
) -> None:
    page = open_page(real.url)
    type_in_box(page, "khen thuong")
    page.locator(RESULT).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator(".md-search__output")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{real.url}tim-kiem/?q=khen+thuong")
    assert titles(page)


HOSTILE = [
    "t", "?!.,;:-…", "<script>window.bad=1</script><img src=x onerror='window.bad=1'>", "🏅👩‍🌾",
    "constructor __proto__ toString", "khen thưo\u031b\u0309ng", "\u0301\u0323", "khen " * 2000,
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_answered_and_never_becomes_markup(
    full: BuiltSite, open_page: Open, words: str
) -> None:
    page = open_page(full.url)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.locator(BOX).click()
    page.locator(BOX).fill(words)
    expect(page.locator(META)).to_have_text(re.compile("phù hợp|Không tìm thấy|Gõ từ"))
    page.goto(f"{full.url}tim-kiem/?q={quote(words[:3000])}")
    settled(page, "")
    expect(page.locator("[data-search-status]")).not_to_be_empty()
    assert page.evaluate("window.bad") is None
    assert page.locator("main img, main script").count() == 0
    assert faults == []


# Failures


def missing(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def garbage(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<html>Đăng nhập\n\t</html>")


@pytest.mark.parametrize("answer", [missing, garbage, lambda route: route.abort()])
@pytest.mark.parametrize("files", [r"/p\d+\.txt", r"/t\d+\.json", r"/index\.json"])
def test_a_failed_file_is_told_and_the_next_try_works(
    full: BuiltSite, open_page: Open, answer: Callable[[Route], None], files: str
) -> None:
    page = open_page(full.url)
    pattern = re.compile(f"/search/.*{files}$" if "index" not in files else r"/search/index\.json$")
    page.context.route(pattern, answer)
    type_in_box(page, "khen thuong")
    expect(page.locator(META)).to_have_text("Chưa tải được dữ liệu tìm kiếm.")
    expect(page.locator(RESULT)).to_have_text("Xem sơ đồ trang")
    page.context.unroute(pattern)
    page.keyboard.type(" ")
    expect(page.locator(META)).to_contain_text("trang phù hợp")


def test_no_network_is_told_on_the_full_page_which_can_try_again(
    full: BuiltSite, open_page: Open
) -> None:
    page = open_page(f"{full.url}tim-kiem/")
    settled(page, "Gõ từ cần tìm")
    page.context.set_offline(True)
    page.get_by_label("Từ cần tìm").fill("khen thuong")
    page.keyboard.press("Enter")
    settled(page, "Máy đang mất mạng")
    expect(page.get_by_role("heading", name="Xem theo mục")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Thử lại").click()
    settled(page)
    assert titles(page)


# The full page


def test_the_full_page_lists_titles_first_with_kind_day_and_state(
    real: BuiltSite, open_page: Open
) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=" + quote("98/2023/NĐ-CP"))
    found = titles(page)
    expect(page.get_by_text("Trình duyệt đang tắt JavaScript")).to_be_hidden()
    assert "98/2023/NĐ-CP" in found[0]
    first = page.locator(HITS).first
    expect(first.locator(".card__meta")).to_contain_text("Văn bản")
    expect(first.locator(".card__meta")).to_contain_text("Ban hành 31/12/2023")
    expect(first.locator(".badge")).to_have_text("Hết hiệu lực")
    assert "van-ban/nd-152-2025/" in addresses(page)[:3]
    assert page.title().startswith("98/2023/NĐ-CP - ")


def of(document: SearchDocument, facet: str) -> set[str]:
    """What a facet must say of a document, read from its record."""
    record = document.record
    match facet:
        case "linh-vuc":
            own = {record.id} if document.kind == "field" and record else set()
            return own | set(getattr(record, "fields", ()))
        case "dia-phuong":
            own = {record.id} if document.kind == "locality" and record else set()
            return own | set(filter(None, [getattr(record, "locality", None)]))
        case "phong-trao":
            own = {record.id} if document.kind == "movement" and record else set()
            return own | set(getattr(record, "movements", ()))
        case "chu-de":
            own = {record.id} if document.kind == "topic" and record else set()
            return own | set(filter(None, [getattr(record, "topic", None)]))
        case "loai":
            return {fold(document.label).replace(" ", "-")}
        case _:
            return set()


@pytest.mark.parametrize("facet", ["loai", "linh-vuc", "dia-phuong", "phong-trao", "chu-de"])
def test_counts_of_all_pages_are_those_of_the_catalogue(
    real: BuiltSite, open_page: Open, facet: str
) -> None:
    expected = Counter(value for d in documents(real.plan) for value in of(d, facet))
    page = open_page(f"{real.url}tim-kiem/")
    settled(page, "Gõ từ cần tìm")
    assert shown_counts(page, facet) == dict(expected)


def test_facets_narrow_and_count_what_the_list_shows(real: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=nong+thon+moi&trang=50")
    settled(page)
    every = {d.address: d for d in documents(real.plan)}
    all_found = [every[address] for address in addresses(page)]
    assert status(page).startswith(f"Có {len(all_found)} trang")
    for facet in ("loai", "linh-vuc", "dia-phuong", "phong-trao"):
        expected = Counter(value for d in all_found for value in of(d, facet))
        assert shown_counts(page, facet) == dict(expected), facet

    kinds = shown_counts(page, "loai")
    one, other = sorted(kinds, key=lambda kind: -kinds[kind])[:2]
    page.locator(f"input[name=loai][value='{one}']").check()
    settled(page, "theo 1 bộ lọc")
    assert status(page).startswith(f"Có {kinds[one]} trang")
    expect(page.locator(f"input[name=loai][value='{one}']")).to_be_focused()
    assert shown_counts(page, "loai") == kinds, "a facet does not narrow itself"
    left = [d for d in all_found if of(d, "loai") == {one}]
    fields = Counter(value for d in left for value in of(d, "linh-vuc"))
    assert shown_counts(page, "linh-vuc") == dict(fields)

    page.locator(f"input[name=loai][value='{other}']").check()
    settled(page, "theo 2 bộ lọc")
    assert status(page).startswith(f"Có {kinds[one] + kinds[other]} trang"), "or within a facet"

    field, _ = fields.most_common(1)[0]
    page.locator("summary", has_text="Lĩnh vực").click()
    page.locator(f"input[name=linh-vuc][value='{field}']").check()
    settled(page, "theo 3 bộ lọc")
    both = [d for d in all_found if of(d, "loai") & {one, other} and field in of(d, "linh-vuc")]
    assert status(page).startswith(f"Có {len(both)} trang"), "and between facets"

    page.get_by_role("button", name="Bỏ mọi bộ lọc").click()
    settled(page, f"Có {len(all_found)} trang")
    expect(page.locator(".facets > summary")).to_be_focused()


def test_the_address_holds_all_state_and_the_back_button_works(
    real: BuiltSite, open_page: Open
) -> None:
    page = open_page(f"{real.url}tim-kiem/")
    page.get_by_label("Từ cần tìm").fill("khen thuong")
    page.keyboard.press("Enter")
    settled(page, "khen thuong")
    first = titles(page)
    page.locator("input[name=loai][value='van-ban']").check()
    settled(page, "theo 1 bộ lọc")
    fittest = titles(page)[0]
    page.get_by_label("Mới nhất").check()
    expect(page).to_have_url(re.compile("xep=ngay"))
    expect(page.locator(HITS).first.locator("a").first).not_to_have_text(fittest)
    narrowed = titles(page)
    given = parse_qs(urlsplit(page.url).query)
    assert given == {"q": ["khen thuong"], "loai": ["van-ban"], "xep": ["ngay"]}

    other = open_page(f"{page.url}&utm_source=x&__proto__=y")
    settled(other, "theo 1 bộ lọc")
    assert titles(other) == narrowed
    expect(other.locator("input[name=loai][value='van-ban']")).to_be_checked()
    expect(other.get_by_label("Mới nhất")).to_be_checked()

    page.go_back()
    page.go_back()
    expect(page.locator("[data-search-status]")).not_to_contain_text("bộ lọc")
    assert titles(page) == first
    expect(page.locator("input[name=loai][value='van-ban']")).not_to_be_checked()
    page.go_back()
    settled(page, "Gõ từ cần tìm")
    expect(page.get_by_label("Từ cần tìm")).to_have_value("")
    page.go_forward()
    settled(page, "khen thuong")


def test_the_newest_come_first_when_asked(real: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=khen+thuong&xep=ngay&trang=50")
    settled(page)
    every = {d.address: d for d in documents(real.plan)}
    days = [every[address].day for address in addresses(page)]
    dated = [day.first for day in days if day]
    assert len(dated) > 20
    assert dated == sorted(dated, reverse=True)
    assert None not in days[: len(dated)]


def test_more_results_are_added_and_the_focus_goes_on(real: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=khen+thuong")
    before = titles(page)
    assert len(before) == 10
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(page.locator(HITS)).to_have_count(20)
    assert titles(page)[:10] == before
    expect(page.locator(f"{HITS} a").nth(10)).to_be_focused()
    expect(page).to_have_url(re.compile("trang=2"))


def test_no_result_gives_honest_help(full: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{full.url}tim-kiem/?q=qwxyzzy")
    settled(page, "Không tìm thấy trang nào cho “qwxyzzy”.")
    expect(page.get_by_text("Xem lại chính tả")).to_be_visible()
    expect(page.get_by_role("heading", name="Xem theo mục")).to_be_visible()
    expect(page.locator("[data-search-results]")).to_be_hidden()


def test_on_a_phone_the_facets_are_folded(real: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=khen+thuong", width=360)
    titles(page)
    box = page.locator("input[name=loai]").first
    expect(box).to_be_hidden()
    page.locator(".facets > summary").press("Enter")
    expect(box).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_on_a_phone_only_the_best_are_looked_for_until_more_is_wanted(
    real: BuiltSite, open_page: Open
) -> None:
    page = open_page(f"{real.url}tim-kiem/", width=360)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.locator("#q").fill("khen thuong")
    page.locator("#q").press("Enter")
    assert settled(page) == "10 trang phù hợp nhất cho “khen thuong”."
    few = titles(page)
    assert len(few) == 10
    assert "facets.json" not in asked
    page.get_by_role("button", name="Xem thêm kết quả").click()
    assert re.match(r"Có \d+ trang phù hợp", settled(page, "Có "))
    expect(page.locator(HITS)).to_have_count(20)
    expect(page.locator(HITS).nth(10).locator("a")).to_be_focused()
    assert "facets.json" in asked
    assert len(set(addresses(page))) == 20


def test_on_a_phone_filters_that_are_unfolded_count_all(real: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=khen+thuong", width=360)
    titles(page)
    page.locator(".facets > summary").click()
    counted = settled(page, "Có ")
    assert sum(shown_counts(page, "loai").values()) == int(re.findall(r"\d+", counted)[0])


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_on_a_page_of_results(
    real: BuiltSite, open_page: Open, width: int, scheme: str
) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=dot+suat+khen+thuong&loai=hoi-dap", width, scheme)
    titles(page)
    if width < 1024:
        page.locator(".facets > summary").click()
    assert violations(page) == []


# The page that was found


def test_the_words_are_marked_on_the_page_whatever_their_accents(
    real: BuiltSite, open_page: Open
) -> None:
    page = open_page(f"{real.url}tim-kiem/?q=chien+si+thi+dua+co+so&loai=hoi-dap")
    link = page.locator(f"{HITS} h3 a").first
    expect(link).to_be_visible()
    assert "?" not in (link.get_attribute("href") or "?")
    link.click()
    page.locator("article mark").first.wait_for()
    assert "h" in parse_qs(urlsplit(page.url).query)
    marks = {mark.lower() for mark in page.locator("article mark").all_inner_texts()}
    assert {"chiến", "sĩ", "thi", "đua"} <= marks
    whole = page.locator("article").inner_text().replace("Bỏ đánh dấu", "")
    assert violations(page) == []

    page.get_by_role("button", name="Bỏ đánh dấu").click()
    expect(page.locator("article mark")).to_have_count(0)
    assert "h=" not in page.url
    line = "Các từ đã tìm được đánh dấu trong trang."
    assert page.locator("article").inner_text().split() == whole.replace(line, "").split()


def test_marks_are_text_and_bounded(real: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{real.url}thuat-ngu/?h=" + quote("<img src=x onerror=bad()> khen thi dua"))
    page.locator("article mark").first.wait_for()
    assert page.locator("article img").count() == 0
    assert page.locator("article mark").count() <= 1200


def test_without_words_no_page_fetches_the_script_of_marks(
    full: BuiltSite, open_page: Open
) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(full.url, wait_until="networkidle")
    assert not [url for url in asked if "/search/" in url]
