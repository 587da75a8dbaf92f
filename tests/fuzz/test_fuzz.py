"""Damaged files of every source: always a report or a plain error, never a crash, never half of it in the store.

Quick by default; JALON_FUZZ=2000 tries so many new examples of each, as chance has it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jalon.errors import StrategyInvalid
from jalon.records.reading import SourceReport
from jalon.sources.calendar import read_calendar
from jalon.sources.calls import read_calls
from jalon.sources.creator_workbook import read_workbook
from jalon.sources.crm_api import read_crm_lines
from jalon.sources.crm_file import read_crm_file
from jalon.sources.linkedin_archive import read_archive
from jalon.sources.linkedin_portability import read_portability
from jalon.sources.outcomes import read_results
from jalon.sources.rates import read_rates
from jalon.sources.recognise import recognise, why_unknown
from jalon.sources.ssi import read_ssi
from jalon.strategy.declared import load_strategy
from tests.builders import zipped
from tests.fuzz import valid
from tests.fuzz.mutations import DAMAGES, SEVERAL, Damage, damaged, damaged_inside
from tests.sources.singles import AS_OF, ME, open_store
from tests.sources.workbook.books import new, old, single_post

LONG = int(os.environ.get("JALON_FUZZ", "0"))
UNKEPT = ("not_needed", "change_log")
Store = dict[str, list[str]]
Read = Callable[[duckdb.DuckDBPyConnection, Path], SourceReport]


def tried(examples: int) -> Any:
    """So many examples, always the same; or JALON_FUZZ new ones."""
    phases = (Phase.explicit, Phase.generate, *([Phase.shrink] if LONG else []))
    return settings(max_examples=LONG or examples, derandomize=not LONG, print_blob=True, phases=phases)


def dump(con: duckdb.DuckDBPyConnection) -> Store:
    """Everything in a store; the temporary tables must all be gone."""
    assert con.execute("select table_name from duckdb_tables() where temporary").fetchall() == []
    names = [row[0] for row in con.execute("select table_name from duckdb_tables() order by 1").fetchall()]
    return {name: sorted(map(repr, con.execute(f'from "{name}"').fetchall())) for name in names}


def check(name: str, content: bytes, whole: bytes, reader: Read) -> None:
    """Read damaged content: a refusal leaves nothing and hinders nothing; reading it again changes nothing."""
    with TemporaryDirectory() as folder, open_store() as con:
        path = Path(folder) / name
        path.write_bytes(content)
        if recognise(path) == "unknown":
            assert why_unknown(path).hint
        before = dump(con)
        report = reader(con, path)
        after = dump(con)
        assert all(problem.message and problem.hint for problem in report.problems)
        if report.refused:
            assert after == before
            assert report.problems
            path.write_bytes(whole)
            assert not reader(con, path).refused
        else:
            reader(con, path)
            assert dump(con) == after


def archive(con: duckdb.DuckDBPyConnection, path: Path) -> SourceReport:
    return read_archive(con, path, keep_text=True)


def single(reader: Any) -> Read:
    return lambda con, path: reader(con, path, member_id=ME, as_of=AS_OF)


OTHERS: dict[str, tuple[bytes, Any]] = {
    "calls.csv": (valid.CALLS, read_calls),
    "calls.xml": (valid.ANDROID, read_calls),
    "rates.csv": (valid.RATES, read_rates),
    "deals.csv": (valid.DEALS, read_crm_file),
    "crm.lines.jsonl": (valid.CRM_LINES, read_crm_lines),
}
FILES = valid.archive_files()
WHOLE = zipped(FILES)


@tried(3)
@given(damages=st.lists(st.tuples(st.sampled_from(sorted(FILES)), SEVERAL), min_size=1, max_size=5))
def test_files_of_an_archive(damages: list[tuple[str, list[Damage]]]) -> None:
    files = dict(FILES)
    for name, several in damages:
        files[name] = damaged(files[name], several)
    check(valid.ARCHIVE_NAME, zipped(files), WHOLE, archive)


@tried(4)
@given(damages=SEVERAL)
def test_the_zip_of_an_archive(damages: list[Damage]) -> None:
    check(valid.ARCHIVE_NAME, damaged(WHOLE, damages), WHOLE, archive)


@tried(5)
@given(name=st.sampled_from(sorted(FILES)), damage=DAMAGES)
def test_one_file_alone(name: str, damage: Damage) -> None:
    """The others cannot hide what becomes of it; an empty one is as good as any."""
    for content in (damaged(FILES[name], [damage]), FILES[name].split(b"\n")[0]):
        check(valid.ARCHIVE_NAME, zipped({name: content}), WHOLE, archive)


def portability(con: duckdb.DuckDBPyConnection, path: Path) -> SourceReport:
    return read_portability(con, path, keep_text=True)[0]


@pytest.mark.parametrize("name", sorted(valid.PAGES))
@tried(8)
@given(damages=SEVERAL, inside=st.booleans())
def test_pages_of_the_portability_interface(name: str, damages: list[Damage], inside: bool) -> None:
    whole = valid.PAGES[name]
    packed = name.endswith(".zip")
    content = damaged_inside(whole, damages) if inside and packed else damaged(whole, damages)
    check(name, content, whole, portability)


@tried(30)
@given(value=valid.JSON)
def test_pages_with_anything_in_them(value: object) -> None:
    """Any JSON in the place of an answer, of its elements, of its rows, of a value."""
    for content in valid.around(value):
        check("page.json", content, valid.PAGES["page.json"], portability)


@pytest.mark.parametrize("book", [old, new, single_post])
@tried(2)
@given(damages=SEVERAL, inside=st.booleans())
def test_workbooks(book: Callable[[], bytes], damages: list[Damage], inside: bool) -> None:
    whole = book()
    content = damaged_inside(whole, damages) if inside else damaged(whole, damages)
    check("AggregateAnalytics_2026-10-01_2026-10-20.xlsx", content, whole, single(read_workbook))


@tried(8)
@given(damages=SEVERAL)
def test_calendars(damages: list[Damage]) -> None:
    check("agenda.ics", damaged(valid.AGENDA, damages), valid.AGENDA, single(read_calendar))


@tried(8)
@given(damages=SEVERAL)
def test_results(damages: list[Damage]) -> None:
    check("results.csv", damaged(valid.RESULTS, damages), valid.RESULTS, single(read_results))


@tried(8)
@given(damages=SEVERAL)
def test_ssi_pages(damages: list[Damage]) -> None:
    check("ssi.json", damaged(valid.SSI, damages), valid.SSI, single(read_ssi))


@pytest.mark.parametrize("name", sorted(OTHERS))
@tried(8)
@given(damages=SEVERAL)
def test_call_logs_rates_and_exports_of_a_crm(name: str, damages: list[Damage]) -> None:
    whole, reader = OTHERS[name]
    check(name, damaged(whole, damages), whole, single(reader))


@tried(40)
@given(damages=SEVERAL)
def test_strategies(damages: list[Damage]) -> None:
    """A plan, or an error that says what is wrong with it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "strategy.toml"
        path.write_bytes(damaged(valid.STRATEGY, damages))
        recognise(path)
        assert told_or_loaded(path)


def told_or_loaded(path: Path) -> bool:
    """Whether a strategy is loaded, or refused with what is wrong and the next step."""
    try:
        return bool(load_strategy(path).version)
    except StrategyInvalid as error:
        return bool(error.message and error.hint)


def test_the_undamaged_files_are_good(tmp_path: Path) -> None:
    """Otherwise nothing above would test anything."""
    sources: dict[str, tuple[bytes, Read]] = {
        valid.ARCHIVE_NAME: (WHOLE, archive),
        "agenda.ics": (valid.AGENDA, single(read_calendar)),
        "results.csv": (valid.RESULTS, single(read_results)),
        "ssi.json": (valid.SSI, single(read_ssi)),
        **{name: (content, single(reader)) for name, (content, reader) in OTHERS.items()},
        **{name: (content, portability) for name, content in valid.PAGES.items()},
    }
    for name, (content, reader) in sources.items():
        (tmp_path / name).write_bytes(content)
        with open_store() as con:
            report = reader(con, tmp_path / name)
            assert not report.refused and all(
                file.kept for file in report.files if file.rows and file.recognised_as not in UNKEPT
            ), report.files
    (tmp_path / "strategy.toml").write_bytes(valid.STRATEGY)
    assert load_strategy(tmp_path / "strategy.toml").aim == "meetings"
