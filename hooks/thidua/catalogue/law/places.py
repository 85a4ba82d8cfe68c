"""Where in the content a record says what hangs on a provision."""

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.catalogue.law.register import overlap
from thidua.check.context import Context
from thidua.findings.finding import Place
from thidua.records.citations import parse_citation
from thidua.records.references import references
from thidua.records.values import Citation


def places(catalogue: Catalogue, context: Context, key: Key, target: Citation) -> list[Place]:
    """The places of ``key`` that cite or name the target's document or one before it.

    The first line of the file when the record says nothing of it itself.
    """
    entry = context.by_kind[key.kind][key.id]
    register = catalogue.register
    named = {target.document} | {
        id
        for id in register.documents
        if target.document in register.successors(id, catalogue.today)
    }
    found = []
    for reference in references(entry.record):
        if reference.kind != "document" or reference.id not in named:
            continue
        cited = reference.citation or Citation(document=reference.id)
        if reference.id != target.document or overlap(cited, target):
            found.append(entry.at(*reference.path))
    for span in entry.prose.citations():
        citation = parse_citation(span.text)
        if citation is None or citation.document not in named:
            continue
        if citation.document != target.document or overlap(citation, target):
            found.append(entry.in_body(span.offset))
    return sorted(set(found)) or [Place(entry.path)]
