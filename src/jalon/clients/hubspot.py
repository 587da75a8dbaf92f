"""HubSpot: contacts, companies, deals with the history of their stages, meetings, calls, quotes; a private app's token.

Objects are searched by identifier within what changed since the last time, which stays right when many change in one
moment and has no bottom at 10,000 results. Source: developers.hubspot.com, CRM API v3 and associations v4,
as of November 2026. Grade: documented; shapes tested on a fake, no live account was at hand.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from jalon.clients.http import Http
from jalon.clients.pull import NOT_ALLOWED, Page, Row
from jalon.errors import PullRefused

ADDRESS = "https://api.hubapi.com"
SEARCHED = 200
ARCHIVED = 100  # the most of a list in one answer
BATCH = 50  # the most that can be read with the history of a property
PROPERTIES: dict[str, tuple[str, ...]] = {
    "companies": ("name", "domain", "city", "country"),
    "contacts": (
        "firstname", "lastname", "email", "phone", "mobilephone", "jobtitle", "company", "city", "hs_linkedin_url",
        "createdate", "lastmodifieddate",
    ),
    "deals": (
        "amount", "deal_currency_code", "dealstage", "pipeline", "createdate", "closedate", "hs_lastmodifieddate",
        "hs_is_closed", "hs_is_closed_won", "hs_analytics_source",
    ),
    "meetings": ("hs_timestamp", "hs_meeting_start_time", "hs_meeting_end_time", "hs_meeting_outcome"),
    "calls": ("hs_timestamp", "hs_call_duration", "hs_call_status"),
    "quotes": ("hs_createdate", "hs_status", "hs_quote_amount", "hs_currency"),
}  # fmt: skip
MERGED = "hs_merged_object_ids"  # the numbers that a deal bore before, separated by semicolons
CHANGED = {"contacts": "lastmodifieddate"}
LINKS = {
    "contacts": ("companies",),
    "deals": ("contacts", "companies"),
    "meetings": ("contacts", "deals"),
    "calls": ("contacts", "deals"),
    "quotes": ("contacts", "deals"),
}


class HubSpot:
    """Reads one portal. No title, text, note or recording of a meeting or a call is asked for."""

    system = "hubspot"
    streams = ("stages", "companies", "contacts", "deals", "meetings", "calls", "quotes")
    needed = ("stages", "contacts", "deals")
    whole = ("stages",)
    deals = "deals"

    def __init__(self, token: str, url: str | None = None, *, pause: float = 1.0) -> None:
        self._http = Http("HubSpot", url or ADDRESS, {"Authorization": f"Bearer {token}"}, pause=pause)

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """See `Client`."""
        if stream == "stages":
            yield Page(list(self._http.get("/crm/v3/pipelines/deals")["results"]), None)
            return
        while ids := self._changed(stream, since, last):
            last = ids[-1]
            yield Page(self._whole(stream, ids), last)

    def account(self) -> str:
        """See `Client`: the number of the portal, for all portals have one address; "" where the token may not ask."""
        try:
            return f"portal {self._http.get('/account-info/v3/details')['portalId']}"
        except PullRefused as error:
            if error.status not in NOT_ALLOWED:
                raise
            return ""

    def gone(self, ids: Sequence[str]) -> dict[str, str]:
        """See `Client`: those merged into another, and those in the bin that are not there when asked for by number."""
        merged = {old: new for old, new in self._merged().items() if old in set(ids)}
        binned = sorted(self._binned() & set(ids) - merged.keys())
        return merged | dict.fromkeys(set(binned) - self._standing(binned), "")

    def _merged(self) -> dict[str, str]:
        """Numbers that deals bore before they were merged, each with the number of the one that stands."""
        found: dict[str, str] = {}
        last, having = "0", [{"propertyName": MERGED, "operator": "HAS_PROPERTY"}]
        while rows := self._searched(self.deals, having, last, [MERGED]):
            last = str(rows[-1]["id"])
            for row in rows:
                properties: dict[str, Any] = row.get("properties") or {}
                told = str(properties.get(MERGED) or "")
                found |= {old: str(row["id"]) for old in told.split(";") if old and old != str(row["id"])}
        return found

    def _standing(self, ids: Sequence[str]) -> set[str]:
        """Those of these deals that are there, asked for by number."""
        found: set[str] = set()
        for start in range(0, len(ids), ARCHIVED):
            question = {
                "properties": ["hs_object_id"],
                "inputs": [{"id": one} for one in ids[start : start + ARCHIVED]],
            }
            rows = self._http.post(f"/crm/v3/objects/{self.deals}/batch/read", question)["results"]
            found.update(str(row["id"]) for row in rows if row.get("archived") is not True)
        return found

    def _binned(self) -> set[str]:
        """The deals in the bin, where the service keeps them for a while."""
        found: set[str] = set()
        query: dict[str, object] = {"archived": "true", "limit": ARCHIVED, "properties": "hs_object_id"}
        while True:
            answer: dict[str, Any] = self._http.get(f"/crm/v3/objects/{self.deals}", query)
            found.update(str(row["id"]) for row in answer["results"])
            paging: dict[str, dict[str, str]] = answer.get("paging") or {}
            after = paging.get("next", {}).get("after")
            if not after:
                return found
            query["after"] = after

    def _changed(self, stream: str, since: str | None, last: str | None) -> list[str]:
        filters: list[dict[str, Any]] = []
        if since:
            changed = CHANGED.get(stream, "hs_lastmodifieddate")
            filters.append({"propertyName": changed, "operator": "GTE", "value": _milliseconds(since)})
        return [str(one["id"]) for one in self._searched(stream, filters, last or "0", ["hs_object_id"])]

    def _searched(
        self, stream: str, filters: Sequence[dict[str, Any]], last: str, properties: Sequence[str]
    ) -> list[dict[str, Any]]:
        """The next rows behind a number, by number."""
        question = {
            "filterGroups": [
                {"filters": [*filters, {"propertyName": "hs_object_id", "operator": "GT", "value": last}]}
            ],
            "sorts": [{"propertyName": "hs_object_id", "direction": "ASCENDING"}],
            "properties": list(properties),
            "limit": SEARCHED,
        }
        found: list[dict[str, Any]] = self._http.post(f"/crm/v3/objects/{stream}/search", question)["results"]
        return sorted(found, key=lambda one: int(one["id"]))

    def _whole(self, stream: str, ids: Sequence[str]) -> list[Row]:
        rows: dict[str, dict[str, Any]] = {}
        for start in range(0, len(ids), BATCH):
            question: dict[str, Any] = {
                "properties": PROPERTIES[stream],
                "inputs": [{"id": one} for one in ids[start : start + BATCH]],
            }
            if stream == "deals":
                question["propertiesWithHistory"] = ["dealstage"]
            for row in self._http.post(f"/crm/v3/objects/{stream}/batch/read", question)["results"]:
                rows[str(row["id"])] = dict(row)
        for kind in LINKS.get(stream, ()):
            self._link(stream, kind, rows)
        return list(rows.values())

    def _link(self, stream: str, kind: str, rows: dict[str, dict[str, Any]]) -> None:
        """Add the identifiers of associated records, in the shape in which a single record carries them."""
        if not rows:
            return
        question = {"inputs": [{"id": one} for one in rows]}
        for found in self._http.post(f"/crm/v4/associations/{stream}/{kind}/batch/read", question)["results"]:
            row = rows.get(str(found["from"]["id"]))
            if row is not None:
                links = [{"id": str(to["toObjectId"])} for to in found.get("to", ())]
                row.setdefault("associations", {})[kind] = {"results": links}


def _milliseconds(instant: str) -> str:
    return str(int(datetime.datetime.fromisoformat(instant).timestamp() * 1000))
