"""The file of what was pulled from LinkedIn: one sealed line a page, added to, never left half-written."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jalon.clients.lines import opened
from jalon.errors import PullFailed
from jalon.records.pulled_page import START, seal_of, sealed_line


class PageFile:
    """Pages of one snapshot in one file; raises PullFailed when the file holds something else or was changed.

    `places` says for each domain the page to ask for next, `ended` the domains that are whole, `begun` when the first
    page with data came (UTC).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places: dict[str, int] = {}
        self.ended: set[str] = set()
        self.begun: datetime.datetime | None = None
        self._account = ""
        self._seal = ""
        self._whole = 0
        if path.exists():
            self._resume()

    def belong_to(self, account: str) -> None:
        """Take pages of this account alone (see `account_of`) from now on; "" when it is not known."""
        if account and self._account not in ("", account):
            raise PullFailed(
                f"{self.path.name} holds what was pulled from another account.",
                "Name another file for this one: jalon pull --out FILE",
            )
        self._account = account or self._account

    def add(self, domain: str, start: int, at: str, response: Mapping[str, object] | None) -> None:
        """Add a page, or None where LinkedIn had no data; the line is on the disk when this returns."""
        page: dict[str, Any] = {
            "domain": domain,
            "start": start,
            "at": at,
            "status": 200 if response is not None else 404,
            "end": response is None and start > 0,
            **({"account": self._account} if self._account else {}),
            "response": response or {},
        }
        line, seal = sealed_line(self._seal, page)
        with opened(self.path) as file:
            file.truncate(self._whole)
            file.seek(self._whole)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
            self._whole = file.tell()
        self._seal = seal
        self._note(page)

    def _note(self, page: dict[str, Any]) -> None:
        domain, start = str(page["domain"]), int(page["start"])
        if page["end"]:
            self.ended.add(domain)
        elif page["status"] == 200:
            self.places[domain] = start + 1
            self.begun = self.begun or datetime.datetime.fromisoformat(str(page["at"]))
        self._account = str(page.get("account") or self._account)

    def _resume(self) -> None:
        """Read every line; one that an outage left half-written is written over."""
        try:
            with self.path.open("rb") as file:
                for line in file:
                    if not line.endswith(b"\n"):
                        break
                    self._take(line)
                    self._whole += len(line)
                is_empty = file.seek(0, os.SEEK_END) == 0
        except OSError:
            raise PullFailed(f"{self.path.name} cannot be opened.", "Check that you may read and write it.") from None
        if not self._whole and not is_empty and not _is_begun(self.path):
            raise PullFailed(f"{self.path.name} holds something else.", "Name another file: jalon pull --out FILE")

    def _take(self, line: bytes) -> None:
        if not line.startswith(START):
            raise PullFailed(f"{self.path.name} holds something else.", "Name another file: jalon pull --out FILE")
        seal = seal_of(self._seal, line)
        try:
            if seal is None:
                raise ValueError
            self._note(json.loads(line))
        except (ValueError, KeyError, TypeError):
            raise PullFailed(
                f"{self.path.name} is damaged.", "Move it away and pull anew, or go back to a copy of it."
            ) from None
        self._seal = seal


def _is_begun(path: Path) -> bool:
    """Whether a file holds the beginning of a first page alone."""
    with path.open("rb") as file:
        head = file.read(len(START))
    return START.startswith(head)
