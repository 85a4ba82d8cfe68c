"""The types of pages come from the plan; none escapes the tests of this folder."""

from tests.browser.built import MISSING, TEMPLATES, BuiltSite
from thidua.records.kinds import KINDS


def test_the_small_site_has_a_page_of_every_type(full: BuiltSite) -> None:
    assert {visit.template for visit in full.visits} == set(TEMPLATES)


def test_every_kind_of_record_has_a_page_and_every_section_an_index(full: BuiltSite) -> None:
    catalogue = full.plan.catalogue
    shown = {catalogue.kind(page.record).name for page in full.plan.pages if page.record}
    assert shown == {kind.name for kind in KINDS.values() if kind.address}
    for kind in KINDS.values():
        assert kind.index is None or kind.index in full.plan.by_address


def test_the_real_site_has_no_type_that_the_small_one_lacks(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        assert {page.template for page in site.plan.pages} | {MISSING} <= set(TEMPLATES)
