"""The views of the press corner and of the lists that portals embed."""

from typing import Any

from thidua.publish.plan import PagePlan
from thidua.publish.publication import Publication
from thidua.text.speech import PACE

CORNER_STORIES = 10
"""Stories in the press corner; the feeds have more."""


def corner(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """The latest stories with their files; the pace by which their time on air is reckoned."""
    return {"stories": made.press.stories[:CORNER_STORIES], "pace": PACE}
