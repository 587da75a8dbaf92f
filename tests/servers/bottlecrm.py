"""A BottleCRM server: started, and written to through its own REST API."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers.making import bottlecrm_environment
from tests.servers.process import Serving, free_port, until_it_answers


def serve(python: Path, database_port: int, folder: Path) -> Serving:
    port = free_port()
    words = [python, "-m", "django", "runserver", f"127.0.0.1:{port}", "--noreload", "--skip-checks"]
    return until_it_answers(words, port, folder / "bottlecrm.log", bottlecrm_environment(database_port))


@dataclass(frozen=True)
class Shop:
    """The administrator at work."""

    url: str
    token: str

    def create(self, what: str, **values: Any) -> str:
        return str(self._ask("POST", f"/api/{what}/", values)["id"])

    def change(self, what: str, key: str, **values: Any) -> None:
        self._ask("PATCH", f"/api/{what}/{key}/", values)

    def delete(self, what: str, key: str) -> None:
        self._ask("DELETE", f"/api/{what}/{key}/", None)

    def _ask(self, method: str, path: str, body: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(self.url + path, data, headers, method=method)  # noqa: S310
        with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
            raw = answer.read()
        return json.loads(raw) if raw else None
