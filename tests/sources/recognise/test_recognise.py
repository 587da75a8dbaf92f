"""What a file is depends on its content alone; what is not known gets a sentence of its own."""

from __future__ import annotations

import io
import json
import string
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.calendar.ics import JANE, calendar, event
from tests.sources.singles import write, xlsx
from tests.sources.ssi.test_ssi import PAGE, SAVED
from tests.sources.workbook import books

from jalon.records.problem import Problem
from jalon.records.store import open_store
from jalon.sources.outcomes import template_results
from jalon.sources.recognise import recognise, why_unknown

RESULTS = "date,kind,name\n2026-09-01,call,Jane Doe\n"
CONNECTIONS = (
    'Notes:\n"When exporting your data, …"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
)


def zipped(**entries: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


KNOWN = {
    "archive": [zipped(Connections_csv=CONNECTIONS), zipped(Export_zip="x"), zipped(Data__messages_csv="x")],
    "archive_csv": [CONNECTIONS, "From,To,Sent At,Message,Direction\n", "\ufeffDate;ShareLink;ShareCommentary;X\n"],
    "workbook": [books.old(), books.new()],
    "post_workbook": [books.single_post(), books.post_performance()],
    "calendar": [
        calendar(event("20261005T090000Z", JANE)),
        "\ufeffbegin:vcalendar\nend:vcalendar\n",
        zipped(a_ics="x"),
    ],
    "results": [
        RESULTS,
        template_results("fr"),
        template_results("en"),
        xlsx({"A": [["Date", "Type"], ["2026-09-01", "RDV"]]}),
    ],
    "ssi": [json.dumps(PAGE), SAVED, "74 (18/17/20/19)\n", "<p>" + "x" * 200_000 + SAVED],
    "strategy": ['[strategy]\naim = "x"\n[target]\nfunctions = ["sales"]\n'],
}
# Recognised by their own tests; odd bytes may look like them too.
KNOWN_ELSEWHERE = {"calls", "crm", "crm_lines", "mapping", "portability", "rates", "strategy"}
UNKNOWN = {
    "source_empty": ["", "  \n"],
    "container_damaged": [b"PK\x03\x04 cut off", zipped(a_csv="x" * 5000)[:60]],
    "container_empty": [zipped()],
    "container_not_recognised": [zipped(word__document_xml="<x/>")],
    "page_workbook": [books.company_page()],
    "workbook_not_recognised": [xlsx({"A": [["a", "b"], [1, 2]]})],
    "workbook_damaged": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)],
    "markup_not_recognised": ["<html><table><tr><td>Date</td></tr></table></html>", "<?xml version='1.0'?><a/>"],
    "binary_not_recognised": [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"%PDF-1.7\n\x00\x01"],
    "source_not_recognised": ["Dear Sir,\nthis is a letter.\n", '{"a": 1}', 'title = "other toml"\n'],
}


def numbered(listed):
    """Parameters with an identity that does not hold the content: a workbook differs by the second it was made."""
    return [
        pytest.param(name, content, id=f"{name}-{number}")
        for name, contents in listed.items()
        for number, content in enumerate(contents)
    ]


@pytest.mark.parametrize(("kind", "content"), numbered(KNOWN))
@pytest.mark.parametrize("name", ["file", "Connections.csv.zip", "holiday.jpg"])
def test_the_name_never_matters(tmp_path, kind, content, name):
    assert recognise(write(tmp_path, name, content)) == kind


@pytest.mark.parametrize(("code", "content"), numbered(UNKNOWN))
def test_what_is_not_known_says_why(tmp_path, code, content):
    path = write(tmp_path, "export.xls", content)
    found = why_unknown(path)
    assert recognise(path) == "unknown" and isinstance(found, Problem)
    assert (found.code, found.source) == (code, "export.xls") and found.hint.endswith(".")


def test_a_store_and_a_strategy_are_known_but_no_source(tmp_path):
    open_store(tmp_path / "store").close()
    assert recognise(tmp_path / "store") == "store"
    assert why_unknown(tmp_path / "store", "store").code == "store_no_source"
    assert why_unknown(tmp_path / "x.toml", "strategy").code == "strategy_no_source"


def test_folders(tmp_path):
    (tmp_path / "export.zip").mkdir()
    assert why_unknown(tmp_path).code == "folder_not_recognised"
    write(tmp_path / "export.zip", "Connections.csv", CONNECTIONS)
    assert recognise(tmp_path / "export.zip") == "archive" and recognise(tmp_path) == "archive"


def test_a_missing_file_is_said(tmp_path):
    assert why_unknown(tmp_path / "gone.csv").code == "source_unreadable"


def test_a_locked_zip_of_an_archive_is_left_to_the_archive_reader(tmp_path):
    data = bytearray(zipped(Connections_csv=CONNECTIONS))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert recognise(write(tmp_path, "locked.zip", bytes(data))) == "archive"


def test_a_prefix_is_enough(tmp_path):
    """A 100 MB calendar and a 100 MB table cost milliseconds."""
    big = write(tmp_path, "big.ics", calendar(event("20261005T090000Z", JANE)) + "x" * 100_000_000)
    table = write(tmp_path, "big.csv", RESULTS + "2026-09-01,call,Jane Doe\n" * 4_000_000)
    recognise(write(tmp_path, "warm.csv", RESULTS))
    began = time.process_time()
    assert [recognise(big), recognise(table)] == ["calendar", "results"]
    assert time.process_time() - began < 0.1


@given(
    st.binary(max_size=300) | st.text(string.printable, max_size=300).map(str.encode),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{", b"<", b"BEGIN:VCALENDAR\n"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_bytes_never_crash(tmp_path, junk, head):
    path = write(tmp_path, "odd", head + junk)
    kind = recognise(path)
    assert kind in {*KNOWN, *KNOWN_ELSEWHERE, "unknown"}
    assert kind != "unknown" or why_unknown(path, kind).message
