"""Pipedrive: organisations, persons, deals, activities and the names of stages, with the token of a user.

The API gives no history of stages in bulk: when a deal entered its stages is not known, only when it was won or lost.
Source: developers.pipedrive.com, API v2. Grade: documented; shapes tested on a fake, no live
account was at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jalon.clients.http import Http
from jalon.clients.pull import Page
from jalon.errors import PullRefused

PAGE = 500
KEPT: dict[str, tuple[str, ...]] = {
    "stages": ("id", "name", "pipeline_id"),
    "organizations": ("id", "name", "address", "update_time"),
    "persons": (
        "id", "name", "first_name", "last_name", "emails", "phones", "org_id", "job_title", "add_time", "update_time",
        "is_deleted",
    ),
    "deals": (
        "id", "value", "currency", "status", "stage_id", "add_time", "update_time", "won_time", "lost_time",
        "close_time", "person_id", "org_id", "origin", "is_deleted",
    ),
    "activities": (
        "id", "type", "done", "due_date", "due_time", "duration", "deal_id", "person_id", "participants", "is_deleted",
        "update_time",
    ),
}  # fmt: skip


class Pipedrive:
    """Reads one account at its own address. Of each row only what is used is kept: no title, note or subject."""

    system = "pipedrive"
    streams = tuple(KEPT)
    needed = ("persons", "deals")
    whole = ("stages",)
    deals = "deals"

    def __init__(self, token: str, url: str, *, pause: float = 1.0) -> None:
        self._http = Http("Pipedrive", url, {"x-api-token": token}, pause=pause)

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """See `Client`. A place that the service no longer knows begins again with what changed from `since` on."""
        cursor: str | None = last
        while True:
            try:
                found = self._page(stream, since, cursor)
            except PullRefused as error:
                if error.status != 400 or cursor is None or cursor != last:
                    raise
                cursor = last = None
                continue
            rows: list[dict[str, Any]] = found["data"] or []
            more: dict[str, Any] = found.get("additional_data") or {}
            cursor = more.get("next_cursor")
            yield Page([{name: row[name] for name in KEPT[stream] if name in row} for row in rows], cursor)
            if not cursor:
                return

    def account(self) -> str:
        """See `Client`: the address tells it."""
        return ""

    def gone(self, ids: Sequence[str]) -> dict[str, str]:
        """See `Client`: those of the status "deleted", kept for thirty days, each asked for again."""
        found: set[str] = set()
        cursor: str | None = None
        while True:
            answer = self._page(self.deals, None, cursor, {"status": "deleted"})
            rows: list[dict[str, Any]] = answer["data"] or []
            more: dict[str, Any] = answer.get("additional_data") or {}
            found.update(str(row["id"]) for row in rows)
            cursor = more.get("next_cursor")
            if not cursor:
                return {one: "" for one in sorted(found & set(ids)) if not self._is_there(one)}

    def _is_there(self, key: str) -> bool:
        try:
            row: dict[str, Any] = self._http.get(f"/api/v2/{self.deals}/{key}").get("data") or {}
        except PullRefused as error:
            if error.status != 404:
                raise
            return False
        return row.get("is_deleted") is not True and row.get("status") != "deleted"

    def _page(
        self, stream: str, since: str | None, cursor: str | None, also: Mapping[str, object] | None = None
    ) -> dict[str, Any]:
        query: dict[str, object] = {"limit": PAGE, **(also or {})}
        if stream != "stages":
            query |= {"sort_by": "id", "sort_direction": "asc"}
            if since:
                query["updated_since"] = since
        if cursor:
            query["cursor"] = cursor
        return dict(self._http.get(f"/api/v2/{stream}", query))
