"""Every known trap of the input formats has its tests: the table from trap to test, checked to be whole and true."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KNOWN = 37
NETWORK, MESSAGES = "linkedin_archive/test_traps_network.py", "linkedin_archive/test_traps_messages.py"
CONTENT, FILES = "linkedin_archive/test_traps_content.py", "linkedin_archive/test_traps_files.py"
PAGES, CHANGES = "portability/test_pages.py", "portability/test_change_log.py"
OTHERS, PACKED = "test_traps_of_other_sources.py", "linkedin_archive/test_containers.py"

TRAPS: dict[int, tuple[str, str, str]] = {
    1: ("two hidden time zones", NETWORK, "test_an_invitation_of_the_evening_accepted_at_once_is_no_day_late"),
    2: ("invitations reach back 180 days", NETWORK, "test_only_invitations_of_21_to_180_days_count_for_acceptance"),
    3: ("Basic holds no posts", CONTENT, "test_a_basic_archive_observes_no_posts_and_says_so_instead_of_zero"),
    4: ("quotes around line breaks of posts", CONTENT, "test_a_post_has_its_own_length_without_the_quotes"),
    5: ("comments: backslashes, bare line breaks", CONTENT, "test_a_comment_keeps_its_words_however_its_quotes"),
    6: ("messages: line breaks, HTML, columns", MESSAGES, "test_line_breaks_quotes_commas_and_tags_stay_inside"),
    7: ("sponsored, spam, dialogues with a machine", MESSAGES, "test_advertisements_and_spam_are_no_inbound_messages"),
    8: ("the invitation's note as first message", MESSAGES, "test_the_note_of_an_invitation_is_no_message"),
    9: ("no folder of sent messages", MESSAGES, "test_own_messages_are_known_by_the_address_in_any_folder"),
    10: ("drafts", MESSAGES, "test_drafts_never_left_and_are_no_messages"),
    11: ("commas in names, groups", MESSAGES, "test_a_comma_in_a_name_makes_no_second_person"),
    12: ("closed and deleted members", NETWORK, "test_closed_accounts_stand_in_the_total_and_are_matched_with_nobody"),
    13: ("notes above the table of connections", NETWORK, "test_the_notes_above_the_table_of_connections_are_passed"),
    14: ("one address in many ways", NETWORK, "test_one_address_written_in_five_ways_is_one_person"),
    15: ("names as keys", NETWORK, "test_before_2023_a_name_that_two_people_bear_proves_nothing_and_is_counted"),
    16: ("line ends, byte order marks, UTF-16", FILES, "test_every_way_of_writing_a_file_gives_the_same_people"),
    17: ("searches with bare commas", CONTENT, "test_a_search_with_commas_is_one_search"),
    18: ("suffixes, folders, copies, zips in zips", FILES, "test_a_file_is_known_under_every_name_that_it_takes"),
    19: ("saved again by a spreadsheet", NETWORK, "test_a_date_that_is_march_or_june_is_refused_with_its_row"),
    20: ("positions are those of today", NETWORK, "test_position_and_company_are_those_of_today_and_say_of_when"),
    21: ("doubled and empty columns", FILES, "test_columns_of_one_name_and_without_name_disturb_nobody"),
    22: ("files that only look empty", CONTENT, "test_a_file_with_a_header_only_is_zero_and_no_error"),
    23: ("only what was given is there", CONTENT, "test_given_reactions_are_the_members_own_and_never_an_audience"),
    24: ("what was deleted vanishes", CONTENT, "test_what_was_deleted_since_stays_counted_and_a_lost_contact_leaves"),
    25: ("overlapping exports", FILES, "test_the_same_archive_again_and_overlapping_ones_change_nothing"),
    26: ("pages of the portability interface", PAGES, "test_a_row_that_stands_on_two_pages_counts_once"),
    27: ("its change log", CHANGES, "test_events_are_counted_each_once_and_none_is_made_a_fact"),
    28: ("workbooks: text, twins, revisions", OTHERS, "test_the_newest_export_of_a_day_wins_whatever_the_order"),
    29: ("what is called a workbook", OTHERS, "test_a_file_that_is_only_called_a_workbook_is_told_by_its_first_bytes"),
    30: ("three numbers of one post", CONTENT, "test_the_three_numbers_of_one_post_are_not_added_up"),
    31: ("InMails are not marked", MESSAGES, "test_a_subject_is_noted_and_never_called_an_inmail"),
    32: ("the export date", FILES, "test_the_export_date_is_that_of_the_name_in_american_order"),
    33: ("bombs, paths, formulas, huge cells", PACKED, "test_a_bomb_is_not_opened_and_the_rest_is_read"),
    34: ("data of third persons", FILES, "test_of_third_persons_only_what_the_schema_explains_is_kept"),
    35: ("the member's own secrets", FILES, "test_job_search_phone_numbers_and_address_books_are_never_opened"),
    36: ("that somebody looks for work", FILES, "test_job_search_phone_numbers_and_address_books_are_never_opened"),
    37: ("small counts", FILES, "test_an_archive_of_three_messages_is_read_and_scored_as_not_enough"),
}  # fmt: skip


def test_no_trap_is_left_out():
    assert list(TRAPS) == list(range(1, KNOWN + 1))


@pytest.mark.parametrize("number", TRAPS)
def test_a_trap_has_its_test(number):
    """By the beginning of its name, in the file of its kind."""
    _, file, beginning = TRAPS[number]
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert sum(name.startswith(beginning) for name in names) == 1, (beginning, names)
