"""References between records."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from thidua.check.context import Context, node_place
from thidua.findings.faults import references as faults
from thidua.findings.finding import Finding, Place
from thidua.records.kinds import KINDS
from thidua.records.lists import Organisation, Topic
from thidua.records.question import Question
from thidua.records.references import Reference, references


@lru_cache(maxsize=4096)
def nearest(wanted: str, known: frozenset[str]) -> str | None:
    """The known word that is most like ``wanted``, if any is; many files repeat one slip."""
    near = get_close_matches(wanted, sorted(known), 1, 0.6)
    return near[0] if near else None


def meant(near: str | None, otherwise: str = "Xem lại mã, hoặc thêm mục đó trước.") -> str:
    """A sentence that suggests ``near``, or says what to do when nothing is near."""
    return f"Có phải ý bạn là “{near}”?" if near else otherwise


def a_reference_leads_to_a_record(context: Context) -> Iterator[Finding]:
    """Every id that a record or the site's data names belongs to a record of that kind."""
    for entry in context.entries:
        for reference in entry.references:
            if not context.may_exist(reference.kind, reference.id):
                yield _dangling(context, reference, entry.at(*reference.path))
    if context.site is not None:
        row = context.tree.lists["site"].rows[0]
        for reference in references(context.site):
            if not context.may_exist(reference.kind, reference.id):
                yield _dangling(context, reference, node_place(row.path, row.node, reference.path))


def _dangling(context: Context, reference: Reference, place: Place) -> Finding:
    return faults.DANGLING.at(
        place,
        kind=KINDS[reference.kind].label.lower(),
        id=reference.id,
        advice=meant(nearest(reference.id, context.ids_of(reference.kind))),
    )


def a_record_does_not_refer_to_itself(context: Context) -> Iterator[Finding]:
    """A record names others, not itself."""
    for entry in context.entries:
        for reference in entry.references:
            if reference.kind == entry.kind.name and reference.id == entry.record.id:
                key = str(reference.path[0])
                yield faults.SELF_REFERENCE.at(entry.at(*reference.path), key=key)


def a_fact_is_used_once(context: Context) -> Iterator[Finding]:
    """A fact record stands behind one page only."""
    first: dict[str, str] = {}
    for entry, page in context.published():
        for index, fact in enumerate(page.facts):
            if fact in first:
                place = entry.at("facts", index)
                yield faults.FACT_USED_TWICE.at(place, fact=fact, first=first[fact])
            first.setdefault(fact, entry.path)


def successors_end_somewhere(context: Context) -> Iterator[Finding]:
    """The chain of bodies that follow each other ends.

    A body that follows itself is the finding of another rule.
    """
    bodies = context.by_kind.get("organisation", {})
    reported: set[str] = set()
    for start in bodies:
        chain = [start]
        while True:
            entry = bodies.get(chain[-1])
            body = entry.record if entry else None
            if not isinstance(body, Organisation) or body.successor is None:
                break
            if body.successor == body.id:
                break
            if body.successor in chain:
                if body.successor == start and start not in reported:
                    reported.update(chain)
                    shown = " → ".join([*chain, start])
                    yield faults.SUCCESSOR_CYCLE.at(bodies[start].at("successor"), chain=shown)
                break
            chain.append(body.successor)


def a_question_is_grouped_in_its_topic(context: Context) -> Iterator[Finding]:
    """The groups of a topic name its own questions, each once."""
    questions = context.by_kind.get("question", {})
    for entry in context.by_kind.get("topic", {}).values():
        assert isinstance(entry.record, Topic)
        seen: set[str] = set()
        for group_index, group in enumerate(entry.record.groups):
            for index, id in enumerate(group.questions):
                question = questions[id].record if id in questions else None
                problem = ""
                if isinstance(question, Question) and question.topic != entry.record.id:
                    problem = f"Câu hỏi “{id}” thuộc chủ đề “{question.topic}”."
                elif id in seen:
                    problem = f"Câu hỏi “{id}” đã có trong một nhóm ở trên."
                seen.add(id)
                if problem:
                    place = entry.at("groups", group_index, "questions", index)
                    yield faults.WRONG_GROUP.at(place, problem=problem)
