"""BottleCRM: contacts, leads, opportunities, estimates, calls and meetings over REST, with a personal access token.

Its lists cannot be asked for what changed, so they are read whole and only what differs from the newest version known
is kept. Of the stages of a deal the service dates the present one alone. Calls and meetings are listed by the record on
which they were noted, one question each; its tasks are of no kind and have no hour, and are not read. Source:
django-crm.readthedocs.io and the package django-crm. Grade: tested against a real server, version 1.35, on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jalon.clients.http import Http
from jalon.clients.pull import Page, Row
from jalon.errors import PullRefused

PAGE = 200
PATHS = {
    "contacts": "/api/contacts/",
    "leads": "/api/leads/",
    "opportunities": "/api/opportunities/",
    "estimates": "/api/invoices/estimates/",
    "interactions": "/api/interactions/",
}
# Where the rows of an answer stand: leads come in two lists, open and closed.
LISTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "contacts": (("results",),),
    "leads": (("open_leads", "open_leads"), ("close_leads", "close_leads")),
    "opportunities": (("opportunities",),),
    "estimates": (("results",),),
    "interactions": (("interactions",),),
}
KEPT: dict[str, tuple[str, ...]] = {
    "contacts": (
        "id", "first_name", "last_name", "email", "phone", "phone_e164", "organization", "title", "linkedin_url",
        "city", "account_detail", "created_at", "updated_at", "is_active",
    ),
    "leads": (
        "id", "first_name", "last_name", "email", "phone", "phone_e164", "job_title", "company_name", "linkedin_url",
        "city", "status", "created_at", "updated_at", "is_active",
    ),
    "opportunities": (
        "id", "account", "contacts", "stage", "stage_label", "stage_kind", "currency", "amount", "closed_on",
        "lead_source", "created_at", "stage_changed_at", "is_active",
    ),
    "estimates": (
        "id", "status", "contact", "opportunity", "issue_date", "total_amount", "currency", "created_at",
    ),
    "interactions": (
        "id", "kind", "direction", "occurred_at", "duration_seconds", "outcome", "lead", "contact", "opportunity",
    ),
}  # fmt: skip
# The records on which calls and meetings are noted, by the name under which their list is asked for.
NOTED_ON = {"contacts": "contact", "leads": "lead", "opportunities": "opportunity"}
TALKS = frozenset({"call", "meeting"})
# What is kept of a record that stands within another.
NESTED = {"account": ("id", "name"), "account_detail": ("id", "name"), "contact": ("id",), "opportunity": ("id",)}


class BottleCRM:
    """Reads one organisation. Of each row only what is used is kept: no name of a deal, description or note."""

    system = "bottlecrm"
    streams = tuple(KEPT)
    needed = ("contacts", "opportunities")
    whole = tuple(KEPT)
    deals = "opportunities"

    def __init__(self, token: str, url: str, *, pause: float = 1.0) -> None:
        self._http = Http("BottleCRM", url, {"Authorization": f"Bearer {token}"}, pause=pause)
        self._there: dict[str, set[str]] = {stream: set() for stream in NOTED_ON}

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """See `Client`. Every list is read from its beginning."""
        if stream == "interactions":
            yield from self._talks()
            return
        for kept, place in self._listed(stream, {}):
            if stream in self._there:
                self._there[stream].update(str(row["id"]) for row in kept)
            yield Page(kept, str(place))

    def _talks(self) -> Iterator[Page]:
        """Calls and meetings of every contact, lead and deal just read, each once."""
        told, waiting, answered = set[str](), list[Row](), False
        missing: PullRefused | None = None
        for stream, name in NOTED_ON.items():
            for key in sorted(self._there[stream]):
                try:
                    found = [row for rows, _ in self._listed("interactions", {name: key}) for row in rows]
                except PullRefused as error:
                    if error.status != 404:
                        raise
                    missing = error  # deleted since it was read, or a version that keeps none
                    continue
                new = [row for row in found if row.get("kind") in TALKS and str(row["id"]) not in told]
                told.update(str(row["id"]) for row in new)
                waiting, answered = [*waiting, *new], True
                if len(waiting) >= PAGE:
                    yield Page(waiting, None)
                    waiting = []
        if missing and not answered:
            raise missing
        yield Page(waiting, None)

    def _listed(self, stream: str, of: dict[str, object]) -> Iterator[tuple[list[Row], int]]:
        """The rows of a list, page by page, and the place behind each page."""
        place = 0
        while True:
            found = self._get(PATHS[stream], {**of, "limit": PAGE, "offset": place})
            lists = [_rows(found, path) for path in LISTS[stream]]
            place += PAGE
            yield [_kept(stream, row) for rows in lists for row in rows], place
            if all(len(rows) < PAGE for rows in lists):
                return

    def account(self) -> str:
        """See `Client`: the address tells it."""
        return ""

    def gone(self, ids: Sequence[str]) -> dict[str, str]:
        """See `Client`: those not in the list just read nor to be found alone, for a list shifts while it is read."""
        return {one: "" for one in ids if one not in self._there[self.deals] and not self._is_there(one)}

    def _is_there(self, key: str) -> bool:
        try:
            self._get(f"{PATHS[self.deals]}{key}/", {})
        except PullRefused as error:
            if error.status == 404:
                return False
            raise
        return True

    def _get(self, path: str, query: dict[str, object]) -> dict[str, Any]:
        try:
            return dict(self._http.get(path, query))
        except PullRefused as error:
            if error.status != 403:
                raise
            raise PullRefused(
                "BottleCRM does not accept the token for what was asked (403).",
                "It is wrong, has run out, or may not read this: make one that may read contacts, leads, deals, "
                "invoices and interactions.",
                status=403,
            ) from None


def _rows(found: dict[str, Any], path: Sequence[str]) -> list[dict[str, Any]]:
    here: Any = found
    for step in path:
        here = here[step]
    return list(here)


def _kept(stream: str, row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: row[name] for name in KEPT[stream] if name in row}
    if "contacts" in kept:
        kept["contacts"] = sorted(str(one["id"]) for one in kept["contacts"])
    for name, wanted in NESTED.items():
        if isinstance(kept.get(name), dict):
            kept[name] = {key: kept[name][key] for key in wanted if key in kept[name]}
    return kept
