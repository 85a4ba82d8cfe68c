"""States of records as templates show them: a word and a tone."""

from dataclasses import dataclass

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.answers import outlook
from thidua.catalogue.law.force import FORCE_LABELS, Force
from thidua.catalogue.states import (
    CLOSING_LABELS,
    CONSULTATION_LABELS,
    MOVEMENT_LABELS,
    ConsultationState,
    MovementState,
)
from thidua.publish.law import touches_in_words
from thidua.records.base import Record
from thidua.records.document import LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.movement import Movement
from thidua.records.others import Consultation
from thidua.records.values import Citation

_FORCE_TONES = {
    Force.NOT_YET: "coming",
    Force.IN_FORCE: "good",
    Force.ENDED: "over",
    Force.PARTLY: "unsure",
    Force.SUSPENDED: "unsure",
    Force.UNKNOWN: "unsure",
    Force.UNVERIFIED: "unsure",
}
_MOVEMENT_TONES = {
    MovementState.COMING: "coming",
    MovementState.RUNNING: "good",
    MovementState.PERIOD_OVER: "unsure",
    MovementState.CLOSED: "over",
}
_CONSULTATION_TONES = {
    ConsultationState.COMING: "coming",
    ConsultationState.OPEN: "good",
    ConsultationState.CLOSED: "over",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words, and the tone in which it is coloured."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Told:
    """How a provision stands: its state, what touched it, what stands in its place."""

    badge: Badge
    touching: tuple[tuple[str, LegalDocument], ...]
    ended_by: LegalDocument | None
    chain: tuple[LegalDocument, ...]


class States:
    """The states of the records of a catalogue on its day."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def document(self, document: LegalDocument) -> Badge:
        """The force of a document; one that is not verified never counts as in force."""
        force = self.catalogue.force(document)
        return Badge(FORCE_LABELS[force], _FORCE_TONES[force])

    def movement(self, movement: Movement) -> Badge:
        """Where a movement stands."""
        state = self.catalogue.movement_state(movement)
        return Badge(MOVEMENT_LABELS[state], _MOVEMENT_TONES[state])

    def closing(self, movement: Movement) -> str | None:
        """On what ground a movement is called ended today."""
        if movement.closed is None:
            return None
        if self.catalogue.movement_state(movement) is not MovementState.CLOSED:
            return None
        return CLOSING_LABELS[movement.closed.basis]

    def consultation(self, consultation: Consultation) -> Badge:
        """Whether comments are taken."""
        state = self.catalogue.consultation_state(consultation)
        return Badge(CONSULTATION_LABELS[state], _CONSULTATION_TONES[state])

    def exemplar(self, exemplar: Exemplar) -> Badge | None:
        """A mark for a story whose facts are still compared with its sources."""
        return None if exemplar.verified else Badge("Đang đối chiếu", "unsure")

    def answer(self, record: Record) -> Badge | None:
        """A mark for lists when a verified change came after the answer's day."""
        seen = outlook(self.catalogue, record)
        return Badge("Đã có thay đổi", "unsure") if seen and seen.changes else None

    def standing(self, citation: Citation) -> Told:
        """How a provision stands today, with the documents that touched it and came after it."""
        register = self.catalogue.register
        told = self.catalogue.standing(citation)
        return Told(
            self.provision(citation),
            tuple((words, register.documents[by]) for words, by in touches_in_words(told.touching)),
            register.documents[told.ended_by] if told.ended_by else None,
            tuple(register.documents[id] for id in told.chain),
        )

    def whole(self, document: LegalDocument) -> Told:
        """How a whole document stands today."""
        return self.standing(Citation(document=document.id))

    def doubt(self, document: LegalDocument) -> Badge | None:
        """The state of a document that is named beside another, when it is not in force."""
        force = self.catalogue.force(document)
        if force in (Force.IN_FORCE, Force.PARTLY):
            return None
        return Badge(FORCE_LABELS[force], _FORCE_TONES[force])

    def provision(self, citation: Citation) -> Badge:
        """The force of one provision."""
        force = self.catalogue.provision_force(citation)
        return Badge(FORCE_LABELS[force], _FORCE_TONES[force])
