"""The questions of a topic stand in the order that its editors gave, none lost and none twice."""

import shutil
from datetime import date
from pathlib import Path

from thidua.catalogue.catalogue import Catalogue, build
from thidua.catalogue.topics import groups, in_order
from thidua.check.run import check
from thidua.records.lists import Topic

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)


def catalogue_of(docs: Path) -> Catalogue:
    checked = check(docs, "docs", TODAY)
    assert checked.passed, checked.findings
    return build(checked.context)


def shown(docs: Path) -> list[tuple[str | None, list[str]]]:
    catalogue = catalogue_of(docs)
    topic = catalogue.get("topic", "khen-thuong-mau")
    assert isinstance(topic, Topic)
    return [(group.title, [q.id for q in group.questions]) for group in groups(catalogue, topic)]


def small_site(folder: Path, grouped: str) -> Path:
    docs = folder / "docs"
    shutil.copytree(ROOT / "tests/sites/valid/full", docs)
    with (docs / "data/topics.yml").open("a", encoding="utf-8") as file:
        file.write(grouped)
    return docs


def test_without_groups_there_is_one_list_without_a_title(tmp_path: Path) -> None:
    assert shown(small_site(tmp_path, "")) == [(None, ["ai-duoc-khen", "khen-o-dau"])]


def test_groups_keep_the_order_of_their_editors(tmp_path: Path) -> None:
    grouped = "  groups:\n    - title: Nơi nộp\n      questions: [khen-o-dau]\n"
    grouped += "    - title: Ai được\n      questions: [ai-duoc-khen]\n"
    assert shown(small_site(tmp_path, grouped)) == [
        ("Nơi nộp", ["khen-o-dau"]),
        ("Ai được", ["ai-duoc-khen"]),
    ]


def test_a_question_in_no_group_stands_at_the_end(tmp_path: Path) -> None:
    grouped = "  groups:\n    - title: Nơi nộp\n      questions: [khen-o-dau]\n"
    assert shown(small_site(tmp_path, grouped)) == [
        ("Nơi nộp", ["khen-o-dau"]),
        ("Câu hỏi khác", ["ai-duoc-khen"]),
    ]


def test_a_question_that_waits_for_its_hour_leaves_no_empty_group(tmp_path: Path) -> None:
    grouped = "  groups:\n    - title: Nơi nộp\n      questions: [khen-o-dau]\n"
    grouped += "    - title: Ai được\n      questions: [ai-duoc-khen]\n"
    docs = small_site(tmp_path, grouped)
    question = docs / "faq/khen-thuong-mau/khen-o-dau.md"
    text = question.read_text(encoding="utf-8")
    later = text.replace(
        "published: '2026-11-17'", "published: '2027-02-01'\npublish_at: '2027-02-01'"
    )
    question.write_text(later, encoding="utf-8")
    assert shown(docs) == [("Ai được", ["ai-duoc-khen"])]


def test_every_question_of_the_site_has_its_place_in_a_group() -> None:
    catalogue = catalogue_of(ROOT / "docs")
    for topic in catalogue.all("topic"):
        assert isinstance(topic, Topic)
        named = [id for group in topic.groups for id in group.questions]
        assert [question.id for question in in_order(catalogue, topic)] == named, topic.id
