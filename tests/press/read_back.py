"""The words of each form, read back by other means than those that wrote them."""

import io
import re
from collections.abc import Iterator

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html

from thidua.publish.press.forms import as_html, as_text
from thidua.publish.press.story import PressStory
from thidua.publish.press.word import WordWriter

_MARK = re.compile(r"^ *(?:-|\d+\.)? ", re.MULTILINE)
BLOCKS = "h1|h2|h3|h4|h5|h6|p|li|td|th|tr|br|blockquote|pre"

WRITER = WordWriter()


def words(text: str) -> list[str]:
    """The words of a text, without punctuation and marks of lists."""
    return re.findall(r"\w+", text)


def words_of_text(story: PressStory) -> list[str]:
    title, _, rest = as_text(story).partition("\n")
    return words(title) + words(_unmarked(rest, story))


def _unmarked(text: str, story: PressStory) -> str:
    """The text without the marks of its points; other lines may begin with a number too."""
    points = {
        "".join(run.text for run in block.runs).split("\n")[0]
        for block in story.blocks
        if type(block).__name__ == "Item"
    }
    lines = []
    for line in text.split("\n"):
        bare = _MARK.sub("", line, count=1)
        lines.append(bare if bare in points else line)
    return "\n".join(lines)


def words_of_markup(markup: str) -> list[str]:
    return words(" ".join(_pieces(html.fragment_fromstring(markup, create_parent="div"))))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Words that touch across inline elements stay one."""
    text = html.tostring(element, encoding="unicode")
    for tag in BLOCKS.split("|"):
        text = re.sub(rf"<(/?){tag}\b", rf" <\1{tag}", text)
    yield str(html.fragment_fromstring(text).text_content())


def words_of_html(story: PressStory) -> list[str]:
    return words_of_markup(as_html(story))


def word_file(story: PressStory) -> bytes:
    return WRITER.write(story)


def words_of_word(data: bytes) -> list[str]:
    parts = []
    for block in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            assert isinstance(block, Table)
            parts.extend(cell.text for row in block.rows for cell in row.cells)
    return words("\n".join(parts))
