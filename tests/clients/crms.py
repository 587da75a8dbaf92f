"""Small invented CRMs behind the fakes: two people, two companies, three deals, a meeting, a call, a quote."""

# Rows stand as they come over the wire, one a line.
# ruff: noqa: E501

from __future__ import annotations

import re
from typing import Any

from tests.clients.fakes import Answer, Asked

HUBSPOT_TIMES = {"101": "2026-02-01T09:00:00Z", "102": "2026-03-01T09:00:00Z", "103": "2026-04-01T09:00:00Z"}


def _hub(id_: str, changed: str, **properties: Any) -> dict[str, Any]:
    return {"id": id_, "properties": properties, "updatedAt": changed, "archived": False}


class HubSpotFake:
    """Deals 101 won, 102 lost, 103 open; searches understand the two filters that the client uses."""

    def __init__(self) -> None:
        self.refused: set[str] = set()
        self.stage_names: dict[str, str] = {}  # labels that somebody changed
        self.bin: list[str] = ["7"]  # a deal that was deleted before the first reading
        self.portal = 4242
        self.merged: dict[str, str] = {}
        self.objects = {
            "companies": [_hub("11", "2026-01-02T00:00:00Z", name="Verdane Industries", domain="verdane.example")],
            "contacts": [
                _hub("21", "2026-01-03T00:00:00Z", firstname="Ana", lastname="Exemplar", email="ana@verdane.example",
                     jobtitle="Directrice d'usine", hs_linkedin_url="https://www.linkedin.com/in/ana-exemplar"),
                _hub("22", "2026-01-04T00:00:00Z", firstname="Bo", lastname="Sample", email="bo@verdane.example"),
            ],
            "deals": [
                _hub("101", HUBSPOT_TIMES["101"], amount="9600", deal_currency_code="EUR", dealstage="s3",
                     createdate="2026-01-05T10:00:00Z", closedate="2026-02-01T09:00:00Z"),
                _hub("102", HUBSPOT_TIMES["102"], amount="1200.50", deal_currency_code="EUR", dealstage="s4",
                     createdate="2026-01-06T10:00:00Z", closedate="2026-03-01T09:00:00Z"),
                _hub("103", HUBSPOT_TIMES["103"], amount=None, deal_currency_code="EUR", dealstage="s2",
                     createdate="2026-01-07T10:00:00Z", closedate=None),
            ],
            "meetings": [
                _hub("31", "2026-01-20T00:00:00Z", hs_meeting_start_time="2026-01-20T14:00:00Z",
                     hs_meeting_end_time="2026-01-20T14:45:00Z", hs_meeting_outcome="COMPLETED"),
                _hub("32", "2026-01-21T00:00:00Z", hs_meeting_start_time="2026-01-21T14:00:00Z",
                     hs_meeting_end_time="2026-01-21T15:00:00Z", hs_meeting_outcome="NO_SHOW"),
            ],
            "calls": [_hub("41", "2026-01-22T00:00:00Z", hs_timestamp="2026-01-22T08:00:00Z",
                           hs_call_duration="420000", hs_call_status="COMPLETED")],
            "quotes": [_hub("51", "2026-01-25T00:00:00Z", hs_createdate="2026-01-25T09:00:00Z",
                            hs_status="APPROVED", hs_quote_amount="9600", hs_currency="EUR")],
        }  # fmt: skip
        self.links = {
            ("deals", "contacts"): {"101": ["21"], "102": ["22"], "103": ["21", "22"]},
            ("deals", "companies"): {"101": ["11"]},
            ("contacts", "companies"): {"21": ["11"]},
            ("meetings", "contacts"): {"31": ["21"], "32": ["22"]},
            ("calls", "contacts"): {"41": ["21"]},
            ("quotes", "deals"): {"51": ["101"]},
            ("quotes", "contacts"): {"51": ["21"]},
        }

    def __call__(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != "Bearer secret-token":
            return Answer({"status": "error", "category": "INVALID_AUTHENTICATION"}, 401)
        if asked.path == "/crm/v3/pipelines/deals":
            stage = lambda id_, label, closed, chance: {  # noqa: E731
                "id": id_, "label": self.stage_names.get(id_, label), "metadata": {"isClosed": closed, "probability": chance}}  # fmt: skip
            stages = [stage("s1", "First talk", "false", "0.2"), stage("s2", "Quote sent", "false", "0.6"),
                      stage("s3", "In the bag", "true", "1.0"), stage("s4", "Nothing came of it", "true", "0.0"), stage("s5", "Quote requested", "false", "0.4")]  # fmt: skip
            return Answer({"results": [{"id": "default", "label": "Sales", "stages": stages}]})
        if asked.path == "/account-info/v3/details":
            return Answer({"portalId": self.portal, "timeZone": "Europe/Paris"})
        parts = asked.path.strip("/").split("/")
        if asked.query.get("archived") == "true":
            return self._binned(asked.query)
        if parts[1] == "v4":
            return self._links(parts[3], parts[4], asked.body)
        if parts[3] in self.refused:
            return Answer({"status": "error", "category": "MISSING_SCOPES"}, 403)
        return self._search(parts[3], asked.body) if parts[4] == "search" else self._read(parts[3], asked.body)

    def _binned(self, query: dict[str, str]) -> Answer:
        """One deal of the bin a page."""
        start = int(query.get("after", "0"))
        page: dict[str, Any] = {"results": [{"id": one, "archived": True} for one in self.bin[start : start + 1]]}
        if start + 1 < len(self.bin):
            page["paging"] = {"next": {"after": str(start + 1)}}
        return Answer(page)

    def delete(self, key: str) -> None:
        self.objects["deals"] = [row for row in self.objects["deals"] if row["id"] != key]
        self.bin.append(key)

    def merge(self, key: str, into: str) -> None:
        """A deal becomes another, which bears its numbers from then on."""
        self.objects["deals"] = [row for row in self.objects["deals"] if row["id"] != key]
        self.merged = {old: into if new == key else new for old, new in self.merged.items()} | {key: into}

    def _search(self, kind: str, question: dict[str, Any]) -> Answer:
        rows = sorted(self.objects[kind], key=lambda row: int(row["id"]))
        for one in question["filterGroups"][0]["filters"]:
            if one["operator"] == "HAS_PROPERTY":
                rows = [row for row in rows if row["id"] in self.merged.values()]
            elif one["propertyName"] == "hs_object_id":
                rows = [row for row in rows if int(row["id"]) > int(one["value"])]
            else:
                rows = [row for row in rows if _milliseconds(row["updatedAt"]) >= int(one["value"])]
        limit = min(question["limit"], 2)  # small pages, so that several are asked for
        return Answer(
            {
                "total": len(rows),
                "results": [{"id": row["id"], "properties": self._numbers(row)} for row in rows[:limit]],
            }
        )

    def _numbers(self, row: dict[str, Any]) -> dict[str, str]:
        before = [old for old, new in self.merged.items() if new == row["id"]]
        return {"hs_merged_object_ids": ";".join(before)} if before else {}

    def _read(self, kind: str, question: dict[str, Any]) -> Answer:
        wanted = {one["id"] for one in question["inputs"]}
        found = []
        for row in self.objects[kind]:
            if row["id"] in wanted:
                kept = {name: row["properties"].get(name) for name in question["properties"]}
                whole = {**row, "properties": kept}
                if question.get("propertiesWithHistory"):
                    whole["propertiesWithHistory"] = {"dealstage": [
                        {"value": kept["dealstage"], "timestamp": row.get("entered", row["updatedAt"])},
                        {"value": "s1", "timestamp": kept["createdate"]}]}  # fmt: skip
                found.append(whole)
        return Answer({"status": "COMPLETE", "results": found})

    def _links(self, kind: str, other: str, question: dict[str, Any]) -> Answer:
        known = self.links.get((kind, other), {})
        results = [
            {"from": {"id": one["id"]}, "to": [{"toObjectId": int(to)} for to in known[one["id"]]]}
            for one in question["inputs"]
            if one["id"] in known
        ]
        missing = len(results) < len(question["inputs"])
        return Answer({"status": "COMPLETE", "results": results, "errors": []}, 207 if missing else 200)


def _milliseconds(text: str) -> int:
    import datetime

    return int(datetime.datetime.fromisoformat(text).timestamp() * 1000)


class SalesforceFake:
    """An organisation with one currency: Opportunity has no CurrencyIsoCode, and quotes are not switched on."""

    def __init__(self) -> None:
        self.bin: list[dict[str, Any]] = [{"Id": "0060", "IsDeleted": True}]
        at = "2026-02-01T09:00:00.000+0000"
        self.rows: dict[str, list[dict[str, Any]]] = {
            "OpportunityStage": [
                {"Id": "01Ja", "ApiName": "Closed Won", "MasterLabel": "Closed Won", "IsClosed": True, "IsWon": True}
            ],
            "Account": [{"Id": "001a", "Name": "Verdane Industries"}],
            "Contact": [{"Id": "003a", "FirstName": "Ana", "LastName": "Exemplar", "Email": "ana@verdane.example",
                         "AccountId": "001a", "CreatedDate": at, "SystemModstamp": at}],
            "Opportunity": [
                {"Id": "006a", "AccountId": "001a", "StageName": "Closed Won", "Amount": 9600.0, "IsClosed": True,
                 "IsWon": True, "CloseDate": "2026-02-01", "CreatedDate": "2026-01-05T10:00:00.000+0000",
                 "SystemModstamp": at},
                {"Id": "006b", "AccountId": "001a", "StageName": "Prospecting", "Amount": None, "IsClosed": False,
                 "IsWon": False, "CloseDate": "2026-12-01", "CreatedDate": "2026-01-06T10:00:00.000+0000",
                 "SystemModstamp": at},
            ],
            "OpportunityContactRole": [
                {"Id": "00Ka", "OpportunityId": "006a", "ContactId": "003a", "IsPrimary": True}
            ],
            "OpportunityHistory": [
                {"Id": "008a", "OpportunityId": "006a", "StageName": "Closed Won", "CreatedDate": at}
            ],
            "Event": [{"Id": "00Ua", "WhoId": "003a", "WhatId": "006a", "StartDateTime": "2026-01-20T14:00:00.000+0000",
                       "EndDateTime": "2026-01-20T14:45:00.000+0000", "IsAllDayEvent": False}],
            "Task": [{"Id": "00Ta", "WhoId": "003a", "WhatId": None, "TaskSubtype": "Call", "Status": "Completed",
                      "ActivityDate": "2026-01-22", "CompletedDateTime": "2026-01-22T08:00:00.000+0000",
                      "CallDurationInSeconds": 420}],
        }  # fmt: skip

        for row in (row for rows in self.rows.values() for row in rows):
            row.setdefault("SystemModstamp", at)

    def delete(self, key: str) -> None:
        deals = self.rows["Opportunity"]
        self.bin += [{"Id": row["Id"], "IsDeleted": True} for row in deals if row["Id"] == key]
        self.rows["Opportunity"] = [row for row in deals if row["Id"] != key]

    def __call__(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != "Bearer secret-token":
            return Answer([{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}], 401)
        if asked.path.endswith("/describe"):
            name = asked.path.split("/")[-2]
            if name not in self.rows:
                return Answer([{"message": "not found", "errorCode": "NOT_FOUND"}], 404)
            return Answer({"fields": [{"name": field} for field in self.rows[name][0]]})
        question = re.fullmatch(
            r"SELECT (?P<fields>.+) FROM (?P<name>\w+)(?: WHERE (?P<where>.+))? ORDER BY Id LIMIT \d+", asked.query["q"]
        )
        assert question, asked.query["q"]
        rows = self.rows[question["name"]] if asked.path.endswith("/query") else self.bin
        fields = question["fields"].split(", ")
        assert not rows or set(fields) <= set(rows[0]), "a field that the organisation does not have"
        for one in (question["where"] or "").split(" AND "):
            if one.startswith("Id > "):
                rows = [row for row in rows if row["Id"] > one[6:-1]]
            elif one == "IsDeleted = TRUE":
                assert rows is self.bin
            elif one.startswith("Id IN "):
                rows = [row for row in rows if f"'{row['Id']}'" in one]
            elif one.startswith("SystemModstamp >= "):
                rows = [row for row in rows if row["SystemModstamp"] >= one[18:]]
        found = [{"attributes": {"type": question["name"]}, **{f: row[f] for f in fields}} for row in rows[:1]]
        return Answer({"totalSize": len(found), "done": True, "records": found})


class PipedriveFake:
    """Pages by cursor, which an old cursor no longer opens."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {
            "stages": [{"id": 1, "name": "First talk"}, {"id": 2, "name": "Offre envoyée"}],
            "organizations": [{"id": 7, "name": "Verdane Industries", "update_time": "2026-01-02T00:00:00Z"}],
            "persons": [{"id": 21, "name": "Ana Exemplar", "emails": [{"value": "old@verdane.example", "primary": False},
                         {"value": "ana@verdane.example", "primary": True}], "org_id": 7, "note": "private words",
                         "update_time": "2026-01-03T00:00:00Z"}],
            "deals": [
                {"id": 101, "title": "Private title", "value": 9600, "currency": "EUR", "status": "won", "stage_id": 2,
                 "add_time": "2026-01-05T10:00:00Z", "won_time": "2026-02-01T09:00:00Z", "person_id": 21, "org_id": 7,
                 "update_time": "2026-02-01T09:00:00Z"},
                {"id": 102, "value": 1200.5, "currency": "EUR", "status": "lost", "stage_id": 1,
                 "add_time": "2026-01-06T10:00:00Z", "lost_time": "2026-03-01T09:00:00Z", "person_id": 21,
                 "update_time": "2026-03-01T09:00:00Z"},
                {"id": 103, "value": 0, "currency": "EUR", "status": "open", "stage_id": 1,
                 "add_time": "2026-01-07T10:00:00Z", "person_id": 21, "update_time": "2026-04-01T09:00:00Z"},
            ],
            "activities": [
                {"id": 31, "type": "meeting", "done": True, "due_date": "2026-01-20", "due_time": "14:00", "duration": "00:45",
                 "person_id": 21, "deal_id": 101, "note": "private words", "update_time": "2026-01-20T15:00:00Z"},
                {"id": 32, "type": "meeting", "done": False, "due_date": "2026-01-21", "person_id": 21,
                 "update_time": "2026-01-21T15:00:00Z"},
            ],
        }  # fmt: skip
        self.dead: set[str] = set()
        self.bin: list[dict[str, Any]] = [{"id": 7, "status": "deleted", "is_deleted": True}]

    def delete(self, key: str) -> None:
        deals = self.rows["deals"]
        self.bin += [{**row, "is_deleted": True} for row in deals if str(row["id"]) == key]
        self.rows["deals"] = [row for row in deals if str(row["id"]) != key]

    def __call__(self, asked: Asked) -> Answer:
        if asked.headers.get("x-api-token") != "secret-token":
            return Answer({"success": False, "error": "unauthorized access"}, 401)
        if asked.path.startswith("/api/v2/deals/"):
            key = asked.path.rsplit("/", 1)[1]
            found = next((row for row in [*self.rows["deals"], *self.bin] if str(row["id"]) == key), None)
            return Answer({"success": True, "data": found}) if found else Answer({"success": False}, 404)
        rows = self.rows[asked.path.rsplit("/", 1)[1]]
        if asked.query.get("status") == "deleted":
            rows = self.bin
        if since := asked.query.get("updated_since"):
            rows = [row for row in rows if row["update_time"] >= since]
        cursor = asked.query.get("cursor")
        if cursor in self.dead:
            return Answer({"success": False, "error": "Invalid cursor"}, 400)
        start = int(cursor.removeprefix("c")) if cursor else 0
        more = start + 2 < len(rows)
        return Answer(
            {"success": True, "data": rows[start : start + 2],
             "additional_data": {"next_cursor": f"c{start + 2}" if more else None}}
        )  # fmt: skip


class OdooFake:
    """A database whose leads have no field for the moment of closing, as in some versions."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self.rows: dict[str, list[dict[str, Any]]] = {
            "crm.stage": [{"id": 1, "name": "New", "is_won": False, "write_date": "2026-01-01 00:00:00"}, {"id": 4, "name": "Won", "is_won": True, "write_date": "2026-01-01 00:00:00"}],
            "res.partner": [
                {"id": 7, "name": "Verdane Industries", "is_company": True, "email": False, "write_date": "2026-01-02 00:00:00"},
                {"id": 21, "name": "Ana Exemplar", "is_company": False, "email": "ana@verdane.example",
                 "parent_id": [7, "Verdane Industries"], "write_date": "2026-01-03 00:00:00"},
            ],
            "crm.lead": [
                {"id": 101, "active": True, "partner_id": [21, "Ana Exemplar"], "stage_id": [4, "Won"], "expected_revenue": 9600.0,
                 "company_currency": [1, "EUR"], "create_date": "2026-01-05 10:00:00",
                 "date_last_stage_update": "2026-02-01 09:00:00", "write_date": "2026-02-01 09:00:00"},
                {"id": 102, "active": False, "partner_id": False, "contact_name": "Bo Sample", "email_from": "bo@nordhem.example",
                 "partner_name": "Nordhem AB", "stage_id": [1, "New"], "expected_revenue": 1200.5,
                 "company_currency": [1, "EUR"], "create_date": "2026-01-06 10:00:00",
                 "date_last_stage_update": "2026-03-01 09:00:00", "write_date": "2026-03-01 09:00:00"},
            ],
            "calendar.event": [{"id": 31, "start": "2026-01-20 14:00:00", "stop": "2026-01-20 14:45:00", "allday": False,
                                "active": True, "partner_ids": [21], "opportunity_id": [101, "x"],
                                "write_date": "2026-01-20 15:00:00"}],
            "sale.order": [{"id": 51, "state": "sent", "date_order": "2026-01-25 09:00:00", "amount_untaxed": 9600.0,
                            "currency_id": [1, "EUR"], "partner_id": [21, "Ana Exemplar"], "opportunity_id": [101, "x"],
                            "write_date": "2026-01-25 09:00:00"}],
        }  # fmt: skip

    def delete(self, key: str) -> None:
        self.rows["crm.lead"] = [row for row in self.rows["crm.lead"] if str(row["id"]) != key]

    def hide(self, key: str) -> None:
        """A deal that this user may not see any more."""
        self.delete(key)
        self.hidden.add(key)

    def __call__(self, asked: Asked) -> Answer:
        asked_for = asked.body["params"]
        args = asked_for["args"]
        if asked_for["service"] == "common":
            return Answer({"jsonrpc": "2.0", "result": 2 if args == ["shop", "ana", "secret-token"] else False})
        _, _, key, model, method, positional, named = args
        if key != "secret-token":
            return Answer({"jsonrpc": "2.0", "error": {"message": "Odoo Server Error"}})
        if method == "read":
            if str(positional[0][0]) in self.hidden:
                error = {"message": "Odoo Server Error", "data": {"name": "odoo.exceptions.AccessError"}}
                return Answer({"jsonrpc": "2.0", "error": error})
            return Answer({"jsonrpc": "2.0", "result": []})
        rows = self.rows[model]
        if method == "fields_get":
            return Answer({"jsonrpc": "2.0", "result": {name: {"type": "char"} for row in rows for name in row}})
        for name, operator, value in positional[0]:
            if operator == "in":
                rows = [row for row in rows if row[name] in value]
            else:
                rows = [row for row in rows if (row["id"] > value if name == "id" else row["write_date"] >= value)]
        if named.get("context", {}).get("active_test") is not False:
            rows = [row for row in rows if row.get("active") is not False]
        page = rows[:1] if named["limit"] > 1 and len(named["fields"]) > 1 else rows
        found = [{name: row.get(name, False) for name in ("id", *named["fields"])} for row in page]
        return Answer({"jsonrpc": "2.0", "result": found})
