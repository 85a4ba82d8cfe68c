"""The two written forms of a citation.

In prose: ``[[luat-06-2022-qh15:dieu-24.khoan-1.diem-a]]``; for readers:
"điểm a khoản 1 Điều 24", the order that state documents use.
"""

import re

from thidua.records.values import Citation

_FORM = re.compile(
    r"(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"(?::dieu-(?P<article>[1-9]\d{0,2})"
    r"(?:\.khoan-(?P<clause>[1-9]\d?)(?:\.diem-(?P<point>[a-zđ]{1,2}))?)?)?"
)


def parse_citation(text: str) -> Citation | None:
    """Read the inside of ``[[…]]``; ``None`` when it has another form."""
    match = _FORM.fullmatch(text.strip())
    if not match:
        return None
    article, clause = match["article"], match["clause"]
    return Citation(
        document=match["document"],
        article=int(article) if article else None,
        clause=int(clause) if clause else None,
        point=match["point"],
    )


def provision(citation: Citation) -> str:
    """``điểm a khoản 1 Điều 24``, or nothing for a whole document."""
    parts = []
    if citation.point is not None:
        parts.append(f"điểm {citation.point}")
    if citation.clause is not None:
        parts.append(f"khoản {citation.clause}")
    if citation.article is not None:
        parts.append(f"Điều {citation.article}")
    return " ".join(parts)


def anchor(citation: Citation) -> str:
    """The identifier of the cited article on the document's page."""
    return f"dieu-{citation.article}" if citation.article is not None else ""
