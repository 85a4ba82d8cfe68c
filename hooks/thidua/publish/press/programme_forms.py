"""A month's plan as text, Markdown and JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from thidua.publish.press.programme import (
    CLOSING_SECONDS,
    MOST_ISSUES,
    OPENING_SECONDS,
    PAGE_SYLLABLES,
    PROGRAMME_SECONDS,
    LeftOut,
    MonthPlan,
    Part,
    Rundown,
)
from thidua.publish.press.story import PressStory
from thidua.records.kinds import KINDS
from thidua.text.numbers import vietnamese_number
from thidua.text.speech import PACE, in_minutes


def as_text(made: MonthPlan) -> str:
    """Both lists for a reader of the screen."""
    return _document(made, heading="{}")


def as_markdown(made: MonthPlan) -> str:
    """Both lists for an issue or a message that shows Markdown."""
    return _document(made, heading="## {}")


def _document(made: MonthPlan, heading: str) -> str:
    """Paragraphs and lists with a blank line between them."""
    month = made.broadcast.month
    parts = [
        heading.format(f"Chương trình phát sóng {month}"),
        f"Không quá {in_minutes(PROGRAMME_SECONDS)}; tính {PACE} tiếng một phút (giả định).",
        *_broadcast(made.broadcast),
    ]
    if not made.broadcast.parts and made.earlier:
        parts.append("Bài của các tháng trước có thể dùng lại:")
        parts.append(_points(f"{story.title} {story.address}" for story in made.earlier))
    parts.extend(_left_out(made.broadcast.left_out))
    parts.append(heading.format(f"Danh mục bài in {month}"))
    parts.append(
        f"Mỗi kỳ khoảng {vietnamese_number(PAGE_SYLLABLES)} tiếng (giả định); kế hoạch: mỗi tháng "
        f"ít nhất 1 kỳ, cả năm không quá {MOST_ISSUES} kỳ."
    )
    parts.extend(_printed(made))
    parts.extend(_left_out(made.not_printed))
    return "\n\n".join(parts) + "\n"


def _broadcast(made: Rundown) -> Iterator[str]:
    if not made.parts:
        yield f"Chưa có bài nào dùng được cho {made.month}, mà kế hoạch cần một chương trình."
        return
    rows = [
        f"{_clock(0)} Mở đầu ({in_minutes(OPENING_SECONDS)})",
        *(
            f"{_clock(start)} {_part(part, in_minutes(part.size))}"
            for start, part in zip(made.starts, made.parts, strict=False)
        ),
        f"{_clock(made.starts[-1])} Kết thúc ({in_minutes(CLOSING_SECONDS)})",
    ]
    yield _numbered(rows)
    yield f"Tổng cộng, kể cả chuyển mục: {in_minutes(made.total)}."


def _printed(made: MonthPlan) -> Iterator[str]:
    for issue in made.issues:
        yield f"Kỳ {issue.number} trong năm, {vietnamese_number(issue.total)} tiếng:"
        main, *others = issue.parts
        rows = [
            _part(main, f"bài chính, {vietnamese_number(main.size)} tiếng"),
            *(_part(part, f"{vietnamese_number(part.size)} tiếng") for part in others),
        ]
        yield _numbered(rows)
    if not made.issues:
        yield "Chưa có bài nào dùng được cho tháng này, mà kế hoạch cần ít nhất một kỳ báo."


def _clock(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _numbered(rows: Iterable[str]) -> str:
    return "\n".join(f"{number}. {row}" for number, row in enumerate(rows, start=1))


def _points(rows: Iterable[str]) -> str:
    return "\n".join(f"- {row}" for row in rows)


def _part(part: Part, size: str) -> str:
    story = part.story
    marks = [size]
    if not part.whole:
        marks.append("chỉ đọc lời dẫn")
    if story.picture:
        marks.append("có ảnh")
    if story.record.corrections:
        marks.append("có đính chính, dùng bản đã sửa")
    return f"{KINDS[story.kind].label}: {story.title} ({', '.join(marks)}) {story.address}"


def _left_out(rows: Iterable[LeftOut]) -> Iterator[str]:
    """What was left out, gathered by reason."""
    for reason, group in groupby(sorted(rows, key=lambda r: r.reason), key=lambda r: r.reason):
        found = list(group)
        yield f"Để lại {len(found)} bài, {reason}:"
        yield _points(
            f"{row.story.title} ({row.detail})" if row.detail else row.story.title for row in found
        )


def as_json(made: MonthPlan) -> str:
    """Both lists for programs; times in seconds, sizes of print in syllables."""
    told = {
        "month": made.broadcast.month.iso,
        "broadcast": {
            "limit": PROGRAMME_SECONDS,
            "total": made.broadcast.total,
            "syllables_a_minute": PACE,
            "items": [
                {**_json_part(part), "start": start}
                for start, part in zip(made.broadcast.starts, made.broadcast.parts, strict=False)
            ],
            "left_out": [_json_left(row) for row in made.broadcast.left_out],
        },
        "newspaper": {
            "most_issues_a_year": MOST_ISSUES,
            "issues": [
                {
                    "number": issue.number,
                    "total": issue.total,
                    "items": [_json_part(part) for part in issue.parts],
                }
                for issue in made.issues
            ],
            "left_out": [_json_left(row) for row in made.not_printed],
        },
        "earlier": [_json_story(story) for story in made.earlier],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _json_part(part: Part) -> dict[str, Any]:
    return {**_json_story(part.story), "size": part.size, "whole": part.whole}


def _json_left(row: LeftOut) -> dict[str, Any]:
    return {**_json_story(row.story), "reason": row.reason, "detail": row.detail}


def _json_story(story: PressStory) -> dict[str, Any]:
    return {
        "kind": story.kind,
        "id": story.record.id,
        "title": story.title,
        "address": story.address,
        "published": story.published.date().isoformat(),
        "picture": story.picture,
    }


FORMATS: dict[str, Callable[[MonthPlan], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
