"""LinkedIn's portability interface as documented: pages by number, 404 at the end and for what is empty, versions."""

from __future__ import annotations

from typing import Any

from tests.clients.fakes import Answer, Asked
from tests.sources.portability.pages import connection, invitation, message, response

NO_DATA = {"status": 404, "message": "No data found for this domain and memberId"}


class PortabilityFake:
    """Three pages of connections, one of everything else; `only_in_walk` have no data when asked for by name."""

    def __init__(self) -> None:
        self.collecting = True
        self.member: str | None = "urn:li:person:Nora"
        self.only_in_walk: set[str] = set()
        self.late: set[str] = set()
        self.rows: dict[str, list[list[Any]]] = {
            "CONNECTIONS": [[connection("Ana Exemplar")], [connection("Bo Exemplar")], [connection("Cy Exemplar")]],
            "INVITATIONS": [[invitation("Ana Exemplar", "3/6/26, 10:11 AM")]],
            "INBOX": [[message("2-x", "Ana Exemplar", "2026-03-06 10:11:12 UTC")]],
            "MEMBER_SHARE_INFO": [[{"Date": "2026-03-06 10:11:12", "ShareLink": "urn:li:share:7000000000000000001",
                                    "ShareCommentary": "Hello"}]],
            "JOB_APPLICATIONS": [[{"Company Name": "CANARY"}]],
        }  # fmt: skip

    def __call__(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != "Bearer secret-token":
            return Answer({"status": 401, "code": "EXPIRED_ACCESS_TOKEN", "message": "expired"}, 401)
        if asked.headers.get("linkedin-version") != "202312":
            return Answer({"status": 426, "code": "NONEXISTENT_VERSION"}, 426)
        if asked.path == "/memberAuthorizations":
            return self._authorise(asked)
        assert asked.path == "/memberSnapshotData" and asked.query["q"] == "criteria"
        start = int(asked.query["start"])
        if "domain" not in asked.query:
            return self._walk(start)
        domain = asked.query["domain"]
        pages = [] if domain in self.only_in_walk | self.late else self.rows.get(domain, [])
        return Answer(response(domain, pages[start], start)) if start < len(pages) else Answer(NO_DATA, 404)

    def _authorise(self, asked: Asked) -> Answer:
        if asked.method == "POST":
            self.collecting = True
            return Answer(raw=b"", status=201)
        key = {"memberComplianceAuthorizationKey": {"member": self.member}} if self.member else {}
        return Answer({"elements": [{"memberComplianceScopes": ["DMA"], **key}] if self.collecting else []})

    def _walk(self, start: int) -> Answer:
        pages = [(domain, page) for domain, pages in self.rows.items() if domain not in self.late for page in pages]
        if start >= len(pages):
            return Answer(NO_DATA, 404)
        return Answer(response(*pages[start], start))
