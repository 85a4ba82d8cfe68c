"""All rules, in the order in which an editor would look."""

from thidua.check.context import Rule
from thidua.check.rules import (
    fields,
    files,
    law,
    law_words,
    locks,
    media,
    people,
    prose,
    references,
    release,
    style,
)

RULES_OF_A_RECORD: tuple[Rule, ...] = (
    fields.an_end_is_not_before_its_start,
    fields.a_page_says_something,
    fields.keys_stand_in_their_order,
    fields.a_consultation_lasts_ten_working_days,
    references.a_record_does_not_refer_to_itself,
    law.a_clause_has_its_article,
    law.a_citation_in_prose_has_its_form,
    law.force_ends_after_it_began,
    law.force_begins_after_issue,
    law_words.a_citation_stands_in_no_code,
    people.a_named_person_has_a_source_or_agreed,
    people.a_named_person_is_adult,
    people.private_details_stay_out,
    people.children_are_not_named,
    people.health_stays_out,
    prose.html_stays_out,
    prose.links_are_safe,
    prose.headings_step_down,
    style.sentences_are_short,
    style.and_or_is_said_in_words,
    style.dates_in_prose_have_two_digits,
    style.spaces_stand_alone,
    style.tone_marks_stand_where_the_state_puts_them,
    style.quotation_marks_are_curly,
    style.short_forms_are_explained,
)
"""They look at one record and at the lists, and are shown nothing else."""

RULES_OF_ALL: tuple[Rule, ...] = (
    files.a_file_name_is_an_id,
    files.an_asset_has_an_ascii_address,
    files.a_file_lies_in_its_folder,
    files.an_id_is_unique_in_its_kind,
    files.an_address_belongs_to_one_page,
    files.a_feed_has_no_address_of_an_archive,
    files.a_redirect_leads_somewhere,
    references.a_reference_leads_to_a_record,
    references.a_fact_is_used_once,
    references.successors_end_somewhere,
    references.a_question_is_grouped_in_its_topic,
    law.a_cited_article_exists,
    law.replacements_form_no_circle,
    law.a_document_ends_on_one_day,
    law.a_change_comes_after_what_it_changes,
    people.hamlets_stay_out,
    prose.links_lead_somewhere,
    prose.anchors_exist,
    media.a_picture_is_declared,
    locks.published_addresses_stay,
    locks.published_guids_stay,
    locks.a_new_item_is_not_dated_before_what_is_out,
    release.a_release_lacks_nothing,
)
"""They compare records, lists, locks, names of files and the day.

Of a body they see links, anchors, citations and hamlets, and no other words.
"""

RULES_OF_WORDS: tuple[Rule, ...] = (
    law_words.a_known_number_is_a_citation,
    media.a_picture_file_is_sound,
)
"""They read all bodies, or files that are no content."""
