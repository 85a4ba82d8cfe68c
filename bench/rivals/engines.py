"""The other generators: what they are given, and the command that builds."""

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.rivals.articles import TERMS, Article, names, sections

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BIN = ROOT / ".venv-bench" / "bin"

PER_PAGE = 60
"""Entries on a page of a list that grows, as in our listings."""


@dataclass(frozen=True)
class Rival:
    """A generator: writes its content folder from articles, and builds ``out``.

    ``file`` is where an article lies below the work folder, for a change of one.
    """

    name: str
    prepare: Callable[[Path, Sequence[Article]], None]
    command: Callable[[Path], list[str]]
    out: str
    file: Callable[[Article], str]


def _front(article: Article) -> str:
    """Front matter as YAML, each value in JSON."""
    keys = {
        "title": article.title,
        "summary": article.summary,
        "date": article.date,
        "source": article.source,
        **{term: ids for term, ids in article.terms.items() if ids},
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _copy(name: str, work: Path) -> None:
    shutil.copytree(HERE / name, work, dirs_exist_ok=True)


def _term_names() -> dict[str, dict[str, str]]:
    return {"names": names(), "sections": sections()}


def _hugo(work: Path, articles: Sequence[Article]) -> None:
    _copy("hugo", work)
    _write(work / "data" / "names.json", json.dumps(_term_names(), ensure_ascii=False))
    for section, title in sections().items():
        if section not in TERMS:
            _write(work / f"content/{section}/_index.md", f"---\ntitle: {title}\n---\n")
    for term in ("dia-phuong", "cua-phong-trao"):  # these have feeds
        _write(work / f"content/{term}/_index.md", "---\ncascade:\n  outputs: [html, rss]\n---\n")
    for article in articles:
        _write(work / _content(article), _front(article) + article.body)


def _hugo_binary() -> str:
    """The program itself, without the start of Python before it."""
    (binary,) = (BIN.parent / "lib").glob("python3*/site-packages/hugo/binaries/hugo")
    return str(binary)


def _content(article: Article) -> str:
    return f"content/{article.section}/{article.id}.md"


def _eleventy(work: Path, articles: Sequence[Article]) -> None:
    _copy("eleventy", work)
    (work / "node_modules").symlink_to(ROOT / "bench" / "node_modules")
    _write(work / "_data" / "site.json", json.dumps(_term_names(), ensure_ascii=False))
    for article in articles:
        _write(work / _content(article), _front(article) + article.body)


def _pelican(work: Path, articles: Sequence[Article]) -> None:
    _copy("pelican", work)
    _write(work / "names.json", json.dumps(_term_names(), ensure_ascii=False))
    for article in articles:
        tags = ", ".join(f"{term}/{id}" for term in TERMS for id in article.terms[term])
        head = {
            "Title": article.title,
            "Summary": article.summary,
            "Date": article.date,
            "Slug": article.id,
            "Category": article.section,
            "Source": article.source,
            **({"Tags": tags} if tags else {}),
        }
        lines = "\n".join(f"{key}: {value}" for key, value in head.items())
        _write(work / _content(article), f"{lines}\n\n{article.body}")


def _material(work: Path, articles: Sequence[Article]) -> None:
    """Lists are written beforehand as Markdown, since Material makes none of its own."""
    _copy("material", work)
    lists: dict[str, list[Article]] = defaultdict(list)
    called = {**names(), **sections()}
    for article in sorted(articles, key=lambda each: each.date, reverse=True):
        lists[article.section].append(article)
        for term in TERMS:
            for id in article.terms[term]:
                lists[f"{term}/{id}"].append(article)
        front = {
            "title": article.title,
            "description": article.summary,
            "date": article.date[:16].replace("T", " "),
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        labels = " · ".join(
            f"[{called.get(id, id)}](../{term}/{id}.md)"
            for term in TERMS
            for id in article.terms[term]
        )
        text = "\n".join(
            ["---", *lines, "---", "", article.body, labels, "", f"<{article.source}>"]
        )
        _write(work / f"docs/{article.section}/{article.id}.md", text + "\n")
    for place, found in lists.items():
        title = called.get(place.rpartition("/")[2], place)
        grows = place in ("guong-dien-hinh", "tin-tuc")
        size = PER_PAGE if grows else len(found)
        for number, start in enumerate(range(0, len(found), size), 1):
            up = "" if "/" not in place else "../"
            rows = [
                f"- [{each.title}]({up or '../'}{each.section}/{each.id}.md) {each.summary}"
                for each in found[start : start + size]
            ]
            name = (
                f"docs/{place}.md"
                if up
                else f"docs/{place}/{'index' if number == 1 else f'trang-{number}'}.md"
            )
            _write(work / name, "\n".join([f"# {title}", "", *rows, ""]))
    newest = sorted(articles, key=lambda each: each.date, reverse=True)[:20]
    rows = [f"- [{each.title}]({each.section}/{each.id}.md) {each.summary}" for each in newest]
    _write(work / "docs/index.md", "\n".join(["# Thi đua, khen thưởng", "", *rows, ""]))


RIVALS = {
    rival.name: rival
    for rival in (
        Rival("Hugo", _hugo, lambda _: [_hugo_binary(), "--quiet"], "public", _content),
        Rival(
            "Eleventy",
            _eleventy,
            lambda _: ["node", str(ROOT / "bench/node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"],
            "_site",
            _content,
        ),
        Rival(
            "Pelican",
            _pelican,
            lambda _: [str(BIN / "pelican"), "--quiet", "-s", "pelicanconf.py"],
            "output",
            _content,
        ),
        Rival(
            "Material",
            _material,
            lambda _: [str(BIN / "mkdocs"), "build", "--quiet"],
            "site",
            lambda article: f"docs/{article.section}/{article.id}.md",
        ),
    )
}
