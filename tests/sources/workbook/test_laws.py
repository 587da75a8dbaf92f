"""Reading is idempotent, atomic and blind to order; the newest export of a day wins; hostile files are refused."""

from __future__ import annotations

import io
import itertools
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.singles import AS_OF, ME, codes, everything, open_store, rows, write, xlsx
from tests.sources.workbook import books

from jalon.sources.creator_workbook import read_workbook

CHECKS = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def shared():
    """One store for all fuzzed inputs: opening one costs more than reading."""
    with open_store() as opened:
        yield opened


def read(con, path):
    return read_workbook(con, path, member_id=ME, as_of=AS_OF)


@pytest.fixture
def three(tmp_path):
    """Three exports of overlapping periods; later ones revise upwards."""
    return [
        write(tmp_path, "a.xlsx", books.old(books.span(14), views=lambda k: 10, total=100)),
        write(tmp_path, "b.xlsx", books.old(books.span(20), views=lambda k: 20, total=200)),
        write(tmp_path, "c.xlsx", books.new(books.span(17))),
    ]


def test_any_order_and_any_number_of_times_give_the_same_store(three):
    found = []
    for order in itertools.permutations(three):
        with open_store() as con:
            for path in (*order, order[0]):
                read(con, path)
            found.append(everything(con))
    assert all(one == found[0] for one in found[1:])


def test_the_newest_export_of_a_day_wins(three):
    with open_store() as con:
        for path in three:
            read(con, path)
        assert rows(con, "select distinct impressions from audience_days where impressions is not null") == [(20,)]
        assert rows(con, "select max(audience) from audience_days") == [(200,)]


def test_the_make_up_of_two_exports_does_not_mix(tmp_path):
    """The newer export has no Exampleville: it leaves with the older one."""
    with open_store() as con:
        read(con, write(tmp_path, "a.xlsx", books.new(books.span(20))))
        read(con, write(tmp_path, "b.xlsx", books.new(books.span(21))))
        assert rows(con, "select count(distinct source_id[:12]) from audience_shares") == [(1,)]


def test_a_failure_halfway_leaves_nothing(tmp_path, monkeypatch):
    from jalon.sources.creator_workbook import store

    def fail(*_):
        raise MemoryError

    monkeypatch.setattr(store, "store_shares", fail)
    with open_store() as con:
        before = everything(con)
        with pytest.raises(MemoryError):
            read(con, write(tmp_path, "a.xlsx", books.old()))
        assert everything(con) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><table><tr><td>Date</td></tr></table></html>", "html_not_workbook"),
        (b"Date,Impressions\n", "not_a_workbook"),
        (b"PK\x03\x04 and nothing more", "container_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing more", "workbook_damaged"),
        (xlsx({"Empty": []}), "workbook_not_recognised"),
    ],
    ids=["html", "csv", "cut zip", "cut xls", "empty"],
)
def test_what_is_no_such_workbook_is_refused_with_its_reason(tmp_path, content, code):
    with open_store() as con:
        report = read(con, write(tmp_path, "book.xls", content))
        assert report.refused and codes(report) == [code]


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bomb_is_refused_unopened(tmp_path):
    parts = unpacked(books.old())
    parts["xl/media/bomb.bin"] = bytes(60_000_000)
    with open_store() as con:
        report = read(con, write(tmp_path, "bomb.xlsx", packed(parts)))
        assert codes(report) == ["container_too_heavy"]


def test_two_cells_that_span_seventeen_billion_are_refused(tmp_path):
    parts = unpacked(xlsx({"A": [["x"]]}))
    sheet = parts["xl/worksheets/sheet1.xml"]
    wide = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    with open_store() as con:
        report = read(con, write(tmp_path, "wide.xlsx", packed({**parts, "xl/worksheets/sheet1.xml": wide})))
        assert codes(report) == ["sheet_too_large"]


def test_entities_are_not_expanded(tmp_path):
    """A billion laughs in the shared strings neither grows nor reads a file."""
    parts = unpacked(books.old())
    laughs = (
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    sheet = "xl/worksheets/sheet5.xml"
    opened = parts[sheet].replace(b"<worksheet", laughs + b"<worksheet", 1)
    parts[sheet] = opened.replace(b"Widget Engineer", b"&b;&f;")
    with open_store() as con:
        read(con, write(tmp_path, "laughs.xlsx", packed(parts)))
        labels = [label for (label,) in rows(con, "select label from audience_shares")]
        assert all("root:" not in label and len(label) < 100 for label in labels)


WHOLE = books.old()
damage = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20)


@given(damage, st.integers(1, len(WHOLE)) | st.none())
@settings(max_examples=60, deadline=None, suppress_health_check=CHECKS)
def test_damaged_workbooks_never_crash(shared, tmp_path, changes, cut):
    content = bytearray(WHOLE)
    for place, value in changes:
        content[place] = value
    report = read(shared, write(tmp_path, "damaged.xlsx", bytes(content[:cut])))
    assert report.refused == (not report.files)


cells = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(), st.text(max_size=20), st.dates(), st.booleans())


@given(
    st.lists(st.lists(cells, max_size=8), max_size=12),
    st.sampled_from(["ENGAGEMENT", "FOLLOWERS", "TOP POSTS", "DEMOGRAPHICS"]),
)
@settings(max_examples=30, deadline=None, suppress_health_check=CHECKS)
def test_odd_cells_never_crash(shared, tmp_path, odd, title):
    from openpyxl.utils.exceptions import IllegalCharacterError

    days = books.span(20)
    good = {
        "ENGAGEMENT": [["Date", "Impressions", "Engagements"], *[[books.us(d), 1, 1] for d in days]],
        "TOP POSTS": [["a"], [], ["a", "b", "c"], [books.POST, books.us(days[0]), 1]],
        "FOLLOWERS": [["Total", 5], [], ["a", "b"], *[[books.us(d), 1] for d in days]],
        "DEMOGRAPHICS": [["a", "b", "c"], ["Job titles", "x", 0.1]],
    }
    good[title] += odd
    try:
        content = xlsx(good)
    except (IllegalCharacterError, ValueError):
        return
    read(shared, write(tmp_path, "odd.xlsx", content))
