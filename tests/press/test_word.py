"""The Word file as Word and archives see it: the same bytes each time, sound parts, its own times."""

import io
import os
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from tests.press.conftest import FULL, Tell, desk_of
from tests.press.read_back import word_file
from tests.press.test_forms import RICH
from tests.site.conftest import DAY, ROOT
from thidua.catalogue.catalogue import Catalogue
from thidua.publish.press import PressDesk
from thidua.publish.press.desk import WORD_FILES

HASHES = """
import hashlib, sys
sys.path[:0] = ["hooks", "."]
from pathlib import Path
from tests.press.conftest import catalogue_of, desk_of
from thidua.publish.press.files import StoryFiles
files = StoryFiles()
for story in desk_of(catalogue_of(Path(sys.argv[1]))).stories:
    for path, data in files.of(story):
        print(path, hashlib.sha256(data).hexdigest())
"""


def test_two_processes_in_different_worlds_make_the_same_bytes() -> None:
    worlds = (
        {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    )
    found = [
        subprocess.run(
            [sys.executable, "-c", HASHES, str(FULL)],
            cwd=ROOT, env={**os.environ, **world}, capture_output=True, text=True, check=True,
        ).stdout
        for world in worlds
    ]  # fmt: skip
    assert found[0] == found[1]
    assert ".docx" in found[0]


def test_the_clock_is_nowhere_in_the_file(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    before = word_file(tell(RICH))
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert word_file(tell(RICH)) == before
    with zipfile.ZipFile(io.BytesIO(before)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_properties_are_those_of_the_story(full: Catalogue) -> None:
    story = next(s for s in desk_of(full).stories if s.record.id == "nguyen-van-thu")
    properties = Document(io.BytesIO(word_file(story))).core_properties
    assert properties.title == story.title
    assert properties.author == story.author
    assert properties.identifier == story.identity
    assert properties.language == "vi-VN"
    assert properties.created == datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
    assert properties.modified == datetime(2026, 11, 21, 2, 30, tzinfo=UTC)


def test_every_part_is_sound_and_nothing_of_the_maker_is_left(tell: Tell) -> None:
    data = word_file(tell(RICH))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        names = parts.namelist()
        assert names[0] == "[Content_Types].xml"
        for name in names:
            assert name.endswith((".xml", ".rels")), name
            text = parts.read(name)
            etree.fromstring(text)
            assert b"python-docx" not in text, name
    assert len(data) < 20_000


def test_each_list_with_numbers_begins_at_one(tell: Tell) -> None:
    document = Document(io.BytesIO(word_file(tell(RICH))))
    numbered = [
        p for p in document.paragraphs if p.style is not None and p.style.name == "List Number"
    ]
    lists = [p._p.pPr.numPr.numId.val for p in numbered]
    assert [p.text for p in numbered] == ["Điểm một", "Điểm hai", "Điểm ba", "Lại từ một"]
    assert lists[0] == lists[1] == lists[2] != lists[3]


def test_a_link_leads_to_its_address(tell: Tell) -> None:
    document = Document(io.BytesIO(word_file(tell(RICH))))
    found = {
        link.text: document.part.rels[link._hyperlink.get(qn("r:id"))].target_ref
        for paragraph in document.paragraphs
        for link in paragraph.hyperlinks
    }
    assert found["liên kết"] == "https://example.org/a?b=1&c=2"


def test_the_hundred_newest_stories_have_a_word_file(real: PressDesk) -> None:
    with_file = [story.has_word_file for story in real.stories]
    assert with_file == [True] * WORD_FILES + [False] * (len(with_file) - WORD_FILES)
    moments = [story.published for story in real.stories]
    assert moments == sorted(moments, reverse=True)
    assert max(moments).date().isoformat() <= DAY
