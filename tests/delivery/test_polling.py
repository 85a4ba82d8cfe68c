"""A reader that polls: nothing new costs it an answer without a body, something new is there at once."""

import pytest

from tests.delivery.conftest import Served

FEED = "rss/tat-ca.xml"
STORY = "news/2024-05-hoi-nghi-mau.md"


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_rebuild_without_a_change_answers_that_nothing_changed(
    served: Served, encoding: str
) -> None:
    paths = (FEED, "", "tin-tuc/", "assets/stylesheets/site.css")
    first = {path: served.server.get(path, Accept_Encoding=encoding) for path in paths}
    before = {path.stat().st_ino for path in served.site.rglob("*.xml")}
    served.build()
    assert {path.stat().st_ino for path in served.site.rglob("*.xml")} == before
    for path, answer in first.items():
        tag = answer.headers["etag"]
        again = served.server.get(path, Accept_Encoding=encoding, If_None_Match=tag)
        assert (again.status, again.body) == (304, b""), path
        assert again.headers["etag"] == tag.removeprefix("W/")
        by_date = served.server.get(
            path, Accept_Encoding=encoding, If_Modified_Since=answer.headers["last-modified"]
        )
        assert by_date.status == 304, path


def test_a_changed_story_changes_its_feed_and_leaves_the_others_alone(served: Served) -> None:
    before = {path: served.server.get(path) for path in (FEED, "van-ban/")}
    story = served.tree.docs / STORY
    story.write_text(story.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    served.build()
    now = {
        path: served.server.get(path, If_None_Match=answer.headers["etag"])
        for path, answer in before.items()
    }
    assert now[FEED].status == 200
    assert "Thêm một câu.".encode() in now[FEED].body
    assert now[FEED].headers["etag"] != before[FEED].headers["etag"]
    assert now["van-ban/"].status == 304
