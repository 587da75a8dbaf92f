"""A Tryton server: started, and written to through its own JSON-RPC."""

from __future__ import annotations

import base64
import datetime
import json
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.servers.making import PASSWORD, tryton_settings
from tests.servers.process import Serving, free_port, until_it_answers

LANGUAGE = "en"


def serve(python: Path, database: str, folder: Path) -> Serving:
    port = free_port()
    words = [python.with_name("trytond"), "-c", str(tryton_settings(folder, database, port)), "-d", "tryton"]
    return until_it_answers(words, port, folder / "tryton.log")


@dataclass
class Shop:
    """The administrator at work: a company, currencies, and whatever a test writes."""

    url: str
    session: str = ""
    context: dict[str, Any] = field(default_factory=dict)

    def open(self) -> None:
        """Log in and, the first time, found the company that sells."""
        found = self._post("common.db.login", ["admin", {"password": PASSWORD}, LANGUAGE], "")
        self.session = base64.b64encode(f"admin:{found[0]}:{found[1]}".encode()).decode()
        if not self.call("company.company", "search", [], 0, 1, None):
            self._found_company()
        company = self.call("company.company", "search", [], 0, 1, None)[0]
        employee = self.call("company.employee", "search", [], 0, 1, None)[0]
        self.context = {"company": company, "employee": employee}

    def _found_company(self) -> None:
        euro, _ = self.create(
            "currency.currency",
            *({"name": code, "code": code, "symbol": code, "rounding": decimal("0.01")} for code in ("EUR", "USD")),
        )
        seller, colleague = self.create("party.party", {"name": "Jalon Exemplar Shop"}, {"name": "Nora Member"})
        (company,) = self.create("company.company", {"party": seller, "currency": euro})
        (employee,) = self.create("company.employee", {"party": colleague, "company": company})
        user = self.call("res.user", "search", [["login", "=", "admin"]], 0, 1, None)
        values = {"companies": [["add", [company]]], "company": company, "employees": [["add", [employee]]]}
        self.call("res.user", "write", user, {**values, "employee": employee})

    def create(self, model: str, *values: dict[str, Any]) -> list[int]:
        return self.call(model, "create", list(values))

    def call(self, model: str, method: str, *params: Any) -> Any:
        return self._post(f"model.{model}.{method}", [*params, self.context], f"Session {self.session}")

    def _post(self, method: str, params: list[Any], session: str) -> Any:
        body = json.dumps({"id": 1, "method": method, "params": params}).encode()
        headers = {"Content-Type": "application/json", **({"Authorization": session} if session else {})}
        asked = urllib.request.Request(f"{self.url}/tryton/rpc/", body, headers)  # noqa: S310
        with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
            found = json.loads(answer.read())
        assert "result" in found, found.get("error")
        return found["result"]


def decimal(text: str) -> dict[str, str]:
    return {"__class__": "Decimal", "decimal": text}


def day(iso: str) -> dict[str, Any]:
    at = datetime.date.fromisoformat(iso)
    return {"__class__": "date", "year": at.year, "month": at.month, "day": at.day}
