"""What must stay closed stays closed: no canary in the store, in the reports, or in any problem."""

from __future__ import annotations

import pytest

from jalon.records.store import open_store
from jalon.simulate.export import export
from jalon.simulate.files_closed import CANARY, CLOSED
from jalon.simulate.write_archive import archive_files, write_archive
from jalon.sources.linkedin_archive.archive import read_archive
from tests.conformance.reading import world_of


@pytest.mark.parametrize("era", ["2022-09", "2024-03", "2026-07"])
@pytest.mark.parametrize("keep_text", [False, True])
def test_no_canary_leaves_its_file(tmp_path, era, keep_text):
    made = export(world_of(era, 6), era)
    con = open_store(None)
    report = read_archive(con, write_archive(made, tmp_path), keep_text=keep_text)
    tables = [row[0] for row in con.execute("select table_name from duckdb_tables()").fetchall()]
    assert "messages" in tables
    for table in tables:
        assert CANARY not in repr(con.execute(f'select * from "{table}"').fetchall()), table
    assert CANARY not in repr(report)


def test_closed_files_are_named_as_never_opened(tmp_path):
    made = export(world_of("2026-07", 6), "2026-07")
    held = {f.name for f in archive_files(made)} & set(CLOSED)
    report = read_archive(open_store(None), write_archive(made, tmp_path))
    assert held <= set(report.never_opened)
    assert not held & {f.name for f in report.files}
