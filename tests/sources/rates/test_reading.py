"""Files of exchange rates: known by their first line, read by day, the euro and either decimal sign understood."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from jalon.sources.rates import read_rates
from jalon.sources.recognise import recognise
from tests.sources.singles import AS_OF, ME, codes, day, open_store, rows, write

BANK = """Date,USD,JPY,CHF,
2026-11-20,1.0842,161.05,0.937,
2026-11-19,1.08,N/A,0.94,
"""
ONE_DAY = "Date, USD, JPY, \n20 November 2026, 1.0842, 161.05, \n"
FRENCH = "Jour;USD;CHF\n20/11/2026;1,0842;0,937\n"
KEPT = "select day, per_euro, row_no from currency_rates order by day"


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


@pytest.fixture
def read(con, tmp_path):
    return lambda text, name="rates.csv": read_rates(con, write(tmp_path, name, text), member_id=ME, as_of=AS_OF)


def kept(con) -> list[tuple[int, dict[str, float], int]]:
    return [(at, json.loads(units), row_no) for at, units, row_no in rows(con, KEPT)]


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return stream.getvalue()


@pytest.mark.parametrize("content", [BANK, ONE_DAY, FRENCH, "\ufeff" + BANK, zipped(any=BANK)])
def test_rates_are_known_by_their_content(content, tmp_path):
    assert recognise(write(tmp_path, "anything.dat", content)) == "rates"


@pytest.mark.parametrize("text", ["Date,Name\n2026-11-20,USD\n", "Date,USD,USD\n", "Date,,\n", "Name,USD\nx,1\n"])
def test_other_tables_are_none(text, tmp_path):
    assert recognise(write(tmp_path, "anything.csv", text)) != "rates"


def test_a_zip_with_more_than_one_file_stays_an_archive(tmp_path):
    assert recognise(write(tmp_path, "a.zip", zipped(one=BANK, two=BANK))) == "archive"


def test_units_for_one_euro_by_day(con, read):
    report = read(BANK)
    assert (report.kind, report.files[0].rows, report.files[0].kept, report.problems) == ("rates", 2, 2, ())
    assert kept(con) == [
        (day(2026, 11, 19), {"USD": 1.08, "CHF": 0.94}, 3),
        (day(2026, 11, 20), {"USD": 1.0842, "JPY": 161.05, "CHF": 0.937}, 2),
    ]


@pytest.mark.parametrize("content", [ONE_DAY, FRENCH, zipped(any=BANK)])
def test_other_forms_say_the_same(content, con, read):
    read(content)
    at, units, _ = kept(con)[-1]
    assert at == day(2026, 11, 20) and units["USD"] == 1.0842


def test_three_decimals_are_no_thousands(con, read):
    read("Date,DKK\n2026-11-20,7.437\n")
    assert kept(con)[0][1] == {"DKK": 7.437}


def test_a_column_of_the_euro_lets_rates_be_for_any_currency(con, read):
    read("Date,EUR,CHF,USD\n2026-11-20,0.5,0.25,1\n")
    assert kept(con)[0][1] == {"EUR": 1, "CHF": 0.5, "USD": 2}


@pytest.mark.parametrize("cell", ["abc", "-1", "0", "1e400", "=1+1", "nan", "inf", "1.2.3"])
def test_a_row_with_a_figure_that_is_no_rate_is_told_and_left_out(cell, con, read):
    report = read(f"Date,USD\n2026-11-20,{cell}\n2026-11-19,1.1\n")
    assert codes(report) == ["rate_unreadable"] and report.problems[0].row == 2
    assert [found[0] for found in kept(con)] == [day(2026, 11, 19)]


def test_a_row_without_a_rate_of_the_euro_column_is_left_out(read):
    assert codes(read("Date,EUR,USD\n2026-11-20,N/A,1\n2026-11-19,1,1\n")) == ["rate_unreadable"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Date,USD\n", "rates_empty"),
        ("Date,USD\n2026-13-45,1\n", "rates_empty"),
        ("Date,USD\n02/03/2026,1.1\n", "rates_days_open"),
    ],
)
def test_what_cannot_be_read_is_refused_whole(text, code, con, read):
    report = read(text)
    assert report.refused and codes(report) == [code] and kept(con) == []


def test_reading_again_changes_nothing(con, read):
    read(BANK)
    before = rows(con, "from currency_rates order by all")
    read(BANK)
    assert rows(con, "from currency_rates order by all") == before


def test_a_damaged_or_swollen_zip_is_refused(tmp_path, con):
    whole = zipped(rates=BANK)
    path = write(tmp_path, "cut.zip", whole[: len(whole) // 2])
    assert recognise(path) == "unknown"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rates.csv", BANK + "," * 20_000_000)
    report = read_rates(con, write(tmp_path, "bomb.zip", stream.getvalue()), member_id=ME, as_of=AS_OF)
    assert report.refused and codes(report) == ["container_too_heavy"]
