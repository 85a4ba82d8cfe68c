"""The files of a story, by their endings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.publish.press.forms import as_html, as_text
from thidua.publish.press.story import PressStory

if TYPE_CHECKING:
    from thidua.publish.press.word import WordWriter

TEXT, MARKUP, WORD = "txt", "html.txt", "docx"
"""The HTML to be pasted is served as text: it is no page of the site."""

ENCODING = "utf-8-sig"
"""With a mark at its head a browser reads a text right whatever the server says of it."""


class StoryFiles:
    """Writes the files of stories, all Word files from one template."""

    def __init__(self) -> None:
        self._word: WordWriter | None = None

    def of(self, story: PressStory) -> Iterator[tuple[str, bytes]]:
        """The path of each file below the site folder, and its bytes."""
        yield story.file(TEXT), as_text(story).encode(ENCODING)
        yield story.file(MARKUP), as_html(story).encode(ENCODING)
        if story.has_word_file:
            if self._word is None:
                from thidua.publish.press.word import WordWriter  # noqa: PLC0415  (few builds do)

                self._word = WordWriter()
            yield story.file(WORD), self._word.write(story)
