"""The bytes of the archive, era by era, against lines written by hand from the format specification."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest

from jalon.simulate.behaviour import TRAPS, Behaviour
from jalon.simulate.eras import MAIN_ERAS, eras
from jalon.simulate.events import Gesture, Invitation, Message, Post, Thread
from jalon.simulate.export import export
from jalon.simulate.files_closed import CANARY, CLOSED
from jalon.simulate.people import Person
from jalon.simulate.world import live
from jalon.simulate.write_archive import archive_files, write_archive
from tests.simulate.lives import DAY, END, NOW, invited, life, person, talk


def file(world, era: str, name: str, kind: str = "complete") -> str:
    """Text of the one entry whose name begins so; line ends as written."""
    found = [f for f in archive_files(export(world, era, kind=kind)) if re.match(rf"{name}(_\d+)?\.csv$", f.name)]
    assert len(found) == 1, [f.name for f in found]
    return found[0].data.decode()


def test_connections_have_a_preamble_since_2021_and_addresses_since_2023():
    _, links = invited(1, 50, accepted=40)
    world = life(connections=links)
    assert file(world, "2020", "Connections") == (
        "First Name,Last Name,Email Address,Company,Position,Connected On\nAna1,Exemplar,,,,05 Jun 2026"
    )
    new = file(world, "2026-07", "Connections")
    assert new.startswith('Notes:\n"When exporting')
    assert new.endswith("\nAna1,Exemplar,https://www.linkedin.com/in/ana-1,,,,05 Jun 2026")


def test_invitations_are_written_in_pacific_minutes():
    sent = Invitation(person(1), "in", NOW - 12 * 3600 + 60, "Bonjour, Alix")
    assert file(life(invitations=[sent]), "2026-07", "Invitations").splitlines()[1] == (
        'Ana1 Exemplar,Alix Dormandal,"7/14/26, 5:01 PM","Bonjour, Alix",INCOMING,'
        "https://www.linkedin.com/in/ana-1,https://www.linkedin.com/in/alix-dormandal"
    )


def test_messages_of_each_layout():
    world = life(messages=talk(1, ("me", 2), ("they", 1)))
    assert file(world, "2022-09", "messages").splitlines()[0] == (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
    )
    rows = list(csv.DictReader(io.StringIO(file(world, "2023-07", "messages"))))
    assert [r["FROM"] for r in rows] == ["Ana1 Exemplar", "Alix Dormandal"]
    assert rows[0]["RECIPIENT PROFILE URLS"] == "https://www.linkedin.com/in/alix-dormandal"
    assert rows[0]["DATE"] == "2026-07-14 12:00:00 UTC"
    assert re.fullmatch(r"2-[A-Za-z0-9+/]+==", rows[0]["CONVERSATION ID"])
    quoted = file(world, "2026-07", "messages").splitlines()[0]
    assert quoted.startswith('"CONVERSATION ID",')
    assert quoted.endswith('"ATTACHMENTS","IS MESSAGE DRAFT","IS CONVERSATION DRAFT"')


def test_same_second_stands_in_reversed_order():
    rows = talk(1, ("me", 2), ("me", 2), ("they", 1))
    texts = [r["CONTENT"] for r in csv.DictReader(io.StringIO(file(life(messages=rows), "2025-08", "messages")))]
    assert texts == ["line 2", "line 1", "line 0"]


def test_line_breaks_of_messages_are_real_since_2026_only():
    message = Message(Thread("t", (person(1),)), None, NOW - DAY, "Une ligne\nune autre")
    assert "Une ligne une autre" in file(life(messages=[message]), "2025-08", "messages")
    assert re.search('"Une ligne\r?\nune autre"', file(life(messages=[message]), "2026-03", "messages"))


def test_quote_artefact_of_posts():
    """First line, empty line, third line with a quoted word: every break becomes quote, break, quote, doubled."""
    post = Post("post", NOW - DAY, "urn:li:share:7", 'First line\n\nThird line with a "quoted" word')
    text = file(life(posts=[post]), "2025-08", "Shares")
    assert text == (
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        "2026-07-14 12:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7,"
        '"First line""\n""""\n""Third line with a ""quoted"" word",,"",MEMBER_NETWORK\n'
    )
    assert '""\r\n""' in file(life(posts=[post]), "2024-03", "Shares")


def test_comments_of_2024_have_backslashes_and_bare_breaks():
    texts = ['dit "oui"', "une\ndeux"] * 20
    rows = [Gesture("comment", NOW - n * 60, "https://x", t) for n, t in enumerate(texts, 1)]
    world = life(gestures=rows)
    world.behaviour = Behaviour(traps=TRAPS)
    text = file(world, "2024-03", "Comments")
    assert '"dit \\"oui\\""' in text
    assert ",une\r\ndeux\r\n" in text
    assert '"dit ""oui"""' in file(world, "2025-08", "Comments")


def test_searches_have_bare_commas_since_2025():
    world = life(gestures=[Gesture("search", NOW - DAY, text="directeur, Lyon")])
    assert file(world, "2024-03", "SearchQueries").endswith('2026/07/14 12:00:00 UTC,"directeur, Lyon"\n')
    assert file(world, "2025-08", "SearchQueries").endswith("2026/07/14 12:00:00 UTC,directeur, Lyon\n")


def test_addresses_are_percent_encoded():
    _, links = invited(1, 50, accepted=40)
    links[0].person = replace(person(1), slug="éva-1")
    assert "/in/%C3%A9va-1," in file(life(connections=links), "2026-07", "Connections")


@pytest.mark.parametrize("era", list(eras()))
@pytest.mark.parametrize("kind", ["basic", "complete"])
def test_basic_archives_lack_what_only_complete_ones_hold(era, kind):
    names = " ".join(f.name for f in archive_files(export(live(Behaviour(weeks=12), seed=1, end=END), era, kind=kind)))
    assert ("Shares" in names) == (kind == "complete")
    assert ("Logins" in names) == (kind == "complete")
    assert "Connections" in names


def test_each_closed_file_holds_its_own_canary():
    files = {f.name: f.data.decode() for f in archive_files(export(live(Behaviour(), seed=1, end=END), "2024-03"))
             if f.name in CLOSED}  # fmt: skip
    assert len(files) >= 17
    assert all(CANARY in text for text in files.values())


def test_closed_accounts_have_neither_name_nor_address():
    closed = Person(1, "LinkedIn Member", "", "", kind="deleted")
    message = Message(Thread("t", (closed,)), closed, NOW - DAY, "Bonjour")
    row = next(csv.DictReader(io.StringIO(file(life(messages=[message]), "2026-07", "messages"))))
    assert (row["FROM"], row["SENDER PROFILE URL"]) == ("LinkedIn Member", "")


def test_packings(tmp_path):
    made = export(live(Behaviour(weeks=8), seed=1, end=END), "2026-07")
    names = {p: write_archive(made, tmp_path / p, p) for p in ("zip", "zip.zip", "folder", "folder.zip", "renamed")}
    assert names["zip"].name == "Complete_LinkedInDataExport_07-15-2026.zip"
    assert names["folder.zip"].is_dir()
    with zipfile.ZipFile(names["zip.zip"]) as outer:
        assert outer.namelist() == ["Complete_LinkedInDataExport_07-15-2026.zip"]
    with zipfile.ZipFile(names["renamed"]) as z:
        assert all(n.startswith("New folder/") for n in z.namelist())


def test_same_seed_same_bytes():
    def one() -> dict[str, bytes]:
        made = export(live(Behaviour(weeks=12), seed=4, end=END), "2026-07")
        return {f.name: f.data for f in archive_files(made)}

    assert one() == one()


def test_the_eight_eras_are_there():
    assert set(MAIN_ERAS) <= set(eras())
