"""Where in the content a record says what hangs on a provision."""

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.catalogue.law.register import overlap
from thidua.catalogue.law.standing import standing, sways
from thidua.check.context import Context
from thidua.findings.finding import Place
from thidua.records.citations import parse_citation
from thidua.records.references import references
from thidua.records.values import Citation


def places(catalogue: Catalogue, context: Context, key: Key, target: Citation) -> list[Place]:
    """The places of ``key`` that cite or name what hangs on the target.

    The first line of the file when the record says nothing of it itself.
    """
    entry = context.by_kind[key.kind][key.id]
    found = []
    for reference in references(entry.record):
        cited = reference.citation or Citation(document=reference.id)
        if reference.kind == "document" and _leads_to(catalogue, cited, target):
            found.append(entry.at(*reference.path))
    for span in entry.prose.citations():
        citation = parse_citation(span.text)
        if citation is not None and _leads_to(catalogue, citation, target):
            found.append(entry.in_body(span.offset))
    return sorted(set(found)) or [Place(entry.path)]


def _leads_to(catalogue: Catalogue, citation: Citation, target: Citation) -> bool:
    """Whether what a page tells of ``citation`` hangs on ``target``."""
    register, today = catalogue.register, catalogue.today
    if citation.document not in register.documents:
        return False
    if overlap(citation, target):
        return True
    told = {citation.document, *standing(register, citation, today).named}
    return target.article is None and any(
        target.document in sways(register, id, today) for id in told if id in register.documents
    )
