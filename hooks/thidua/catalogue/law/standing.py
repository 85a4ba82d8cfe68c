"""How a provision stands on a day, told alike wherever a page speaks of it."""

from dataclasses import dataclass
from datetime import date

from thidua.catalogue.law.force import Force
from thidua.catalogue.law.register import Change, ChangeKind, Register
from thidua.records.values import Citation


@dataclass(frozen=True, slots=True)
class Standing:
    """The force of a provision, what touched it and still lasts, who ended it, what came after.

    ``ended_by`` is named only when it is not the first of ``chain``, the
    documents that stand now in the place of one that ended.
    """

    force: Force
    touching: tuple[Change, ...]
    ended_by: str | None
    chain: tuple[str, ...]

    @property
    def named(self) -> frozenset[str]:
        """The other documents that are named, with their state when they are not in force."""
        makers = (change.by for change in self.touching)
        return frozenset(id for id in (*makers, self.ended_by, *self.chain) if id is not None)


def standing(register: Register, citation: Citation, day: date) -> Standing:
    """How ``citation`` stands on ``day``; its document is in the register."""
    id = citation.document
    end = register.end(id)
    chain = register.successors(id, day)
    by = end[1] if end is not None and end[0] <= day else None
    return Standing(
        register.provision_force(citation, day),
        register.touching(citation, day),
        by if by in register.documents and by not in chain else None,
        chain,
    )


def sways(register: Register, id: str, day: date) -> frozenset[str]:
    """The documents on which the state of ``id`` hangs: itself, what ends or suspends it.

    An end that is still to come counts where it is the only evidence of force.
    """
    whole = Citation(document=id)
    end = register.end(id)
    if end is not None and end[0] > day and register.documents[id].status_checked is not None:
        end = None
    suspending = [
        change.by
        for change in register.touching(whole, day)
        if change.kind is ChangeKind.SUSPENDED and change.provision == whole
    ]
    return frozenset(other for other in (id, end[1] if end else None, *suspending) if other)
