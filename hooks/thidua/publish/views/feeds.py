"""The views of the page of feeds and of the page of corrections."""

from typing import Any

from thidua.publish.errata import errata
from thidua.publish.plan import PagePlan
from thidua.publish.publication import Publication
from thidua.records.channels import ALL, OPML


def feeds(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """Every feed with its last item and its archives, by group, and the list of them."""
    changes = sorted(made.catalogue.feed_changes, key=lambda change: change.date, reverse=True)
    return {
        "feed_groups": made.feeds.summaries,
        "everything": made.feeds.summary(ALL),
        "opml": OPML,
        "feed_changes": changes,
    }


def errata_list(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """Every correction and withdrawal, newest first."""
    return {"errata": errata(made.catalogue)}
