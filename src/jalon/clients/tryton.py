"""Tryton: opportunities with the history of their states, parties, their addresses, sales as quotes; a user's password.

Tryton leaves the date of change empty until the first change, so that what is new is told by the date of change, else
of creation. Source: docs.tryton.org, JSON-RPC, and the modules party, sale and sale_opportunity. Grade: tested against
a real server, version 8.2, on PostgreSQL.
"""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from jalon.clients.http import Http
from jalon.clients.pull import Page, Row
from jalon.errors import PullRefused

PAGE = 500
FIELDS: dict[str, tuple[str, ...]] = {
    "party.party": ("id", "name", "active", "create_date", "write_date"),
    "party.contact_mechanism": ("id", "party", "type", "value", "name", "active", "create_date", "write_date"),
    "party.address": ("id", "party", "city", "active", "create_date", "write_date"),
    "sale.opportunity": (
        "id", "party", "contact", "state", "amount", "currency.code", "start_date", "end_date", "create_date",
        "write_date",
    ),
    "sale.sale": (
        "id", "origin", "party", "contact", "state", "quotation_date", "sale_date", "untaxed_amount", "currency.code",
        "create_date", "write_date",
    ),
}  # fmt: skip


class Tryton:
    """Reads one database. No comment, description or reference of a record is asked for."""

    system = "tryton"
    streams = tuple(FIELDS)
    needed = ("party.party", "sale.opportunity")
    whole = ()
    deals = "sale.opportunity"

    def __init__(self, password: str, url: str, database: str, user: str, *, pause: float = 1.0) -> None:
        self._http = Http("Tryton", url, {}, pause=pause)
        self._path = f"/{database}/rpc/"
        self._user, self._password = user, password
        self._session: dict[str, str] = {}

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """See `Client`. Fields that a version does not have are left away."""
        there = self._model(stream, "fields_get", [name.partition(".")[0] for name in FIELDS[stream]])
        fields = [name for name in FIELDS[stream] if name.partition(".")[0] in there]
        while True:
            wanted: list[Any] = [["id", ">", int(last or 0)], *_changed(since)]
            if "active" in there:
                wanted.append(["active", "in", [True, False]])
            rows: list[dict[str, Any]] = self._model(stream, "search_read", wanted, 0, PAGE, [["id", "ASC"]], fields)
            if not rows:
                return
            if stream == self.deals:
                self._add_history(rows)
            last = str(rows[-1]["id"])
            yield Page(cast("list[Row]", rows), last)

    def account(self) -> str:
        """See `Client`: the address tells it."""
        return ""

    def gone(self, ids: Sequence[str]) -> dict[str, str]:
        """See `Client`: those that are no longer found."""
        there: set[str] = set()
        for start in range(0, len(ids), PAGE):
            wanted = [["id", "in", [int(one) for one in ids[start : start + PAGE]]]]
            rows = self._model(self.deals, "search_read", wanted, 0, PAGE, [["id", "ASC"]], ["id"])
            there.update(str(row["id"]) for row in rows)
        return dict.fromkeys(set(ids) - there, "")

    def _add_history(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add to each opportunity the states that it had, with the instants of its versions."""
        try:
            revisions = self._model(self.deals, "history_revisions", [row["id"] for row in rows])
        except PullRefused as error:
            if error.status != 403:
                raise
            return  # a version of Tryton that keeps none of opportunities
        moments: dict[str, list[int]] = {}
        for at, key, *_ in revisions:
            moments.setdefault(json.dumps(at, sort_keys=True), []).append(int(key))
        found: dict[int, list[dict[str, Any]]] = {}
        for moment, ids in moments.items():
            at = json.loads(moment)
            for version in self._model(self.deals, "read", ids, ["state"], context={"_datetime": at}):
                found.setdefault(int(version["id"]), []).append({"at": at, "state": version.get("state")})
        for row in rows:
            row["history"] = found.get(int(row["id"]), [])

    def _model(self, name: str, method: str, *params: Any, context: dict[str, Any] | None = None) -> Any:
        return self._rpc(f"model.{name}.{method}", [*params, context or {}], self._log_in())

    def _log_in(self) -> dict[str, str]:
        """The header that names the session, which the password opened."""
        if not self._session:
            found = self._rpc("common.db.login", [self._user, {"password": self._password}, "en"], {})
            session = base64.b64encode(f"{self._user}:{found[0]}:{found[1]}".encode()).decode()
            self._session = {"Authorization": f"Session {session}"}
        return self._session

    def _rpc(self, method: str, params: list[Any], headers: dict[str, str]) -> Any:
        question = {"id": 1, "method": method, "params": params}
        answer: dict[str, Any] = self._http.post(self._path, question, headers)
        if "result" not in answer:
            raise PullRefused(
                "Tryton refused what was asked.",
                "Let the user read parties, opportunities and sales; the module sale_opportunity must be activated.",
                status=403,
            )
        return answer["result"]


def _changed(since: str | None) -> list[Any]:
    """The clause for what changed from an instant on, or was made since and not changed."""
    if not since:
        return []
    at = datetime.datetime.fromisoformat(since)
    moment = {
        "__class__": "datetime", "year": at.year, "month": at.month, "day": at.day, "hour": at.hour,
        "minute": at.minute, "second": at.second, "microsecond": at.microsecond,
    }  # fmt: skip
    made = [["write_date", "=", None], ["create_date", ">=", moment]]
    return [["OR", ["write_date", ">=", moment], made]]
