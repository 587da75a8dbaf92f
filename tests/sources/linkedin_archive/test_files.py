"""Which files are opened, how each is recognised, and which stay closed whatever happens."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import HEADERS, Archive, table
from tests.sources.linkedin_archive.reading import read
from tests.sources.linkedin_archive.test_eras import story

from jalon.records.problems import Problems
from jalon.sources.linkedin_archive.entries import select_entries
from jalon.sources.linkedin_archive.layouts import file_key, layouts_for
from jalon.sources.zips import Entry

CANARY = "canary-7f3a"
CLOSED = [
    "PhoneNumbers.csv",
    "Whatsapp Phone Numbers.csv",
    "Private_identity_asset.csv",
    "Jobs/Job Applications.csv",
    "Jobs/Saved Jobs.csv",
    "Jobs/Job Seeker Preferences.csv",
    "Jobs/Job Applicant Saved Answers.csv",
    "Job Applicant Saved Screening Question Responses_1.csv",
    "SavedJobAlerts.csv",
    "Contacts.csv",
    "Imported Contacts.csv",
    "Logins.csv",
    "Security Challenges.csv",
    "Account Status History.csv",
    "Ads Clicked.csv",
    "LAN Ads Engagement.csv",
    "Inferences_about_you.csv",
    "Ad_Targeting.csv",
    "Verifications/Verifications.csv",
    "Profile Summary.csv",
    "guide_messages.csv",
    "learning_coach_messages.csv",
    "learning_role_play_messages.csv",
    "coach_messages.csv",
    "LearningCoachMessages.csv",
    "Duolingo.csv",
    "TestScores.csv",
    "my diary.csv",
    "notes from home.txt",
    "Articles/Articles/an-article.html",
]


def entry(name: str, size: int = 10) -> Entry:
    def forbidden():
        raise AssertionError(f"{name} was opened")

    return Entry(name, size, forbidden)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Endorsement_Received_Info.csv", "endorsementreceivedinfo"),
        ("Endorsement Received Info.csv", "endorsementreceivedinfo"),
        ("Comments_123456789.csv", "comments"),
        ("Receipts_v2.csv", "receipts"),
        ("Data/Rich Media.csv", "richmedia"),
        ("Data\\messages.csv", "messages"),
        ("Connections (1).csv", "connections"),
        ("Recommendations Received.csv", "recommendationsreceived"),
    ],
)
def test_the_key_of_a_file_name(name, key):
    assert file_key(name) == key


@pytest.mark.parametrize("name", CLOSED)
def test_what_is_not_on_the_list_stays_closed(name):
    assert layouts_for(name) == ()


def test_no_canary_in_the_store_the_report_or_an_error(tmp_path, monkeypatch):
    """Every closed file holds a canary; none is opened, none of it is anywhere afterwards, and all are named."""
    opened = []
    real = zipfile.ZipFile.open

    def watched(self, name, *args, **options):
        opened.append(getattr(name, "filename", name))
        return real(self, name, *args, **options)

    archive = story("2026-07")
    for name in CLOSED:
        archive.raw(name, f"Question,Answer\n{CANARY},{CANARY}\n")
    path = archive.zip(tmp_path)
    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    found = read(path, keep_text=True)
    assert not set(opened) & set(CLOSED)
    assert set(found.reports[0].never_opened) == set(CLOSED)
    assert {file.name for file in found.reports[0].files} == set(opened)
    assert CANARY not in repr(found.reports)
    for (name,) in found.rows("select table_name from duckdb_tables()"):
        assert CANARY not in repr(found.rows(f'select * from "{name}"')), name


def test_articles_are_counted_by_name_only(tmp_path):
    archive = Archive().raw("Articles/Articles/one.html", CANARY).raw("Articles/Articles/two.html", CANARY)
    found = read(archive.zip(tmp_path))
    assert found.rows("select n from profile_items where kind = 'article'") == [(2,)]


def test_a_text_of_a_message_is_stored_only_on_demand(tmp_path):
    path = Archive().message("2-a", "Ana Exemplar", "me", "2026-07-01", "my secret").zip(tmp_path)
    assert "my secret" not in repr(read(path).dump())
    assert read(path, keep_text=True).rows("select text from message_texts") == [("my secret",)]


def test_texts_of_notes_comments_searches_and_recommendations_are_not_stored(tmp_path):
    archive = Archive().invite("Ana Exemplar", "2026-07-01", f"note {CANARY}")
    archive.put("Comments", "2026-07-01 10:00:00", "https://www.linkedin.com/feed/update/x", f"comment {CANARY}")
    archive.put("SearchQueries", "2026/07/01 10:00:00 UTC", f"query {CANARY}")
    archive.put("Shares", "2026-07-01 10:00:00", "https://www.linkedin.com/x", f"post {CANARY}", "", "", "")
    archive.put("Notes", "Ana", "Exemplar", "https://www.linkedin.com/in/ana", f"note {CANARY}", "2026-07-01", "")
    archive.put("Recommendations_Received", "Ana", "Exemplar", "", "", f"good {CANARY}", "7/1/26, 10:00 AM", "VISIBLE")
    archive.put("Positions", "Acme", "Head", f"described {CANARY}", "", "Mar 2020", "")
    found = read(archive.zip(tmp_path))
    assert CANARY not in repr(found.dump()) and CANARY not in repr(found.reports)


def test_the_larger_of_two_copies_is_read_with_a_warning(tmp_path):
    small = table(HEADERS["Reactions"], [["2026-07-01 10:00:00", "LIKE", "x"]])
    large = table(HEADERS["Reactions"], [[f"2026-07-0{n} 10:00:00", "LIKE", "x"] for n in (1, 2, 3)])
    found = read(Archive().raw("Reactions.csv", small).raw("New folder/Reactions.csv", large).zip(tmp_path))
    assert found.facts["reactions_given"] == 3
    assert "same_file_twice" in found.codes


def test_parts_of_one_file_are_read_together(tmp_path):
    parts = [
        table(HEADERS["Reactions"], [[f"2026-07-0{n} 10:00:00", "LIKE", "x"] for n in numbers])
        for numbers in ((1, 2), (2, 3))
    ]
    found = read(Archive().raw("Reactions_1.csv", parts[0]).raw("Reactions_2.csv", parts[1]).zip(tmp_path))
    assert found.facts["reactions_given"] == 3


def test_old_pointer_rows_of_rich_media_are_no_posts_and_no_error(tmp_path):
    found = read(Archive("2024-03").raw("Rich Media.csv", "Type,Link\nPhoto,a\nPhoto,b\n").zip(tmp_path))
    assert found.rows("select * from posts") == []
    assert found.file("Rich Media.csv").recognised_as == "rich_media_pointers"
    assert found.codes == set()


def test_a_file_whose_columns_are_in_another_language_is_named_and_left_out(tmp_path):
    text = "Prénom,Nom,Adresse\nAna,Exemplar,ana-canary\n"
    found = read(Archive().raw("Connections.csv", text).zip(tmp_path))
    assert found.file("Connections.csv").recognised_as == "unknown"
    problem = next(p for p in found.reports[0].problems if p.code == "header_unknown")
    assert "connected on" in problem.message and "canary" not in repr(found.reports)
    assert found.facts["connections_total"] is None


@given(st.lists(st.text(min_size=1, max_size=30), max_size=8))
def test_choosing_files_opens_none(names):
    chosen = select_entries([entry(name) for name in names], Problems("x"))
    assert {e.name for e in chosen.wanted} | set(chosen.closed) == set(names)
