"""What readers see is Vietnamese in one spelling: dates dd/mm/yyyy, letters in NFC."""

import re
import unicodedata

from tests.browser.built import BuiltSite
from tests.browser.markup import tree_of, visible_texts

ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
ADDRESS = re.compile(r"https?://\S+")
ENGLISH_MONTH = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|March|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.? \d{1,4})\b"
)
TEXT = {".html", ".xml", ".json", ".txt", ".css", ".js", ".svg"}


def test_no_reader_sees_a_date_of_machines_or_an_english_month(
    sites: tuple[BuiltSite, ...],
) -> None:
    for site in sites:
        for visit in site.visits:
            if site.language_of(visit) != "vi":
                continue
            body = tree_of(visit.file).find("body")
            for text in visible_texts(body):
                seen = ADDRESS.sub("", text)
                assert not ISO_DATE.search(seen), f"{visit.address}: {seen}"
                assert not ENGLISH_MONTH.search(seen), f"{visit.address}: {seen}"


def test_every_time_element_carries_a_date_of_machines(sites: tuple[BuiltSite, ...]) -> None:
    form = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}:\d{2}\+07:00)?)?)?")
    for site in sites:
        for visit in site.visits:
            for moment in tree_of(visit.file).iter("time"):
                assert form.fullmatch(moment.get("datetime", "")), visit.address


def test_every_text_file_is_utf_8_in_nfc(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        for path in site.folder.rglob("*"):
            if path.suffix in TEXT:
                text = path.read_text(encoding="utf-8")
                for_newsrooms = path.name.startswith(f"{path.parent.name}.")
                assert text.startswith("\ufeff") == for_newsrooms, path
                assert unicodedata.is_normalized("NFC", text), path
