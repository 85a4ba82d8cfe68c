"""What pages cost is measured whole, and an article is light."""

import subprocess
import sys
from pathlib import Path

import pytest
from bench.corpus import ROOT, write
from bench.page_parts import BODY, FRAME, parts, sent

WORDS = 700
LIGHT = 6_000
"""Bytes of an article as it is sent, at most: the median of those with some 700 words."""

PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<title>Một trang</title>
<script type="application/ld+json">[{"@type":"NewsArticle"}]</script>
</head>
<body>
<header class="md-header site-header"><div class="md-search" data-search-box><input name="q"></div></header>
<main>
<article class="md-typeset article">
<header class="head"><h1>Một trang</h1></header>
<div class="layout__main">
<p>Chữ của người biên tập, một<br>hai dòng.</p>
</div>
<svg><path d="M0 0"/></svg>
<footer class="colophon"><p>Nguồn: Báo Mẫu</p></footer>
</article>
</main>
<footer class="md-footer site-footer"><p>Địa chỉ: đang cập nhật</p></footer>
</body>
</html>
"""
WRITTEN = "<p>Chữ của người biên tập, một<br>hai dòng.</p>"


def test_each_byte_of_a_page_is_of_one_part() -> None:
    found = parts(PAGE, WRITTEN)
    assert sum(raw for raw, _ in found.values()) == len(PAGE.encode())
    assert found[BODY][0] == len(WRITTEN.encode())
    assert {"head", "structured data", "header", "search box", "title", "sources"} < set(found)


def test_a_part_costs_what_the_page_would_be_smaller_without_it() -> None:
    found = parts(PAGE, WRITTEN)
    assert found[BODY][1] == sent(PAGE) - sent(PAGE.replace(WRITTEN, ""))
    assert found[FRAME][1] > 0


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The first table that the command prints of a corpus, by type of page."""
    docs = tmp_path_factory.mktemp("pages") / "docs"
    write(docs, 200, seed=1, words=WORDS)
    command = [sys.executable, "bench/pages.py", "--docs", str(docs)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    table = done.stdout.partition("| page |")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
    return {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize("kind", ["exemplar", "news"])
def test_an_article_of_700_words_is_light(weights: dict[str, list[str]], kind: str) -> None:
    _, words, _, _, median, _ = weights[kind]
    assert int(words) >= WORDS
    assert int(median.replace(",", "")) <= LIGHT


def test_every_type_of_page_is_measured(weights: dict[str, list[str]]) -> None:
    theme = {path.stem for path in Path(ROOT, "theme").glob("*.html")}
    assert len(set(weights) & theme) >= 25
