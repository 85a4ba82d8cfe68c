"""``deploy/nginx.conf`` at work: types, headers, compression, caching, the path, what is missing."""

import gzip
import socket
from pathlib import Path

import pytest

from tests.browser.markup import tree_of
from tests.delivery.conftest import Served

TYPES = {
    "": "text/html; charset=utf-8",
    "rss/": "text/html; charset=utf-8",
    "rss/tat-ca.xml": "application/rss+xml; charset=utf-8",
    "rss/tat-ca.json": "application/feed+json",
    "rss/dia-phuong/huyen-mau.xml": "application/rss+xml; charset=utf-8",
    "rss/kenh.opml": "text/x-opml; charset=utf-8",
    "guong-dien-hinh/nguyen-van-thu/nguyen-van-thu.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "sitemap.xml": "application/xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "tin-tuc/2024-05-hoi-nghi-mau/2024-05-hoi-nghi-mau.html.txt": "text/plain; charset=utf-8",
    "assets/javascripts/page.js": "text/javascript; charset=utf-8",
    "assets/stylesheets/site.css": "text/css; charset=utf-8",
    "assets/images/mark.svg": "image/svg+xml; charset=utf-8",
    "assets/images/card.png": "image/png",
    "assets/images/hang-cay-mau.jpg": "image/jpeg",
    "search/index.json": "application/json",
}
MADE = {
    "du-lieu/thu.json": "application/json",
    "du-lieu/thu.csv": "text/csv; charset=utf-8",
    "lich/thu.ics": "text/calendar; charset=utf-8",
    "thu.webmanifest": "application/manifest+json",
    "thu.webp": "image/webp",
    "thu.pdf": "application/pdf",
}
"""Types of files that the small site may lack: laid beside it for the test."""


@pytest.fixture(scope="module", autouse=True)
def made(served: Served) -> None:
    for name in MADE:
        path = served.site / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            path.write_bytes(b"x" * 600)


@pytest.mark.parametrize(("path", "type_"), [*TYPES.items(), *MADE.items()])
def test_every_file_says_what_it_is(served: Served, path: str, type_: str) -> None:
    answer = served.server.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, type_)


def test_no_file_of_the_site_is_of_an_unknown_type(served: Served) -> None:
    examples = {path.suffix: path for path in served.site.rglob("*") if path.is_file()}
    for path in examples.values():
        name = path.relative_to(served.site).as_posix()
        answer = served.server.get(name if name != "404.html" else "index.html")
        assert answer.status == 200, name
        assert answer.headers["content-type"] != "application/octet-stream", name


@pytest.mark.parametrize("path", ["", "rss/tat-ca.xml", "assets/stylesheets/site.css"])
def test_text_is_sent_compressed_to_who_asks_for_it(served: Served, path: str) -> None:
    plain = served.server.get(path)
    small = served.server.get(path, Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 2


def test_a_portal_that_asks_for_its_readers_gets_it_compressed_too(served: Served) -> None:
    answer = served.server.get("", Accept_Encoding="gzip", Via="1.1 portal")
    assert answer.headers["content-encoding"] == "gzip"


def test_pictures_are_not_compressed_again(served: Served) -> None:
    answer = served.server.get("assets/images/card.png", Accept_Encoding="gzip")
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("path", "framed_by"),
    [("", "'self'"), ("nhung/", "'self'"), ("nhung/tat-ca/", "*"), ("nhung/tin-tuc/", "*")],
)
def test_a_page_carries_the_policy_of_its_head_and_says_who_may_frame_it(
    served: Served, path: str, framed_by: str
) -> None:
    (meta,) = tree_of(served.site / path / "index.html").xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    policy = served.server.get(path).headers["content-security-policy"]
    assert policy == f"{meta}; frame-ancestors {framed_by}"


@pytest.mark.parametrize("path", ["", "rss/tat-ca.xml", "nhung/tat-ca/", "khong-co/"])
def test_every_answer_carries_the_headers_of_safety(served: Served, path: str) -> None:
    headers = served.server.get(path).headers
    assert headers["strict-transport-security"].startswith("max-age=31536000")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "/" not in headers["server"]


def test_feeds_and_data_may_be_read_from_other_pages_and_pages_may_not(served: Served) -> None:
    for path in ("rss/tat-ca.xml", "rss/tat-ca.json", "du-lieu/thu.csv"):
        assert served.server.get(path).headers["access-control-allow-origin"] == "*", path
    for path in ("", "rss/", "sitemap.xml"):
        assert "access-control-allow-origin" not in served.server.get(path).headers, path


def test_only_names_with_a_hash_are_kept_for_ever(served: Served) -> None:
    lasting = "public, max-age=31536000, immutable"
    hashed = {
        path.relative_to(served.site).as_posix()
        for pattern in ("search/*/*", "assets/*/*.min.*")
        for path in served.site.glob(pattern)
    }
    assert len(hashed) > 5
    for path in sorted(hashed)[::7]:
        assert served.server.get(path).headers["cache-control"] == lasting, path
    for path in ("", "rss/tat-ca.xml", "search/index.json", "assets/stylesheets/site.css"):
        assert served.server.get(path).headers["cache-control"] == "no-cache", path


def test_a_missing_piece_of_an_old_index_is_not_missing_for_ever(served: Served) -> None:
    answer = served.server.get("search/0123456789ab/w1.txt")
    assert answer.status == 404
    assert "cache-control" not in answer.headers


def test_what_is_missing_is_told_on_the_page_of_the_site(served: Served) -> None:
    answer = served.server.get("khong/co/o-day/")
    assert answer.status == 404
    assert answer.body == (served.site / "404.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert served.server.get("404.html").status == 404


def test_the_site_lives_below_its_path_and_nothing_lives_beside_it(served: Served) -> None:
    assert served.server.get("/").headers["location"] == "/mau/"
    assert served.server.get("/tin-tuc/").status == 404
    assert served.server.get("/index.html").status == 404
    assert served.server.get("/mau/../tree/mkdocs.yml").status == 404
    assert served.server.get("/.mau-lock").status == 404


def test_an_address_without_its_last_slash_leads_to_the_page(served: Served) -> None:
    answer = served.server.get("tin-tuc")
    assert (answer.status, answer.headers["location"]) == (301, "/mau/tin-tuc/")


def test_plain_http_leads_to_the_same_address_over_https(served: Served) -> None:
    answer = served.server.get("rss/tat-ca.xml?a=1", scheme="http", Host="elsewhere.example")
    assert answer.status == 301
    assert answer.headers["location"] == "https://example.vn/mau/rss/tat-ca.xml?a=1"
    assert "strict-transport-security" not in answer.headers


def test_it_listens_on_every_family_of_this_machine(served: Served) -> None:
    for scheme, family in served.server.ports:
        status = served.server.get("robots.txt", scheme=scheme, family=family).status
        assert status == (200 if scheme == "https" else 301), socket.AddressFamily(family)


def test_the_shipped_file_listens_on_both_families() -> None:
    text = (Path(__file__).resolve().parents[2] / "deploy" / "nginx.conf").read_text("utf-8")
    for port in ("80;", "443 ssl"):
        assert f"listen {port}" in text
        assert f"listen [::]:{port}" in text


@pytest.mark.parametrize("path", ["", "rss/tat-ca.xml", "assets/images/card.png"])
def test_head_says_what_get_would(served: Served, path: str) -> None:
    head, get = served.server.get(path, "HEAD"), served.server.get(path)
    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


def test_a_part_can_be_asked_for(served: Served) -> None:
    whole = served.server.get("assets/images/card.png").body
    part = served.server.get("assets/images/card.png", Range="bytes=100-199")
    assert (part.status, part.body) == (206, whole[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(whole)}"
    assert served.server.get("assets/images/card.png", Range="bytes=9999999-").status == 416


def test_nothing_can_be_written(served: Served) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert served.server.get("rss/tat-ca.xml", method).status == 405
