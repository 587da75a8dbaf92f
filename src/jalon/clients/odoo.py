"""Odoo: leads and opportunities, partners, stages, meetings and quotations, by JSON-RPC and the key of a user.

Source: odoo.com/documentation, External API, versions 16 to 18. Grade: unverified, tested on a fake alone, no live
server was at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from jalon.clients.http import Http
from jalon.clients.pull import Page
from jalon.errors import PullFailed, PullRefused

PAGE = 500
MODELS: dict[str, tuple[str, ...]] = {
    "crm.stage": ("id", "name", "is_won"),
    "res.partner": (
        "id", "name", "email", "phone", "function", "parent_id", "is_company", "city", "create_date", "write_date",
    ),
    "crm.lead": (
        "id", "type", "active", "partner_id", "contact_name", "partner_name", "email_from", "phone", "function",
        "stage_id", "probability", "expected_revenue", "company_currency", "source_id", "create_date", "date_closed",
        "date_last_stage_update", "write_date",
    ),
    "calendar.event": ("id", "start", "stop", "allday", "active", "partner_ids", "opportunity_id", "write_date"),
    "sale.order": (
        "id", "state", "date_order", "create_date", "amount_untaxed", "currency_id", "partner_id", "opportunity_id",
        "write_date",
    ),
}  # fmt: skip
DENIED, MISSING = 403, 404
KINDS = {"odoo.exceptions.AccessError": DENIED, "odoo.exceptions.MissingError": MISSING}


class Odoo:
    """Reads one database. Fields that a version does not have are found out first and left away."""

    system = "odoo"
    streams = tuple(MODELS)
    needed = ("res.partner", "crm.lead")
    whole = ()
    deals = "crm.lead"

    def __init__(self, key: str, url: str, database: str, user: str, *, pause: float = 1.0) -> None:
        self._http = Http("Odoo", url, {}, pause=pause)
        self._database, self._user, self._key = database, user, key
        self._number: int | None = None

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """See `Client`."""
        there = self._call(stream, "fields_get", [[]], {"attributes": ["type"]})
        fields = [name for name in MODELS[stream] if name in there]
        while True:
            wanted: list[Any] = [["id", ">", int(last or 0)]]
            if since:
                wanted.append(["write_date", ">=", since.replace("T", " ").rstrip("Z")])
            also: dict[str, Any] = {"fields": fields, "limit": PAGE, "order": "id asc"}
            if "active" in fields:
                also["context"] = {"active_test": False}  # lost leads are archived
            rows: list[dict[str, Any]] = self._call(stream, "search_read", [wanted], also)
            if not rows:
                return
            last = str(rows[-1]["id"])
            yield Page(list(rows), last)

    def account(self) -> str:
        """See `Client`: the address tells it."""
        return ""

    def gone(self, ids: Sequence[str]) -> dict[str, str]:
        """See `Client`: those no longer found, nor held back from this user when each is asked for."""
        there: set[str] = set()
        for start in range(0, len(ids), PAGE):
            wanted = [["id", "in", [int(one) for one in ids[start : start + PAGE]]]]
            also: dict[str, Any] = {"fields": ["id"], "limit": PAGE, "context": {"active_test": False}}
            there.update(str(row["id"]) for row in self._call(self.deals, "search_read", [wanted], also))
        return {one: "" for one in ids if one not in there and not self._is_hidden(one)}

    def _is_hidden(self, key: str) -> bool:
        """Whether the database has a deal that this user may not see."""
        try:
            self._call(self.deals, "read", [[int(key)], ["id"]], {})
        except PullRefused as error:
            if error.status not in KINDS.values():
                raise
            return error.status == DENIED
        return False

    def _call(self, model: str, method: str, args: list[Any], named: dict[str, Any]) -> Any:
        who = [self._database, self._log_in(), self._key]
        return self._rpc("object", "execute_kw", [*who, model, method, args, named])

    def _log_in(self) -> int:
        if self._number is None:
            number = self._rpc("common", "login", [self._database, self._user, self._key])
            if not isinstance(number, int) or not number:
                raise PullFailed("Odoo does not know the user, the key or the database.", "Check the three of them.")
            self._number = number
        return self._number

    def _rpc(self, service: str, method: str, args: list[Any]) -> Any:
        question = {"jsonrpc": "2.0", "method": "call", "params": {"service": service, "method": method, "args": args}}
        answer: dict[str, Any] | None = self._http.post("/jsonrpc", question)
        if not answer or "result" not in answer:
            raise PullRefused(
                "Odoo refused what was asked.",
                "Let the user read contacts, opportunities, meetings and quotations.",
                status=_status(answer or {}),
            )
        found: Any = answer["result"]
        return found


def _status(answer: dict[str, Any]) -> int:
    """What an answer's kind of error would be in HTTP."""
    found: object = answer
    for step in ("error", "data", "name"):
        found = cast("dict[str, object]", found).get(step) if isinstance(found, dict) else None
    return KINDS.get(str(found), 400)
