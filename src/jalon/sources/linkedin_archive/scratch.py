"""What an archive needs while it is read and leaves nothing of: a nameless file, temporary tables and views."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Generator

    import duckdb

_TEMPORARY = (
    "select 'view', view_name from duckdb_views() where temporary and not internal "
    "union all select 'table', table_name from duckdb_tables() where temporary"
)


@contextmanager
def scratch_file() -> Generator[tuple[BinaryIO, str], None, None]:
    """A file to write and its path for reading; it is gone afterwards, whatever happens."""
    if hasattr(os, "memfd_create") and os.path.isdir("/proc/self/fd"):
        descriptor = os.memfd_create("jalon")
        with os.fdopen(descriptor, "wb") as stream:
            yield stream, f"/proc/self/fd/{descriptor}"
        return
    with tempfile.TemporaryDirectory(prefix="jalon-") as folder:
        path = os.path.join(folder, "file")
        with open(path, "wb") as stream:
            yield stream, path


@contextmanager
def no_leftovers(con: duckdb.DuckDBPyConnection) -> Generator[None, None, None]:
    """Temporary tables and views that are made inside are gone afterwards, whatever happens; others stay."""
    before = set(con.execute(_TEMPORARY).fetchall())
    try:
        yield
    finally:
        made = [item for item in con.execute(_TEMPORARY).fetchall() if item not in before]
        con.execute("; ".join(f'drop {kind} if exists temp."{name}"' for kind, name in sorted(made, reverse=True)))
