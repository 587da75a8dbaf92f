"""The same half-year told in the layout of each era gives the same facts, as far as that layout can tell."""

from __future__ import annotations

import pytest
from tests.builders import ERAS, Archive, sent_at
from tests.sources.linkedin_archive.reading import read


def story(era: str, kind: str = "Complete") -> Archive:
    """Ana accepts an invitation with a note and answers at once; Ben, invited, stays silent; Cleo writes first, twice,
    with answers between; Dan never answers; an advertiser writes; one post, one repost, two comments."""
    a = Archive(era, kind)
    a.connect("Cleo Contact", a.before(400), "Head of Widgets", "Acme GmbH")
    a.connect("Ana Exemplar", a.before(58)).connect("Dan Distant", a.before(300))
    a.rows["Connections"].append(["", "", "", "", "", "", a.rows["Connections"][0][6]])
    a.invite("Ana Exemplar", a.before(60), "Dear Ana, shall we talk about widgets?")
    a.invite("Ben Beispiel", a.before(50)).invite("Cleo Contact", a.before(401), received=True)
    a.message("2-a", "me", "Ana Exemplar", a.before(58), "Dear Ana, shall we talk about widgets?")
    a.message("2-a", "me", "Ana Exemplar", a.before(40), "How are you?")
    a.message("2-a", "Ana Exemplar", "me", a.before(39.5), "Fine")
    for n in range(4):
        pair = ("Cleo Contact", "me") if n % 2 == 0 else ("me", "Cleo Contact")
        a.message("2-c", *pair, a.before(200 - n), f"Message {n}")
    a.message("2-c", "Cleo Contact", "me", a.before(20), "Are you still there?")
    a.message("2-d", "me", "Dan Distant", a.before(10), "Hello Dan")
    a.message("2-s", "Mega Offers", "me", a.before(30), '<p class="spinmail-quill-editor__spin-break">Buy</p>')
    a.rows["messages"][-1][3] = ""
    link = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7{:018}"
    a.put("Shares", f"{a.before(5):%Y-%m-%d %H:%M:%S}", link.format(1), "A thought", "", "", "MEMBER_NETWORK")
    a.put("Shares", f"{a.before(6):%Y-%m-%d %H:%M:%S}", link.format(2), "", link.format(9), "", "MEMBER_NETWORK")
    a.put("Comments", f"{a.before(7):%Y-%m-%d %H:%M:%S}", link.format(3), "Well said")
    a.put("Comments", f"{a.before(8):%Y-%m-%d %H:%M:%S}", link.format(3), "And again")
    a.put("Reactions", f"{a.before(7):%Y-%m-%d %H:%M:%S}", "LIKE", link.format(3))
    a.put("Recommendations_Received", "Cleo", "Contact", "Acme", "Head", "Good", sent_at(a.before(90)), "VISIBLE")
    return a


FACTS = {
    "connections_total": 4,
    "connections_blank": 1,
    "invitations_out_mature": 2,
    "invitations_out_accepted": 1,
    "invitation_accept_days_median": 2,
    "invitations_in": 1,
    "messages_in": 4,
    "messages_out": 4,
    "threads_person": 3,
    "threads_group": 0,
    "threads_sponsored": 1,
    "threads_started": 2,
    "threads_started_answered": 1,
    "threads_started_mature_14d": 1,
    "threads_started_answered_14d": 1,
    "first_answer_hours_median": 12,
    "inbound_threads": 1,
    "inbound_threads_answered": 1,
    "own_answer_hours_median": 24,
    "threads_deep": 1,
    "threads_revived": 1,
    "invitation_notes_excluded": 1,
    "posts": 1,
    "reposts": 1,
    "comments_given": 2,
    "reactions_given": 1,
    "searches": None,
    "recommendations_received": 1,
    "recommendations_given": None,
}


@pytest.mark.parametrize("era", ERAS)
def test_the_story_in_every_layout(tmp_path, era):
    found = read(story(era).zip(tmp_path))
    assert found.facts == FACTS
    assert (found.reports[0].kind_detail, found.reports[0].era) == ("complete", era)


@pytest.mark.parametrize("era", ERAS)
def test_the_owner_is_found_in_every_layout(tmp_path, era):
    found = read(story(era).zip(tmp_path))
    expected = "name:olga owner" if era == "2018" else "in:olga-owner"
    assert found.reports[0].member_id == expected


def test_a_basic_archive_says_nothing_about_posts(tmp_path):
    archive = story("2026-07", "Basic")
    for file in ("Shares", "Comments", "Reactions"):
        del archive.rows[file]
    found = read(archive.zip(tmp_path))
    assert found.reports[0].kind_detail == "basic"
    assert [found.facts[name] for name in ("posts", "reposts", "comments_given", "reactions_given")] == [None] * 4
    assert found.facts["threads_person"] == 3


@pytest.mark.parametrize("missing", ["Connections", "Invitations", "messages"])
def test_a_file_that_is_not_there_gives_null_and_the_rest_is_read(tmp_path, missing):
    archive = story("2026-07")
    del archive.rows[missing]
    found = read(archive.zip(tmp_path)).facts
    for name, value in FACTS.items():
        assert found[name] == value or found[name] is None or missing == "Invitations", name
    nulls = {
        "Connections": {"connections_total", "invitations_out_accepted", "invitation_accept_days_median"},
        "Invitations": {"invitations_in", "invitations_out_mature", "invitation_notes_excluded"},
        "messages": {"messages_in", "threads_person", "own_answer_hours_median", "threads_revived"},
    }[missing]
    assert all(found[name] is None for name in nulls)


def test_a_file_with_a_header_only_counts_as_none(tmp_path):
    found = read(Archive("2026-07").empty("messages").empty("Shares").empty("SearchQueries").zip(tmp_path)).facts
    assert (found["threads_person"], found["posts"], found["searches"]) == (0, 0, 0)
    assert found["first_answer_hours_median"] is None


@pytest.mark.parametrize(
    ("columns", "era"),
    [("FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT", "2024-03"), ("FOLDER,ATTACHMENTS,IS MESSAGE DRAFT", "2025-08")],
)
def test_columns_of_messages_come_and_go(tmp_path, columns, era):
    """December 2024 and the summer of 2025: looked up by name, never by number."""
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT"
    tail = {"ATTACHMENTS": "", "FOLDER": "INBOX"}
    row = "2-a,,Ana Exemplar,https://www.linkedin.com/in/ana,Olga Owner,https://www.linkedin.com/in/olga-owner,"
    rest = ",".join(tail.get(column, "{draft}") for column in columns.split(","))
    text = f"{header},{columns}\n{row}2025-01-02 10:00:00 UTC,,Hi,{rest.format(draft='No')}\n"
    text += f"{row}2025-01-02 11:00:00 UTC,,Draft,{rest.format(draft='Yes')}\n"
    found = read(Archive("2023-07", exported=Archive("2025-08").day).raw("messages.csv", text).zip(tmp_path))
    assert (found.reports[0].era, found.facts["inbound_threads"]) == (era, 1)
