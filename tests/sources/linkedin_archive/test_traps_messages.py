"""Traps of the mailbox: who wrote, what is no message of a person, and what the file does to texts."""

from __future__ import annotations

import pytest
from tests.builders import DELETED, Archive, Person, table
from tests.sources.linkedin_archive.reading import read

OLGA = "https://www.linkedin.com/in/olga-owner"
ANA = "https://www.linkedin.com/in/ana-exemplar"
HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)


def row(text, sender="Ana Exemplar", url=ANA, when="2026-06-01 10:00:00 UTC", thread="2-a", subject="", folder="INBOX"):
    to, to_url = ("Olga Owner", OLGA) if url != OLGA else ("Ana Exemplar", ANA)
    return [thread, "", sender, url, to, to_url, when, subject, text, folder]


def mailbox(*rows, header=HEADER, **options):
    return Archive().raw("messages.csv", table(header, list(rows), **options))


def test_line_breaks_quotes_commas_and_tags_stay_inside_one_message(tmp_path):
    """Both kinds of line ends, everything quoted: still two rows."""
    text = 'First,\r\n"second"\n<p>third &amp; last</p>'
    found = read(mailbox(row(text), row("x", when="2026-06-02 10:00:00 UTC"), quoted=True).zip(tmp_path))
    assert found.facts["messages_in"] == 2
    assert found.file("messages.csv").rows == 2
    assert found.rows("select max(characters) from messages") == [(len(text),)]


@pytest.mark.parametrize("order", [1, -1])
def test_columns_are_found_by_name_wherever_they_stand(tmp_path, order):
    """Nine columns or fourteen, in any order, with one that nobody knows."""
    names = [*HEADER.split(","), "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT", "SOMETHING NEW"][::order]
    cells = dict(zip(HEADER.split(","), row("Hello"), strict=True)) | {"IS MESSAGE DRAFT": "No"}
    text = table(",".join(names), [[cells.get(name, "") for name in names]])
    assert read(Archive().raw("messages.csv", text).zip(tmp_path)).facts["inbound_threads"] == 1


SPINMAIL = '<p class="spinmail-quill-editor__spin-break">Buy</p>'


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (row(SPINMAIL, "Mega Offers", ""), "sponsored"),
        (row("Dear %FIRSTNAME%, buy", "Mega Offers", ""), "sponsored"),
        (row("An offer", "Somebody Unknown", "", subject="Only today"), "sponsored"),
        (row("You won", folder="SPAM"), "spam"),
    ],
)
def test_advertisements_and_spam_are_no_inbound_messages_and_are_counted(tmp_path, message, reason):
    """They are left out with their reason, and no conversation comes of them."""
    found = read(mailbox(message).zip(tmp_path))
    assert (found.facts["messages_in"], found.facts["inbound_threads"]) == (0, 0)
    assert found.file("messages.csv").excluded == {reason: 1}


@pytest.mark.parametrize(
    "name", ["guide_messages", "learning_coach_messages", "learning_role_play_messages", "coach_messages"]
)
def test_conversations_with_a_machine_are_never_opened(tmp_path, name):
    archive = Archive().raw(f"{name}.csv", table(HEADER, [row("I am your coach", "", "")]))
    found = read(archive.message("2-a", "Ana Exemplar", "me", "2026-06-01").zip(tmp_path))
    assert found.facts["messages_in"] == 1
    assert f"{name}.csv" in found.reports[0].never_opened


NOTE = "Dear Ana, shall we talk?"


def noted(sender, **options):
    """An invitation with a note, accepted two days later; the note stands in the mailbox on that day."""
    archive = Archive().connect("Ana Exemplar", "2026-05-09")
    archive.invite("Ana Exemplar", "2026-05-07", f" {NOTE}\n", received=sender != "me")
    to = "Ana Exemplar" if sender == "me" else "me"
    return archive.message("2-a", sender, to, "2026-05-09 08:00", NOTE.replace(" ", "  "), **options)


@pytest.mark.parametrize("sender", ["me", "Ana Exemplar"])
def test_the_note_of_an_invitation_is_no_message(tmp_path, sender):
    """LinkedIn shows it as first message, dated at the acceptance: it is neither outreach nor an answer."""
    found = read(noted(sender).zip(tmp_path)).facts
    assert (found["messages_in"], found["messages_out"], found["invitation_notes_excluded"]) == (0, 0, 1)
    assert found["threads_person"] == 0


def test_the_first_word_after_a_note_begins_the_conversation(tmp_path):
    archive = noted("me").message("2-a", "Ana Exemplar", "me", "2026-05-10 08:00", "With pleasure")
    found = read(archive.zip(tmp_path)).facts
    assert (found["inbound_threads"], found["threads_started"], found["messages_in"]) == (1, 0, 1)


def test_the_same_words_to_somebody_else_are_a_message(tmp_path):
    archive = noted("me").message("2-b", "me", "Ben Beispiel", "2026-05-09 08:00", NOTE)
    assert read(archive.zip(tmp_path)).facts["messages_out"] == 1


@pytest.mark.parametrize("folder", ["INBOX", "ARCHIVE", ""])
def test_own_messages_are_known_by_the_address_in_any_folder(tmp_path, folder):
    """There is no folder of sent messages."""
    archive = Archive().message("2-a", "me", "Ana Exemplar", "2026-06-01", folder=folder)
    archive.message("2-a", "Ana Exemplar", "me", "2026-06-02", folder=folder)
    found = read(archive.zip(tmp_path)).facts
    assert (found["messages_out"], found["messages_in"], found["threads_started_answered"]) == (1, 1, 1)


def test_a_contact_of_the_owners_name_is_told_apart_by_the_address_with_a_warning(tmp_path):
    twin = Person("Olga Owner", "olga-the-other")
    archive = Archive().connect(twin, "2026-01-01").message("2-a", twin, "me", "2026-06-01")
    archive.message("2-a", "me", twin, "2026-06-02").invite("Ana Exemplar", "2026-06-01")
    found = read(archive.zip(tmp_path))
    assert (found.facts["messages_in"], found.facts["messages_out"]) == (1, 1)
    assert "same_name_as_owner" in found.codes


def test_drafts_never_left_and_are_no_messages(tmp_path):
    archive = Archive().message("2-a", "me", "Ana Exemplar", "2026-06-01", draft=True)
    found = read(archive.message("2-b", "me", "Ben Beispiel", "2026-06-01").zip(tmp_path))
    assert (found.facts["messages_out"], found.facts["threads_person"]) == (1, 1)
    assert found.file("messages.csv").excluded == {"draft": 1}


def test_a_comma_in_a_name_makes_no_second_person(tmp_path):
    """Recipients are counted by address: names may hold what stands between them."""
    archive = Archive().message("2-a", "me", Person("Ana Exemplar, PhD", "ana"), "2026-06-01")
    found = read(archive.message("2-a", Person("Ana Exemplar, PhD", "ana"), "me", "2026-06-02").zip(tmp_path)).facts
    assert (found["threads_person"], found["threads_group"]) == (1, 0)


def test_before_2023_a_comma_in_the_only_name_makes_no_group(tmp_path):
    archive = Archive("2022-09").message("2-a", "me", Person("Ana Exemplar, MBA", "ana"), "2022-06-01")
    found = read(archive.message("2-a", Person("Ana Exemplar, MBA", "ana"), "me", "2022-06-02").zip(tmp_path)).facts
    assert (found["threads_person"], found["threads_group"]) == (1, 0)


def test_three_people_are_a_group_and_stay_out_of_answers(tmp_path):
    others = [Person("Ana Exemplar"), Person("Ben Beispiel")]
    archive = Archive().message("2-g", "me", others, "2026-06-01")
    archive.message("2-g", "Ana Exemplar", [Person("Olga Owner"), others[1]], "2026-06-02")
    found = read(archive.zip(tmp_path)).facts
    assert (found["threads_group"], found["threads_person"], found["threads_started"]) == (1, 0, 0)
    assert found["messages_out"] == 0


def test_a_deleted_member_is_a_person_and_never_the_same_as_another(tmp_path):
    """Two conversations with deleted members are two people, and no contact is taken for one of them."""
    archive = Archive().connect("Ana Exemplar", "2026-01-01")
    for thread in ("2-a", "2-b"):
        archive.message(thread, "me", DELETED, "2026-06-01").message(thread, DELETED, "me", "2026-06-02")
    found = read(archive.zip(tmp_path))
    assert found.facts["threads_person"] == 2
    assert found.rows("select count(distinct person_id), min(person_id like 'deleted:%') from threads") == [(2, True)]


def test_a_subject_is_noted_and_never_called_an_inmail(tmp_path):
    """The file does not say what an InMail is: a message with a subject from a known person is a message."""
    archive = Archive().connect("Ana Exemplar", "2026-01-01")
    archive.message("2-a", "Ana Exemplar", "me", "2026-06-01", subject="Widgets")
    found = read(archive.zip(tmp_path))
    assert found.facts["messages_in"] == 1
    assert found.rows("select has_subject, excluded_as from messages") == [(True, None)]
    columns = found.rows("select column_name from duckdb_columns() where not internal")
    assert not any("inmail" in name for (name,) in columns)
