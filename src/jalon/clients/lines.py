"""The file of what was pulled: Singer's JSON lines, added to page by page, never left half-written.

A page is its RECORD lines and the STATE line behind them, which says where to go on. What stands behind the last whole
STATE line was cut off by an outage and is removed before the next page is written.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jalon.errors import PullFailed

ENDING = ".lines.jsonl"
GONE = "jalon_gone"  # true in a record that the service no longer has
MERGED = "jalon_merged_into"  # the identifier of the record into which it was merged there


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the reading of one stream stands.

    `since`: what changed from then on is still to be read, all when None. `until`: when the reading under way began,
    None when the last one came to its end. `last`: the place of the last page of the reading under way.
    """

    since: str | None = None
    until: str | None = None
    last: str | None = None


class LineFile:
    """One system's lines in one file; raises PullFailed when the file holds something else."""

    def __init__(self, path: Path, system: str, account: str = "") -> None:
        self.path = path
        self.system = system
        self.account = account
        self.marks: dict[str, Mark] = {}
        self._whole = 0
        if path.exists():
            self._resume()

    def write(self, stream: str, rows: Iterable[Mapping[str, Any]], mark: Mark, at: str) -> int:
        """Add a page and where it ends, as one; how many rows it had. `at`: the instant of the pull, ISO 8601, UTC."""
        name = f"{self.system}:{stream}"
        lines = [_line({"type": "RECORD", "stream": name, "record": dict(row), "time_extracted": at}) for row in rows]
        self.marks[stream] = mark
        account = {"account": self.account} if self.account else {}
        lines.append(_line({"type": "STATE", "value": {"jalon": {name: asdict(mark)}, **account}}))
        with opened(self.path) as file:
            file.truncate(self._whole)
            file.seek(self._whole)
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
            self._whole = file.tell()
        return len(lines) - 1

    def known(self, stream: str) -> dict[str, str]:
        """The identifiers of a stream's records, each with the digest of its newest version; empty for what is gone."""
        start = json.dumps({"type": "RECORD", "stream": f"{self.system}:{stream}"})[:-1].encode()
        found: dict[str, str] = {}
        if self._whole:
            place = 0
            with self.path.open("rb") as file:
                for line in file:
                    place += len(line)
                    if place > self._whole:
                        break
                    if line.startswith(start):
                        key, version = self._version(line)
                        found[key] = version
        return found

    def _version(self, line: bytes) -> tuple[str, str]:
        try:
            record = json.loads(line)["record"]
            return key_of(record), "" if record.get(GONE) is True else digest(record)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _damaged(self.path) from None

    def _resume(self) -> None:
        """Read every state; what follows the last whole one is not taken for written."""
        place = 0
        try:
            with self.path.open("rb") as file:
                for line in file:
                    place += len(line)
                    if line.startswith(b'{"type": "STATE"') and line.endswith(b"\n"):
                        self._take(line)
                        self._whole = place
        except OSError:
            raise PullFailed(f"{self.path.name} cannot be opened.", "Check that you may read and write it.") from None
        if place and not self._whole:
            raise PullFailed(f"{self.path.name} holds something else.", "Name another file: jalon pull --out FILE")

    def _take(self, line: bytes) -> None:
        try:
            value = json.loads(line)["value"]
            found = {name: Mark(**mark) for name, mark in value["jalon"].items()}
            account = str(value.get("account") or "")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _damaged(self.path) from None
        for name, mark in found.items():
            system, _, stream = name.partition(":")
            if system != self.system:
                raise PullFailed(
                    f"{self.path.name} holds what was pulled from {system}.",
                    "Name another file for this one: jalon pull --out FILE",
                )
            self.marks[stream] = mark
        if account and self.account and account != self.account:
            raise PullFailed(
                f"{self.path.name} holds what was pulled from another account.",
                "Name another file for this one: jalon pull --out FILE",
            )


def account_of(*parts: str | None) -> str:
    """What tells an account from another, of its address, database and user, without naming them; "" without any."""
    told = [(part or "").strip().rstrip("/") for part in parts]
    return hashlib.sha256("\n".join(told).encode()).hexdigest() if any(told) else ""


def _damaged(path: Path) -> PullFailed:
    return PullFailed(f"{path.name} is damaged.", "Move it away and pull anew, or go back to a copy of it.")


def key_of(record: Mapping[str, Any]) -> str:
    """The identifier of a record."""
    return str(record.get("id") or record.get("Id") or "")


def digest(record: Mapping[str, Any]) -> str:
    """What two versions of a record share when nothing differs."""
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def _line(what: Mapping[str, Any]) -> bytes:
    return json.dumps(what, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8", "replace") + b"\n"


def opened(path: Path) -> Any:
    """Open to read and write; a new file may be read by its owner alone."""
    try:
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    except OSError:
        raise PullFailed(f"{path.name} cannot be written.", "Check the folder, and that you may write there.") from None
