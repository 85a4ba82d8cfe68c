"""A story as plain text and as HTML to be pasted."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from thidua.publish.press.blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
    words,
)
from thidua.publish.press.story import PressStory


def as_text(story: PressStory) -> str:
    """The story in words alone: a blank line between paragraphs, a row of a table on a line."""
    groups = groupby(story.blocks, key=lambda block: isinstance(block, Item) or id(block))
    parts = ["\n".join(map(_line, group)) for _, group in groups]
    return "\n\n".join([story.title, *parts]) + "\n"


def _line(block: Block) -> str:
    match block:
        case Table():
            rows = (" | ".join(words(cell) for cell in row) for row in block.rows)
            return "\n".join(rows)
        case Item():
            mark = "-" if block.number is None else f"{block.number}."
            return f"{'  ' * block.depth}{mark if block.opens else ' '} {words(block.runs)}"
    return words(block.runs)


def as_html(story: PressStory) -> str:
    """The story as a piece of HTML of plain elements, without style, script or picture."""
    return "\n".join([f"<h1>{escape(story.title)}</h1>", *_elements(story.blocks)]) + "\n"


def _elements(blocks: tuple[Block, ...]) -> Iterator[str]:
    for is_list, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
        if is_list:
            yield "".join(_lists([block for block in group if isinstance(block, Item)]))
        else:
            yield from map(_element, group)


def _element(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_words(block.runs)}</h{block.level}>"
        case Table():
            head, *rows = block.rows
            lines = [_row(head, "th"), *(_row(row, "td") for row in rows)]
            return "\n".join(["<table>", *lines, "</table>"])
        case Paragraph(style=Style.QUOTE):
            return f"<blockquote><p>{_words(block.runs)}</p></blockquote>"
        case Paragraph(style=Style.LEAD):
            return f"<p><strong>{_words(block.runs)}</strong></p>"
        case Paragraph(style=Style.NOTE):
            return f"<p><em>{_words(block.runs)}</em></p>"
    return f"<p>{_words(block.runs)}</p>"


def _row(cells: tuple[Runs, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_words(cell)}</{tag}>" for cell in cells) + "</tr>"


def _lists(items: list[Item]) -> Iterator[str]:
    """Lists in lists; an end tag waits until no deeper point and no further paragraph follows."""
    open_: list[str] = []
    for item in items:
        tag = "ul" if item.number is None else "ol"
        fresh = item.opens or not open_
        while len(open_) > item.depth + 1:
            yield f"</li>\n</{open_.pop()}>"
        if len(open_) == item.depth + 1 and fresh:
            yield "</li>"
            if open_[-1] != tag or item.number == 1:
                yield f"\n</{open_.pop()}>\n"
        while len(open_) < item.depth + 1:
            open_.append(tag)
            yield f"<{tag}>" if len(open_) == item.depth + 1 else f"<{tag}>\n<li>"
            fresh = True
        yield f"\n<li>{_words(item.runs)}" if fresh else f"<br>{_words(item.runs)}"
    while open_:
        yield f"</li>\n</{open_.pop()}>"


def _words(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>")
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.strong:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text
