"""Traps of posts, comments, reactions and searches: damaged quotes, broken lines, empty files, what is not there."""

from __future__ import annotations

import pytest
from tests.builders import Archive
from tests.sources.linkedin_archive.reading import read

SHARE = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000001"


def shares(commentary: str) -> str:
    return f"Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-07-01 10:11:12,{SHARE},{commentary}\n"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"One""\n""""\n""Third with a ""quoted"" word",,,PUBLIC', 'One\n\nThird with a "quoted" word'),
        ('"A""\r\n""B",,,PUBLIC', "A\nB"),
        ('"A""\n""""\n""""\n""""\n""""\n""""\n""B",,,PUBLIC', "A\n\n\n\n\n\nB"),
        ('"He said """"no"""" twice",,,PUBLIC', 'He said "no" twice'),
        ("Plain,,,PUBLIC", "Plain"),
    ],
)
def test_a_post_has_its_own_length_without_the_quotes_around_line_breaks(tmp_path, written, text):
    """LinkedIn writes each line break of a post between two quotation marks, blank lines and real quotes included."""
    found = read(Archive().raw("Shares.csv", shares(written)).zip(tmp_path))
    assert found.rows("select characters, kind from posts") == [(len(text), "post")]
    assert found.file("Shares.csv").rows == 1


def test_a_post_that_was_edited_counts_once_with_its_newest_text(tmp_path):
    first = shares("Short,,,PUBLIC")
    text = first + f"2026-07-03 10:11:12,{SHARE},Much longer,,,PUBLIC\n"
    found = read(Archive().raw("Shares.csv", text).zip(tmp_path))
    day = "strftime(make_timestamp(occurred_at), '%Y-%m-%d')"
    assert found.rows(f"select characters, {day} from posts") == [(11, "2026-07-01")]
    assert found.file("Shares.csv").excluded == {"merged": 1}


LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000000000000000002"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"He said \\"well\\", then left"', 'He said "well", then left'),
        ('"He said ""well"", then left"', 'He said "well", then left'),
        ("one line\nand another, without quotes", "one line\nand another, without quotes"),
        ("one\n\nthree", "one\n\nthree"),
        ("", ""),
    ],
)
def test_a_comment_keeps_its_words_however_its_quotes_and_lines_are_written(tmp_path, written, text):
    """Backslashes, doubled quotes, lines that run on: one comment, and the next one is not swallowed."""
    content = f"Date,Link,Message\r\n2026-07-02 10:00:00,{LINK},{written}\r\n2026-07-01 10:00:00,{LINK},next\r\n"
    found = read(Archive().raw("Comments.csv", content).zip(tmp_path))
    assert found.facts["comments_given"] == 2
    lengths = found.rows("select characters from gestures order by occurred_at desc")
    assert lengths == [(len(text),), (4,)]
    assert found.codes == set()


def test_a_comment_without_a_date_is_still_a_comment(tmp_path):
    content = f'Date,Link,Message\n"",{LINK},Hello\n2026-07-01 10:00:00,{LINK},next\n'
    assert read(Archive().raw("Comments.csv", content).zip(tmp_path)).facts["comments_given"] == 2


def test_a_search_with_commas_is_one_search(tmp_path):
    """Since 2025 such queries stand without quotes: the line is split at its first comma only."""
    text = (
        "Time,Search Query\n2026/07/01 10:00:00 UTC,head of sales, paris, widgets\n"
        '2026/07/01 11:00:00 UTC,"head of sales, paris"\n2026/07/01 12:00:00 UTC,plain\n'
    )
    found = read(Archive().raw("SearchQueries.csv", text).zip(tmp_path))
    assert (found.facts["searches"], found.codes) == (3, set())


@pytest.mark.parametrize(("minutes", "counted"), [(9, 1), (10, 1), (11, 2)])
def test_the_same_search_again_within_ten_minutes_is_one_search(tmp_path, minutes, counted):
    """Paging and typing ahead write the same query again."""
    text = f"Time,Search Query\n2026/07/01 10:00:00 UTC,Widgets\n2026/07/01 10:{minutes:02}:00 UTC,Widgets\n"
    assert read(Archive().raw("SearchQueries.csv", text).zip(tmp_path)).facts["searches"] == counted


def test_a_basic_archive_observes_no_posts_and_says_so_instead_of_zero(tmp_path):
    """Neither a fact nor a covered stretch of time for posts, comments, reactions and searches."""
    found = read(Archive(kind="Basic").connect("Ana Exemplar", "2026-01-01").zip(tmp_path))
    facts = ("posts", "reposts", "comments_given", "reactions_given", "searches")
    assert {found.facts[name] for name in facts} == {None}
    covered = {signal for (signal,) in found.rows("select signal from coverage")}
    assert covered == {"connections"}


def test_media_posts_of_a_basic_archive_count_once_a_minute_and_are_no_posts(tmp_path):
    """Three files of one post are three rows; a profile photo is no post."""
    archive = Archive(kind="Basic")
    for what, hour in (("feed photo", 8), ("feed photo", 8), ("feed document", 8), ("profile photo", 9)):
        archive.put("Rich_Media", f"You uploaded a {what} on July 6, 2026 at {hour}:03 AM (GMT)", "-", "x")
    found = read(archive.zip(tmp_path))
    assert found.rows("select kind, count(*) from posts group by kind") == [("media", 1)]
    assert found.rows("select n from profile_items where kind = 'photo'") == [(1,)]


@pytest.mark.parametrize(
    ("name", "text", "fact"),
    [
        ("Shares.csv", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n", "posts"),
        ("Comments.csv", "Date,Link,Message\r\n\r\n", "comments_given"),
        ("SearchQueries.csv", "Time,Search Query", "searches"),
        ("Reactions.csv", "Date,Type,Link\n\n\n", "reactions_given"),
    ],
)
def test_a_file_with_a_header_only_is_zero_and_no_error(tmp_path, name, text, fact):
    found = read(Archive().raw(name, text).zip(tmp_path))
    assert (found.facts[fact], found.file(name).rows, found.codes) == (0, 0, set())


def test_the_words_no_conversations_found_are_no_message_and_no_error(tmp_path):
    archive = Archive().raw("LearningCoachMessages.csv", "No conversations found").connect("A B", "2026-01-01")
    found = read(archive.zip(tmp_path))
    assert found.codes == set()
    assert found.reports[0].never_opened == ("LearningCoachMessages.csv",)


def test_given_reactions_are_the_members_own_and_never_an_audience(tmp_path):
    """The archive knows only what the member gave; what others gave back comes from the workbook alone."""
    archive = Archive().put("Reactions", "2026-07-01 10:00:00", "LIKE", LINK)
    found = read(archive.put("Comments", "2026-07-01 10:00:00", LINK, "Hello").zip(tmp_path))
    assert found.rows("select distinct kind from gestures order by 1") == [("comment",), ("reaction",)]
    for table in ("audience_posts", "audience_days", "audience_shares"):
        assert found.rows(f"select count(*) from {table}") == [(0,)]


def test_what_was_deleted_since_stays_counted_and_a_lost_contact_leaves_the_network(tmp_path):
    """Two archives: the union of what happened, the newest network."""
    older = Archive("2026-03").connect("Ana Exemplar", "2026-01-01").connect("Ben Beispiel", "2026-01-02")
    older.put("Reactions", "2026-03-01 10:00:00", "LIKE", LINK)
    newer = Archive("2026-07").connect("Ben Beispiel", "2026-01-02").empty("Reactions")
    paths = [older.zip(tmp_path), newer.zip(tmp_path)]
    for order in (paths, paths[::-1]):
        found = read(*order)
        assert (found.facts["connections_total"], found.facts["reactions_given"]) == (1, 1)
        assert found.rows("select count(*) from connections where not is_current") == [(1,)]


def test_the_three_numbers_of_one_post_are_not_added_up(tmp_path):
    """A comment aims at the activity, the post bears its share: another number of the same second, one post."""
    archive = Archive().raw("Shares.csv", shares("Hello,,,PUBLIC"))
    near = LINK.replace("7000000000000000002", "7000000000000000777")
    archive.put("Comments", "2026-07-01 10:30:00", near, "My own thread")
    found = read(archive.zip(tmp_path))
    assert (found.facts["posts"], found.facts["comments_given"]) == (1, 1)
    assert found.rows("select address from posts") == [("urn:li:share:7000000000000000001",)]
