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
from jalon.clients.pull import Page, Row

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

    def gone(self, ids: Sequence[str]) -> set[str]:
        """See `Client`: those in the bin, where the service keeps them for a while."""
        found: set[str] = set()
        query: dict[str, object] = {"archived": "true", "limit": ARCHIVED, "properties": "hs_object_id"}
        while True:
            answer: dict[str, Any] = self._http.get(f"/crm/v3/objects/{self.deals}", query)
            found.update(str(row["id"]) for row in answer["results"])
            paging: dict[str, dict[str, str]] = answer.get("paging") or {}
            after = paging.get("next", {}).get("after")
            if not after:
                return found & set(ids)
            query["after"] = after

    def _changed(self, stream: str, since: str | None, last: str | None) -> list[str]:
        filters: list[dict[str, Any]] = []
        if since:
            changed = CHANGED.get(stream, "hs_lastmodifieddate")
            filters.append({"propertyName": changed, "operator": "GTE", "value": _milliseconds(since)})
        filters.append({"propertyName": "hs_object_id", "operator": "GT", "value": last or "0"})
        question = {
            "filterGroups": [{"filters": filters}],
            "sorts": [{"propertyName": "hs_object_id", "direction": "ASCENDING"}],
            "properties": ["hs_object_id"],
            "limit": SEARCHED,
        }
        found = self._http.post(f"/crm/v3/objects/{stream}/search", question)["results"]
        return sorted((str(one["id"]) for one in found), key=int)

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
