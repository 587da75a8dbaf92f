"""The DuckDB store: in memory, or one file that only this version of Jalon and one process at a time may use."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from jalon.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Generator

    import duckdb

VERSION = 4
KEY_BYTES = 32
SCHEMA = Path(__file__).parent / "schema.sql"
STORAGE = {
    "storage_compatibility_version": "v1.5.0",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_MAGIC = slice(8, 12)


def open_store(path: Path | None = None, *, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to the records: a new store in memory, or the file at `path`, made when it is missing.

    `threads` is how many may work for it (None: as many as the machine has). Raises StoreUnusable when the file is
    locked, damaged, something else, or of another version.
    """
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {**STORAGE}
    if threads is not None:
        config["threads"] = threads
    if path is None:
        con = duckdb.connect(":memory:", config=config)
        return _with_schema(con)
    _refuse_foreign(path)
    try:
        con = duckdb.connect(str(path), config=config)
    except duckdb.Error as error:
        raise _unusable(path, str(error)) from error
    try:
        _check_version(con, path)
        return _with_schema(con)
    except duckdb.Error as error:
        con.close()
        raise _unusable(path, str(error)) from error
    except StoreUnusable:
        con.close()
        raise


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Generator[None, None, None]:
    """All or nothing: commits at the end of the block, rolls back on any exception and lets it pass on."""
    con.execute("begin transaction")
    try:
        yield
    except BaseException:
        con.execute("rollback")
        raise
    con.execute("commit")


def _with_schema(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    con.execute("set enable_progress_bar = false")
    with transaction(con):
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        if con.execute("select count(*) from store_version").fetchall() == [(0,)]:
            con.execute("insert into store_version values (?)", [VERSION])
        if con.execute("select count(*) from store_key").fetchall() == [(0,)]:
            con.execute("insert into store_key values (?)", [token_hex(KEY_BYTES)])
    return con


def store_key(con: duckdb.DuckDBPyConnection) -> bytes:
    """The random key of a store; that of a store in memory is gone with it."""
    return bytes.fromhex(con.execute("select min(key) from store_key").fetchall()[0][0])


def _refuse_foreign(path: Path) -> None:
    if not path.exists():
        if not path.absolute().parent.is_dir():
            raise StoreUnusable(
                f"The folder of the store {path.name} does not exist.",
                "Create the folder, or name another file.",
            )
        return
    if not path.is_file():
        raise StoreUnusable(f"{path.name} is not a file.", "Give --store a file name.")
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
    except OSError as error:
        raise StoreUnusable(f"{path.name} cannot be read.", "Check who may read the file.") from error
    if head[_MAGIC] != b"DUCK":
        raise StoreUnusable(f"{path.name} is not a store of Jalon.", "Name another file; this one is left as it is.")


def _check_version(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    tables = {row[0] for row in con.execute("select table_name from duckdb_tables()").fetchall()}
    if not tables:
        return
    if "store_version" not in tables:
        raise StoreUnusable(
            f"{path.name} is a DuckDB file of another program.",
            "Name another file; this one is left as it is.",
        )
    found = con.execute("select max(version) from store_version").fetchall()[0][0]
    if found != VERSION:
        raise StoreUnusable(
            f"{path.name} was written by another version of Jalon (layout {found}, this one knows {VERSION}).",
            "Read the sources again into a new store.",
        )


def _unusable(path: Path, why: str) -> StoreUnusable:
    if "lock" in why.casefold():
        return StoreUnusable(
            f"{path.name} is in use by another program.", "Close the other Jalon or notebook and try again."
        )
    return StoreUnusable(
        f"{path.name} is damaged and cannot be opened.",
        "Restore a copy, or read the sources again into a new store.",
    )
