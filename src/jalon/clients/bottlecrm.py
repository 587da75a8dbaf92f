"""BottleCRM: contacts, leads, opportunities and estimates over REST, with a personal access token.

Its lists cannot be asked for what changed, so they are read whole and only what differs from the newest version known
is kept. Of the stages of a deal the service dates the present one alone. Source: django-crm.readthedocs.io and the
package django-crm. Grade: tested against a real server, version 1.35, on PostgreSQL.
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
}
# Where the rows of an answer stand: leads come in two lists, open and closed.
LISTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "contacts": (("results",),),
    "leads": (("open_leads", "open_leads"), ("close_leads", "close_leads")),
    "opportunities": (("opportunities",),),
    "estimates": (("results",),),
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
}  # fmt: skip
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
        self._there: set[str] = set()

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """See `Client`. Every list is read from its beginning."""
        place = 0
        while True:
            found = self._get(PATHS[stream], {"limit": PAGE, "offset": place})
            lists = [_rows(found, path) for path in LISTS[stream]]
            place += PAGE
            kept: list[Row] = [_kept(stream, row) for rows in lists for row in rows]
            if stream == self.deals:
                self._there.update(str(row["id"]) for row in kept)
            yield Page(kept, str(place))
            if all(len(rows) < PAGE for rows in lists):
                return

    def gone(self, ids: Sequence[str]) -> set[str]:
        """See `Client`: those not in the list just read nor to be found alone, for a list shifts while it is read."""
        return {one for one in ids if one not in self._there and not self._is_there(one)}

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
                "It is wrong, has run out, or may not read this: make one that may read contacts, leads, opportunities "
                "and invoices.",
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
