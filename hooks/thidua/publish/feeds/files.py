"""The feed files of the site, by their path."""

from collections.abc import Mapping

from thidua.publish.feeds.items import ItemMaker, modified_last
from thidua.publish.feeds.rss import Channel, write_rss
from thidua.publish.plan import Plan

ALL = "rss/tat-ca.xml"
"""The feed of everything; its address never changes."""


def feeds(plan: Plan, base_url: str) -> Mapping[str, bytes]:
    """Every feed of the site."""
    items = ItemMaker(plan, base_url).newest()
    site = plan.catalogue.site
    channel = Channel(
        title=site.name,
        description=site.description,
        link=base_url,
        self_link=base_url + ALL,
        rights=site.licence,
        modified=modified_last(items),
    )
    return {ALL: write_rss(channel, items)}
