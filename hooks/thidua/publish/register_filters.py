"""The filters of the register of documents, without a script.

Every facet is a group of radio buttons above the table, every row bears its
values as attributes, and a style sheet made of the facets hides the rows that
do not fit. A browser without ``:has()`` shows all rows.
"""

from dataclasses import dataclass

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.force import FORCE_LABELS
from thidua.catalogue.one_read import one_read
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.lists import Organisation

STYLESHEET = "assets/stylesheets/register.css"


@dataclass(frozen=True, slots=True)
class Facet:
    """One question that a reader may put to the register: its name, its values with labels."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


@one_read
def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Form, issuer, year and state, each with the values that occur."""
    documents = [d for d in catalogue.all("document") if isinstance(d, LegalDocument)]
    forms = [f for f in catalogue.all("document_type") if isinstance(f, DocumentType)]
    used = {document.type for document in documents}
    issuers = {document.issuer for document in documents}
    years = sorted({d.issued.year for d in documents if d.issued}, reverse=True)
    states = {catalogue.force(document) for document in documents}
    names = [
        (body.id, body.name)
        for body in catalogue.all("organisation")
        if isinstance(body, Organisation) and body.id in issuers
    ]
    return (
        Facet(
            "type",
            "Hình thức",
            tuple(
                (form.id, f"{form.name} của Đảng" if form.effective_on_issue else form.name)
                for form in sorted(forms, key=lambda f: f.order)
                if form.id in used
            ),
        ),
        Facet("issuer", "Cơ quan ban hành", tuple(sorted(names, key=lambda pair: pair[1]))),
        Facet("year", "Năm ban hành", tuple((str(year), str(year)) for year in years)),
        Facet(
            "state",
            "Tình trạng hôm nay",
            tuple((s.value, label) for s, label in FORCE_LABELS.items() if s in states),
        ),
    )


def values_of(catalogue: Catalogue, document: LegalDocument) -> dict[str, str]:
    """The values of one document, by the name of the facet."""
    return {
        "type": document.type,
        "issuer": document.issuer,
        "year": str(document.issued.year) if document.issued else "",
        "state": catalogue.force(document).value,
    }


def stylesheet(catalogue: Catalogue) -> bytes:
    """The rules that hide the rows which do not fit a chosen value."""
    rules = [
        f".register-page:has(#{control_id(facet.name, value)}:checked) "
        f'[data-register] tbody tr:not([data-{facet.name}="{value}"]){{display:none}}\n'
        for facet in facets(catalogue)
        for value, _ in facet.values
    ]
    return "".join(rules).encode()


def control_id(facet: str, value: str) -> str:
    """The identifier of the radio button of a value."""
    return f"loc-{facet}-{value or 'tat-ca'}"
