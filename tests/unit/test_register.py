"""The register against a slow model on random registers, and what readers rely on by hand."""

import ast
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit import slow_law
from tests.unit.slow_law import Document, Event, Provision, SlowLaw

from thidua.catalogue.law.force import Force
from thidua.catalogue.law.register import Change, ChangeKind, Register
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.values import Citation

DAYS = 24
"""Days of a random world; every date of its documents lies within."""

FIRST = date(2024, 1, 1)
IDS = ("a", "b", "c", "d")
PARTS: tuple[tuple[Any, ...], ...] = ((), (1,), (1, 1), (1, 1, "a"), (1, 2), (2,))
"""A whole document, articles, clauses and a point: every way in which two provisions may meet."""

days = st.integers(0, DAYS - 1)
sometimes = st.one_of(st.none(), days)


def day_of(number: int | None) -> str | None:
    """The calendar day of a numbered day, as an editor writes it."""
    return None if number is None else (FIRST + timedelta(days=number)).isoformat()


@st.composite
def provisions(draw: st.DrawFn, owner: str) -> Provision:
    """A provision of another document than ``owner``."""
    part = st.one_of(st.just(()), st.sampled_from(PARTS))
    return (draw(st.sampled_from([id for id in IDS if id != owner])), *draw(part))


@st.composite
def suspensions(draw: st.DrawFn, owner: str) -> tuple[Provision, int, int | None]:
    """A provision that is out of force for a time."""
    start = draw(days)
    after = draw(st.one_of(st.none(), st.integers(start + 1, DAYS)))
    return (draw(provisions(owner)), start, after)


@st.composite
def documents(draw: st.DrawFn, id: str) -> Document:
    """A document with any of its dates unknown, and any relations to the others."""
    others = st.sampled_from([other for other in IDS if other != id])
    changed = st.lists(provisions(id), max_size=2, unique=True)
    ending = st.fixed_dictionaries(
        {"day": sometimes, "by": st.one_of(st.none(), others), "latest": sometimes, "seen": days}
    )
    return {
        "id": id,
        "issued": draw(sometimes),
        "effective": draw(sometimes),
        "on_issue": draw(st.booleans()),
        "ended": draw(st.one_of(st.none(), ending)),
        "replaces": draw(st.lists(others, max_size=2, unique=True)),
        "amends": draw(changed),
        "repeals": draw(changed),
        "suspends": draw(st.lists(suspensions(id), max_size=1)),
        "checked": draw(st.booleans()),
        "verified": draw(st.sampled_from([True, True, False])),
    }


worlds = st.tuples(*(documents(id) for id in IDS)).map(list)


def citation(provision: Provision) -> dict[str, Any]:
    """A provision as front matter writes it."""
    return dict(zip(("document", "article", "clause", "point"), provision, strict=False))


def record(document: Document) -> LegalDocument:
    """A document of the slow model as a record of the package."""
    ended = document["ended"]
    source = {"publisher": "Báo Mẫu", "url": "https://example.org/"}
    return LegalDocument.model_validate(
        {
            "id": document["id"],
            "title": "Tên",
            "summary": "x" * 60,
            "published": "2030-01-01",
            "owner": "ban",
            "number": document["id"],
            "type": "chi-thi-dang" if document["on_issue"] else "luat",
            "issuer": "ban",
            "level": "tinh",
            "issued": day_of(document["issued"]),
            "effective": day_of(document["effective"]),
            "ended": ended
            and {
                "date": day_of(ended["day"]),
                "by": ended["by"],
                "latest": day_of(ended["latest"]),
                "source": {**source, "accessed": day_of(ended["seen"])},
            },
            "replaces": tuple(document["replaces"]),
            "amends": tuple(map(citation, document["amends"])),
            "repeals": tuple(map(citation, document["repeals"])),
            "suspends": tuple(
                {"provision": citation(p), "start": day_of(start), "end": day_of(after)}
                for p, start, after in document["suspends"]
            ),
            "status_checked": {"date": "2024-01-01"} if document["checked"] else None,
            "verified": document["verified"],
        }
    )


def form(id: str, on_issue: bool) -> DocumentType:
    """A form of document."""
    return DocumentType.model_validate(
        {"id": id, "name": id, "group": id, "order": 1, "effective_on_issue": on_issue}
    )


FORMS = {"luat": form("luat", False), "chi-thi-dang": form("chi-thi-dang", True)}


def register_of(world: list[Document]) -> Register:
    """The register under test, of the same documents."""
    return Register({document["id"]: record(document) for document in world}, FORMS)


def plain(change: Change) -> Event:
    """A change in the words of the slow model."""
    provision = change.provision
    parts = (provision.document, provision.article, provision.clause, provision.point)
    return (
        (change.day - FIRST).days,
        change.kind.value,
        change.by,
        tuple(part for part in parts if part is not None),
        change.verified,
        None if change.until is None else (change.until - FIRST).days,
    )


def every_provision() -> list[Provision]:
    """All that can be asked about."""
    return [(id, *part) for id in IDS for part in PARTS]


@settings(max_examples=150, deadline=None)
@given(worlds)
def test_force_is_that_of_a_walk_through_the_days(world: list[Document]) -> None:
    slow, register = SlowLaw(world, DAYS), register_of(world)
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        for provision in every_provision():
            cited = Citation.model_validate(citation(provision))
            assert register.provision_force(cited, day) == slow.force(provision, number), (
                f"{provision} on day {number}"
            )
        for id in IDS:
            assert register.force(id, day) == slow.force((id,), number), f"{id} on day {number}"


@settings(max_examples=150, deadline=None)
@given(worlds, days, days)
def test_changes_are_those_of_a_walk_through_the_days(
    world: list[Document], one: int, other: int
) -> None:
    slow, register = SlowLaw(world, DAYS), register_of(world)
    after, until = min(one, other), max(one, other)
    for provision in every_provision():
        cited = Citation.model_validate(citation(provision))
        found = register.changes(
            cited, FIRST + timedelta(days=after), FIRST + timedelta(days=until)
        )
        assert sorted(map(plain, found), key=repr) == slow.changes(provision, after, until), (
            f"{provision} after day {after} until day {until}"
        )
        assert [change.day for change in found] == sorted(change.day for change in found)


@settings(max_examples=150, deadline=None)
@given(worlds)
def test_successors_are_those_of_a_walk_through_the_days(world: list[Document]) -> None:
    slow, register = SlowLaw(world, DAYS), register_of(world)
    for number in range(DAYS):
        for id in IDS:
            found = register.successors(id, FIRST + timedelta(days=number))
            assert list(found) == slow.successors(id, number), f"{id} on day {number}"


def test_the_slow_model_imports_nothing_of_the_package() -> None:
    source = Path(slow_law.__file__).read_text(encoding="utf-8")
    names = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert names == {"collections.abc", "typing"}


def law(id: str, **given: object) -> Document:
    """A verified document in force from the first day that someone has looked at."""
    plain_law: Document = {
        "id": id, "issued": 0, "effective": 0, "on_issue": False, "ended": None, "replaces": [],
        "amends": [], "repeals": [], "suspends": [], "checked": True, "verified": True,
    }  # fmt: skip
    return {**plain_law, **given}


def states(register: Register, provision: Provision, *numbers: int) -> list[Force]:
    """The states of a provision on some days."""
    cited = Citation.model_validate(citation(provision))
    return [register.provision_force(cited, FIRST + timedelta(days=n)) for n in numbers]


def happened(register: Register, provision: Provision) -> list[Event]:
    """Everything that happens to a provision in the first days."""
    cited = Citation.model_validate(citation(provision))
    return list(map(plain, register.changes(cited, FIRST, FIRST + timedelta(days=DAYS))))


def test_the_repeal_of_an_article_leaves_the_document_partly_in_force() -> None:
    register = register_of([law("a"), law("b", effective=5, repeals=[("a", 7)])])
    assert states(register, ("a",), 4, 5) == [Force.IN_FORCE, Force.PARTLY]
    assert states(register, ("a", 7), 4, 5) == [Force.IN_FORCE, Force.ENDED]
    assert states(register, ("a", 7, 1, "a"), 5) == [Force.ENDED]
    assert states(register, ("a", 8), 5) == [Force.IN_FORCE]


def test_the_repeal_of_a_clause_leaves_its_article_partly_in_force() -> None:
    register = register_of([law("a"), law("b", effective=5, repeals=[("a", 7, 2)])])
    assert states(register, ("a", 7), 4, 5) == [Force.IN_FORCE, Force.PARTLY]
    assert states(register, ("a", 7, 1), 5) == [Force.IN_FORCE]


def test_the_repeal_of_a_whole_document_ends_it_and_puts_nothing_in_its_place() -> None:
    register = register_of([law("a"), law("b", effective=5, repeals=[("a",)])])
    assert states(register, ("a", 7), 4, 5) == [Force.IN_FORCE, Force.ENDED]
    assert happened(register, ("a", 7)) == [(5, "het-hieu-luc", "b", ("a",), True, None)]
    assert register.successors("a", FIRST + timedelta(days=5)) == ()


def test_a_suspension_ends() -> None:
    register = register_of([law("a"), law("b", suspends=[(("a", 7), 3, 6), (("a", 8), 4, None)])])
    assert states(register, ("a", 7), 2, 3, 5, 6) == [
        Force.IN_FORCE, Force.SUSPENDED, Force.SUSPENDED, Force.IN_FORCE,
    ]  # fmt: skip
    assert states(register, ("a", 8), 3, 4, DAYS) == [
        Force.IN_FORCE, Force.SUSPENDED, Force.SUSPENDED,
    ]  # fmt: skip
    assert states(register, ("a",), 2, 3, 6) == [Force.IN_FORCE, Force.PARTLY, Force.PARTLY]
    whole = register_of([law("a"), law("b", suspends=[(("a",), 3, 6)])])
    assert states(whole, ("a", 7), 2, 3, 6) == [Force.IN_FORCE, Force.SUSPENDED, Force.IN_FORCE]


def test_a_repealed_article_is_not_suspended_any_more() -> None:
    pause = law("b", suspends=[(("a", 7), 3, 9)])
    for world in (
        [law("a"), pause, law("c", effective=5, repeals=[("a", 7)])],
        [law("a"), law("c", effective=5, repeals=[("a", 7)]), pause],
    ):
        assert states(register_of(world), ("a", 7), 4, 5) == [Force.SUSPENDED, Force.ENDED]


def test_a_chain_of_three_replacements_grows_with_the_days() -> None:
    register = register_of(
        [
            law("a"),
            law("b", effective=2, replaces=["a"]),
            law("c", effective=4, replaces=["b"]),
            law("d", effective=6, replaces=["c"]),
        ]
    )
    chains = [register.successors("a", FIRST + timedelta(days=n)) for n in (1, 2, 4, 6)]
    assert chains == [(), ("b",), ("b", "c"), ("b", "c", "d")]
    assert states(register, ("c",), 3, 4, 5, 6) == [
        Force.NOT_YET, Force.IN_FORCE, Force.IN_FORCE, Force.ENDED,
    ]  # fmt: skip
    assert happened(register, ("a", 1)) == [(2, "het-hieu-luc", "b", ("a",), True, None)]


def test_a_replacement_that_is_not_verified_changes_nothing_and_is_reported() -> None:
    replacing = law("b", effective=5, replaces=["a"], verified=False)
    register = register_of([law("a"), replacing])
    assert states(register, ("a",), 4, 5, 20) == [Force.IN_FORCE] * 3
    assert states(register, ("b",), 4, 5) == [Force.UNVERIFIED] * 2
    assert register.successors("a", FIRST + timedelta(days=20)) == ()
    assert happened(register, ("a", 1)) == [(5, "het-hieu-luc", "b", ("a",), False, None)]


def test_a_verified_replacement_ends_a_document_whose_own_record_is_not_verified() -> None:
    register = register_of([law("a", verified=False), law("b", effective=5, replaces=["a"])])
    assert happened(register, ("a",)) == [(5, "het-hieu-luc", "b", ("a",), True, None)]
    assert states(register, ("a",), 4, 5) == [Force.UNVERIFIED] * 2


def test_an_amendment_touches_what_holds_it_and_what_it_holds() -> None:
    register = register_of([law("a"), law("b", effective=5, amends=[("a", 24)])])
    event = (5, "duoc-sua-doi", "b", ("a", 24), True, None)
    assert happened(register, ("a", 24)) == [event]
    assert happened(register, ("a", 24, 1)) == [event]
    assert happened(register, ("a",)) == [event]
    assert happened(register, ("a", 25)) == []
    assert states(register, ("a", 24), 5) == [Force.IN_FORCE]


def test_what_ended_on_an_unknown_day_is_unclear_until_it_is_surely_over() -> None:
    ended = {"day": None, "by": None, "latest": 9, "seen": 20}
    register = register_of([law("a", ended=ended), law("b", effective=12, replaces=["a"])])
    assert states(register, ("a",), 1, 8, 9) == [Force.UNKNOWN, Force.UNKNOWN, Force.ENDED]
    sooner = register_of([law("a", ended=ended), law("b", effective=4, replaces=["a"])])
    assert states(sooner, ("a",), 3, 4) == [Force.UNKNOWN, Force.ENDED]


def test_a_document_replaced_before_its_first_day_never_comes_into_force() -> None:
    register = register_of([law("a", effective=6), law("b", effective=4, replaces=["a"])])
    assert states(register, ("a",), 3, 4, 6) == [Force.NOT_YET, Force.ENDED, Force.ENDED]


def test_the_earliest_of_two_replacements_counts_whatever_their_order() -> None:
    late, early = law("b", effective=8, replaces=["a"]), law("c", effective=5, replaces=["a"])
    for world in ([law("a"), late, early], [law("a"), early, late]):
        register = register_of(world)
        assert register.end("a") == (FIRST + timedelta(days=5), "c")
        assert register.successors("a", FIRST + timedelta(days=9)) == ("c",)


def test_a_day_in_the_record_counts_before_that_of_a_replacement() -> None:
    ended = {"day": 3, "by": None, "latest": None, "seen": 20}
    register = register_of([law("a", ended=ended), law("b", effective=5, replaces=["a"])])
    assert register.end("a") == (FIRST + timedelta(days=3), "b")


def test_kinds_of_change_are_said_in_the_words_of_the_slow_model() -> None:
    assert {kind.value for kind in ChangeKind} == {
        slow_law.ENDED, slow_law.AMENDED, slow_law.REPEALED, slow_law.SUSPENDED,
    }  # fmt: skip
