"""The views of the press corner and of the lists that portals embed."""

from html import escape
from typing import Any

from thidua.publish.feeds.site_feeds import FeedSummary
from thidua.publish.plan import PagePlan, embed_address
from thidua.publish.publication import Publication
from thidua.records.channels import STANDING
from thidua.text.speech import PACE

EMBED_ITEMS = 10
"""Items in a list that portals embed: as many as a column takes."""

CORNER_STORIES = 10
"""Stories in the press corner; the feeds have more."""


def corner(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """The latest stories with their files; the pace by which their time on air is reckoned."""
    return {"stories": made.press.newest(CORNER_STORIES), "pace": PACE}


def embeds(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """Each standing feed with the piece of HTML that puts its list into another page."""
    found = [made.feeds.summary(name) for name in STANDING]
    return {"embeds": [(f, embed_address(f.name), _snippet(made, f)) for f in found]}


def _snippet(made: Publication, feed: FeedSummary) -> str:
    address = escape(made.base_url + embed_address(feed.name))
    title = escape(feed.title)
    return (
        f'<iframe src="{address}" title="{title}" width="100%" height="480" loading="lazy">'
        "</iframe>"
    )


def embed(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """The newest items of one feed; their addresses are below the site's base."""
    assert plan.embeds is not None
    return {
        "feed": made.feeds.summary(plan.embeds),
        "items": [
            {
                "address": item.link.removeprefix(made.base_url),
                "title": item.title,
                "published": item.published,
            }
            for item in made.feeds.latest(plan.embeds, EMBED_ITEMS)
        ],
    }
