"""Citations and the life of legal documents."""

import re
from collections.abc import Iterator
from datetime import date

from thidua.check.context import Context, Entry
from thidua.check.rules.references import meant, nearest
from thidua.findings.faults import law as faults
from thidua.findings.faults import references as reference_faults
from thidua.findings.finding import Finding, Place
from thidua.records.citations import parse_citation
from thidua.records.document import LegalDocument
from thidua.records.values import Citation
from thidua.text.dates import vietnamese_date

_IN_LINK = re.compile(r"\[[^\[\]]*\[\[[^\[\]]*\]\][^\[\]]*\]\(|\[\[[^\[\]\n]*\]\]\([^\s()]+\)")


def _all_citations(context: Context) -> Iterator[tuple[Entry, Place, Citation]]:
    """Citations of front matter and prose, each with its place."""
    for entry in context.entries:
        for place, citation in entry.citations:
            yield entry, place, citation


def a_cited_article_exists(context: Context) -> Iterator[Finding]:
    """A cited document is in the register, and has the article where its number is known."""
    documents = context.by_kind.get("document", {})
    known = context.ids_of("document")
    for entry, place, citation in _all_citations(context):
        cited = documents.get(citation.document)
        if cited is None:
            in_front = place.line < getattr(entry.source, "body_line", 0)
            if not in_front and citation.document not in known:
                yield reference_faults.DANGLING.at(
                    place,
                    kind="văn bản",
                    id=citation.document,
                    advice=meant(nearest(citation.document, known)),
                )
            continue
        document = cited.record
        assert isinstance(document, LegalDocument)
        if citation.article and document.articles and citation.article > document.articles:
            yield faults.NO_SUCH_ARTICLE.at(
                place,
                document=document.number or document.id,
                articles=document.articles,
                article=citation.article,
            )


def a_clause_has_its_article(context: Context) -> Iterator[Finding]:
    """A clause stands under an article, a point under a clause."""
    for _, place, citation in _all_citations(context):
        if citation.clause is not None and citation.article is None:
            yield faults.CLAUSE_WITHOUT_ARTICLE.at(place, part="clause", missing="article")
        if citation.point is not None and citation.clause is None:
            yield faults.CLAUSE_WITHOUT_ARTICLE.at(place, part="point", missing="clause")


def a_citation_in_prose_has_its_form(context: Context) -> Iterator[Finding]:
    """A citation in prose is document, article, clause, point, and stands in no other link."""
    for entry in context.entries:
        for span in entry.prose.torn_citations():
            yield faults.BAD_CITATION.at(entry.in_body(span.offset), text=span.text)
        for span in entry.prose.citations():
            if parse_citation(span.text) is None:
                yield faults.BAD_CITATION.at(entry.in_body(span.offset), text=span.text)
        for match in _IN_LINK.finditer(entry.prose.visible):
            yield faults.CITATION_IN_LINK.at(entry.in_body(match.start()))


def _documents(context: Context) -> Iterator[tuple[Entry, LegalDocument]]:
    for entry in context.by_kind.get("document", {}).values():
        if isinstance(entry.record, LegalDocument):
            yield entry, entry.record


def force_ends_after_it_began(context: Context) -> Iterator[Finding]:
    """A document was in force for at least a day before it ended."""
    for entry, document in _documents(context):
        ended = document.ended.date if document.ended else None
        if ended and document.effective and ended <= document.effective:
            yield faults.ENDED_BEFORE_EFFECTIVE.at(
                entry.at("ended", "date"),
                ended=vietnamese_date(ended),
                effective=vietnamese_date(document.effective),
            )


def force_begins_after_issue(context: Context) -> Iterator[Finding]:
    """A document takes effect on the day of its issue or later."""
    for entry, document in _documents(context):
        if document.effective and document.issued and document.effective < document.issued:
            yield faults.EFFECTIVE_BEFORE_ISSUED.at(
                entry.at("effective"),
                effective=vietnamese_date(document.effective),
                issued=vietnamese_date(document.issued),
            )


def replacements_form_no_circle(context: Context) -> Iterator[Finding]:
    """Following what a document replaces never leads back to it.

    A document that replaces itself is the finding of another rule.
    """
    documents = {document.id: document for _, document in _documents(context)}
    entries = context.by_kind.get("document", {})
    reported: set[str] = set()
    for start in documents:
        circle = _circle(start, documents)
        if circle and start not in reported:
            reported.update(circle)
            shown = " → ".join([*circle, start])
            yield faults.REPLACEMENT_CYCLE.at(entries[start].at("replaces"), chain=shown)


def _circle(start: str, documents: dict[str, LegalDocument]) -> list[str]:
    """The ids on a way from ``start`` back to itself, or none."""
    came_from: dict[str, str] = {}
    queue = [start]
    while queue:
        here = queue.pop()
        for there in documents[here].replaces:
            if there == here:
                continue
            if there == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if there in documents and there not in came_from:
                came_from[there] = here
                queue.append(there)
    return []


def a_document_ends_on_one_day(context: Context) -> Iterator[Finding]:
    """All that is said of the end of a document names the same day.

    Its own record says it, and so does the first day of force of each
    verified document that replaces it.
    """
    documents = dict(_by_id(context))
    for entry, document in _documents(context):
        if not document.verified or document.effective is None:
            continue
        for index, old_id in enumerate(document.replaces):
            old = documents.get(old_id)
            stated = old.ended.date if old and old.ended else None
            by = old.ended.by if old and old.ended else None
            if stated and stated != document.effective and by in (None, document.id):
                yield _two_endings(entry, index, old_id, documents, stated)
    for old_id, replacers in _replacers(context).items():
        dated = [each for each in replacers if each[2].effective and each[2].verified]
        days = sorted({d.effective for _, _, d in dated if d.effective})
        ended = documents[old_id].ended
        if len(days) > 1 and (ended is None or ended.date is None):
            entry, index, _ = max(dated, key=lambda each: each[2].effective or date.min)
            yield _two_endings(entry, index, old_id, documents, days[0])


def _by_id(context: Context) -> Iterator[tuple[str, LegalDocument]]:
    for _, document in _documents(context):
        yield document.id, document


def _replacers(context: Context) -> dict[str, list[tuple[Entry, int, LegalDocument]]]:
    """For each replaced document of the register, who replaces it and where that is written."""
    known = dict(_by_id(context))
    found: dict[str, list[tuple[Entry, int, LegalDocument]]] = {}
    for entry, document in _documents(context):
        for index, old_id in enumerate(document.replaces):
            if old_id in known:
                found.setdefault(old_id, []).append((entry, index, document))
    return found


def _two_endings(
    entry: Entry, index: int, old_id: str, documents: dict[str, LegalDocument], one: date
) -> Finding:
    document = entry.record
    assert isinstance(document, LegalDocument)
    assert document.effective is not None
    return faults.TWO_ENDINGS.at(
        entry.at("replaces", index),
        number=documents[old_id].number or old_id,
        one=vietnamese_date(one),
        other=vietnamese_date(document.effective),
        by=document.number or document.id,
    )


def a_change_comes_after_what_it_changes(context: Context) -> Iterator[Finding]:
    """A document that amends or repeals takes effect no earlier than what it changes."""
    documents = dict(_by_id(context))
    for entry, document in _documents(context):
        for key in ("amends", "repeals"):
            for index, citation in enumerate(getattr(document, key)):
                changed = documents.get(citation.document)
                if changed is None or not document.effective or not changed.effective:
                    continue
                if document.effective < changed.effective:
                    yield faults.CHANGES_BEFORE_FORCE.at(
                        entry.at(key, index),
                        number=document.number or document.id,
                        effective=vietnamese_date(document.effective),
                        other=changed.number or changed.id,
                        later=vietnamese_date(changed.effective),
                    )
