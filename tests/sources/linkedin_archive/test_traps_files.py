"""Traps of the files themselves: encodings, names, columns, export dates, hostile content, what must stay closed."""

from __future__ import annotations

import zipfile

import pytest
from tests.builders import HEADERS, PREAMBLE, Archive, Person, table, zipped
from tests.sources.linkedin_archive.reading import read

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ROWS = [["Zoé", "Été", "", "", "Hôtel", "Gérante", "06 Mar 2026"], ["Ana", "Exemplar", "", "", "", "", "05 Mar 2026"]]


@pytest.mark.parametrize(
    "content",
    [
        table(CONNECTIONS, ROWS).encode(),
        table(CONNECTIONS, ROWS, end="\r\n").encode(),
        table(CONNECTIONS, ROWS).rstrip("\n").encode(),
        table(CONNECTIONS, ROWS).replace("\n", "\n\n").encode() + b"\n\n\n",
        table(CONNECTIONS, ROWS).encode("utf-8-sig"),
        table(CONNECTIONS, ROWS, delimiter="\t", quoted=True).encode("utf-16"),
        table(CONNECTIONS, ROWS, delimiter="\t").encode("utf-16-le"),
        table(CONNECTIONS, ROWS).encode("cp1252"),
    ],
    ids=["plain", "CRLF", "no last line end", "blank lines", "BOM", "UTF-16 with tabs", "UTF-16 unmarked", "cp1252"],
)
def test_every_way_of_writing_a_file_gives_the_same_people(tmp_path, content):
    found = read(Archive().raw("Connections.csv", content).zip(tmp_path))
    assert found.rows("select name, company from people order by name") == [
        ("Ana Exemplar", None),
        ("Zoé Été", "Hôtel"),
    ]
    assert found.facts["connections_total"] == 2


REACTION = table(HEADERS["Reactions"], [["2026-07-01 10:00:00", "LIKE", "x"]])


@pytest.mark.parametrize(
    "name",
    [
        "Reactions_123456789.csv",
        "Reactions (1).csv",
        "REACTIONS.CSV",
        "New folder/Reactions.csv",
        "Complete_LinkedInDataExport.zip/Reactions.csv",
    ],
)
def test_a_file_is_known_under_every_name_that_it_takes(tmp_path, name):
    assert read(Archive().raw(name, REACTION).zip(tmp_path)).facts["reactions_given"] == 1


def test_a_name_with_words_joined_by_spaces_or_lines_is_the_same_file(tmp_path):
    text = table(HEADERS["Recommendations_Given"], [["Ana", "Exemplar", "", "", "Good", "7/1/26, 10:00 AM", ""]])
    for name in ("Recommendations Given.csv", "Recommendations_Given.csv", "recommendations-given.csv"):
        assert read(Archive().raw(name, text).zip(tmp_path)).facts["recommendations_given"] == 1


def test_columns_of_one_name_and_without_name_disturb_nobody(tmp_path):
    """The comma at the end of Learning makes an eighth, empty column; a doubled column is read once, the first."""
    archive = Archive().put("Learning", "Selling", "", "Course", "", "2026-07-01 10:00 UTC", "", "", "")
    twice = "Date,Type,Link,Type,\n2026-07-01 10:00:00,LIKE,x,PRAISE,\n"
    found = read(archive.raw("Reactions.csv", twice).zip(tmp_path))
    assert found.rows("select kind, detail from gestures order by 1") == [("learning", "Course"), ("reaction", "LIKE")]
    assert found.codes == set()


def test_the_same_archive_again_and_overlapping_ones_change_nothing(tmp_path):
    older, newer = Archive("2026-03"), Archive("2026-07")
    for archive in (older, newer):
        archive.connect("Ana Exemplar", "2026-01-01").invite("Ana Exemplar", "2026-01-01")
        archive.message("2-a", "Ana Exemplar", "me", "2026-02-01", "one\ntwo")
        archive.put("Reactions", "2026-02-01 10:00:00", "LIKE", "x")
    first, second = older.zip(tmp_path), newer.zip(tmp_path)
    once = read(first, second).dump()
    for order in ((second, first), (first, second, first), (second, second, first)):
        assert read(*order).dump() == once
    assert len(once["messages"]) == len(once["invitations"]) == len(once["gestures"]) == 1


def test_the_export_date_is_that_of_the_name_in_american_order(tmp_path):
    found = read(Archive().connect("A B", "2026-01-01").zip(tmp_path, "Basic_LinkedInDataExport_07-03-2026.zip.zip"))
    assert found.rows("select strftime(make_timestamp(exported_on), '%Y-%m-%d') from members") == [("2026-07-03",)]


def test_without_a_date_in_the_name_it_is_the_newest_day_found_and_this_is_said(tmp_path):
    archive = Archive().connect("A B", "2026-01-01").message("2-a", "A B", "me", "2026-06-30 23:59:59")
    found = read(archive.zip(tmp_path, "mine.zip"))
    assert found.rows("select strftime(make_timestamp(exported_on), '%Y-%m-%d') from members") == [("2026-06-30",)]
    assert "export_date_guessed" in found.codes


def test_one_row_of_the_far_future_does_not_make_the_export_date(tmp_path):
    archive = Archive()
    for n in range(1, 28):
        archive.connect(f"Person N{n}", f"2026-01-{n:02}")
    found = read(archive.connect("Late Comer", "2099-01-01").zip(tmp_path, "mine.zip"))
    assert found.rows("select strftime(make_timestamp(exported_on), '%Y-%m-%d') from members") == [("2026-01-27",)]


def test_a_formula_in_a_cell_stays_text(tmp_path):
    """It is neither run nor taken for anything else; spreadsheets are warned where Jalon writes one."""
    formula = '=HYPERLINK("http://evil.example")'
    found = read(Archive().connect("Ana Exemplar", "2026-01-01", formula, "@SUM(1)").zip(tmp_path))
    assert found.rows("select title, company from people") == [(formula, "@SUM(1)")]


def test_a_huge_cell_is_cut_with_its_row_and_the_next_rows_are_read(tmp_path):
    archive = Archive().message("2-a", "Ana Exemplar", "me", "2026-06-02", "x" * 3_000_000)
    found = read(archive.message("2-b", "Ben Beispiel", "me", "2026-06-01").zip(tmp_path))
    (problem,) = [p for p in found.reports[0].problems if p.code == "cell_too_long"]
    assert problem.row == 3
    assert found.facts["messages_in"] == 2


MARCH = "2024-03-0{} 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A717000000000000000{},{}\n"
IN_A_SPREADSHEET = {
    "Connections.csv": (
        PREAMBLE + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\nAna,A,,,,,no day\n",
        6,
    ),
    "SearchQueries.csv": ("Time,Search Query\n2024/03/01 10:00:00 UTC,a, b\n\n2024/33/01 10:00:00 UTC,c\n", 4),
    "Comments.csv": (
        "Date,Link,Message\n"
        + MARCH.format(3, 3, "one line\nand another")
        + MARCH.format(2, 2, '"two\nlines"')
        + MARCH.format(1, 1, "bad").replace("-03-", "-33-"),
        5,
    ),
    "Reactions.csv": ('Date,Type,Link\n2024-03-01 10:00:00,LIKE,"a\nb"\n2024-33-01 10:00:00,LIKE,c\n', 3),
}


@pytest.mark.parametrize("name", IN_A_SPREADSHEET)
def test_a_row_is_numbered_as_a_spreadsheet_numbers_it(tmp_path, name):
    """Notes above the header, the header, empty rows and lines that run on are counted; a quoted line break is not."""
    text, row = IN_A_SPREADSHEET[name]
    found = read(Archive("2024-03").raw(name, text).zip(tmp_path))
    assert [p.row for p in found.reports[0].problems if p.code == "date_unreadable"] == [row]


def test_rows_of_a_large_file_are_numbered_alike(tmp_path):
    """A file that goes straight to DuckDB: the first row below the header is 2."""
    archive = Archive()
    for n in range(2_000):
        archive.message(f"2-{n}", "Ana Exemplar", "me", "2026-06-02", f"{n} " + "x" * 100)
    found = read(archive.zip(tmp_path))
    assert found.rows("select min(row_no), max(row_no), count(distinct row_no) from messages") == [(2, 2_001, 2_000)]


def test_signs_that_steer_a_terminal_are_taken_out_of_file_names(tmp_path):
    """A name from inside a zip is shown to the person: it may not clear the screen or write backwards."""
    evil = {"\x1b[2J\x07notes.txt": b"x", "a\u202egpj.csv": b"x", "Reactions.csv": REACTION.encode()}
    path = tmp_path / "Complete_LinkedInDataExport_07-20-2026.zip"
    path.write_bytes(zipped(evil))
    shown = "".join(read(path).reports[0].never_opened)
    assert shown.isprintable() and "notes.txt" in shown


CLOSED = ("PhoneNumbers", "Jobs/Job Applications", "Jobs/Saved Jobs", "Contacts", "Private_identity_asset", "Logins")


def test_job_search_phone_numbers_and_address_books_are_never_opened(tmp_path, monkeypatch):
    """Not even to look whether they could be read; their names are all that is said."""
    opened = []
    real = zipfile.ZipFile.open

    def watched(self, name, *args, **options):
        opened.append(getattr(name, "filename", name))
        return real(self, name, *args, **options)

    archive = Archive().connect("Ana Exemplar", "2026-01-01")
    for name in CLOSED:
        archive.raw(f"{name}.csv", "Company Name,Job Title\nSecret employer,Secret job\n")
    path = archive.zip(tmp_path)
    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    found = read(path, keep_text=True)
    assert set(opened) == {"Connections.csv", "Profile.csv"}
    assert "Secret" not in repr(found.dump()) + repr(found.reports)


def test_of_third_persons_only_what_the_schema_explains_is_kept(tmp_path):
    """No text of a message, a note, a recommendation or a comment; the address book is not opened."""
    archive = Archive().connect("Ana Exemplar", "2026-01-01", email="ana@example.org")
    archive.message("2-a", "Ana Exemplar", "me", "2026-06-01", "CONFIDENTIAL")
    archive.invite("Ana Exemplar", "2026-06-01", "CONFIDENTIAL").raw(
        "Contacts.csv", "Source,FirstName\nx,CONFIDENTIAL\n"
    )
    found = read(archive.put("Notes", "Ana", "Exemplar", "", "CONFIDENTIAL", "2026-06-01", "").zip(tmp_path))
    assert "CONFIDENTIAL" not in repr(found.dump())


def test_an_archive_of_three_messages_is_read_and_scored_as_not_enough(tmp_path):
    """Small counts are facts, but no score is made of them."""
    from jalon import api

    archive = Archive(owner=Person("Olga Owner")).connect("Ana Exemplar", "2026-01-01")
    for n, (sender, to) in enumerate((("me", "Ana Exemplar"), ("Ana Exemplar", "me"), ("me", "Ana Exemplar"))):
        archive.message("2-a", sender, to, f"2026-06-0{n + 1}")
    result = api.score(api.read(archive.zip(tmp_path)))
    points = result.score.points
    assert points.state != "established"
    assert points.low is not None and points.high is not None and points.high - points.low > 20
