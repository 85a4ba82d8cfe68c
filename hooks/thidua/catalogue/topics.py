"""The questions of a topic in the order in which they are read."""

from dataclasses import dataclass

from thidua.catalogue.catalogue import Catalogue
from thidua.records.lists import Topic
from thidua.records.question import Question


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are read together; without a title where they need none."""

    title: str | None
    questions: tuple[Question, ...]


OTHERS = "Câu hỏi khác"
"""Over the questions that no editor has put into a group yet."""


def groups(catalogue: Catalogue, topic: Topic) -> tuple[Group, ...]:
    """The groups of ``topic`` as its editors ordered them, then what stands in none.

    A question that is not published yet is left out; a group of such
    questions alone is none.
    """
    left = {q.id: q for q in catalogue.incoming(topic, "question") if isinstance(q, Question)}
    found = [
        Group(group.title, tuple(left.pop(id) for id in group.questions if id in left))
        for group in topic.groups
    ]
    found.append(Group(OTHERS if topic.groups else None, tuple(left.values())))
    return tuple(group for group in found if group.questions)


def in_order(catalogue: Catalogue, topic: Topic) -> tuple[Question, ...]:
    """All questions of ``topic``, in the order in which they are read."""
    return tuple(question for group in groups(catalogue, topic) for question in group.questions)
