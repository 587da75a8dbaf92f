"""LinkedIn's Member Data Portability interface: the member's own snapshot, page by page, with the member's own token.

Pages are numbered from 0 and end with 404, which is also the answer for a domain that is empty or not collected yet;
totals and links are not followed. Source: LinkedIn's documentation (version 202312) and public clients, as of November
2026. Grade: documented; tested on a fake, no live account was at hand.
"""

from __future__ import annotations

from typing import cast

from jalon.clients.http import Http
from jalon.errors import PullRefused

Response = dict[str, object]

ADDRESS = "https://api.linkedin.com/rest"
VERSION = "202312"
NO_DATA = 404
RUN_OUT = "It lives about 60 days and ends when you withdraw the consent: make a new one and set it again."
NO_CONSENT = "The product, the scope or your consent is missing; only members in the EEA and Switzerland have it."
OTHER_VERSION = "LinkedIn has another version of the interface: look for a newer Jalon, and give the archive meanwhile."


class Portability:
    """Reads one member's snapshot; asks for nothing else, but for the collecting that must come first."""

    def __init__(self, token: str, url: str | None = None, *, pause: float = 1.0) -> None:
        headers = {
            "Authorization": f"Bearer {token}",
            "LinkedIn-Version": VERSION,
            "X-Restli-Protocol-Version": "2.0.0",
            "Content-Type": "application/json",
        }
        self._http = Http("LinkedIn", url or ADDRESS, headers, pause=pause)

    def member(self) -> str | None:
        """See `Source`: the URN that stands in the member's authorisation of this program."""
        found = _elements(self._ask("/memberAuthorizations", {"q": "memberAndApplication"}))
        keys = [_object(_object(one).get("memberComplianceAuthorizationKey")) for one in found]
        return min((str(key.get("member") or "") for key in keys), default=None)

    def collect(self) -> None:
        """Let LinkedIn begin to collect, which is needed once."""
        self._http.tell("/memberAuthorizations", {})

    def page(self, domain: str | None, start: int) -> Response | None:
        """Page `start` of a domain, of all of them when it is None; None behind the last one."""
        query: dict[str, object] = {"q": "criteria", **({"domain": domain} if domain else {}), "start": start}
        found = self._ask("/memberSnapshotData", query)
        return cast("Response", found) if _elements(found) else None

    def _ask(self, path: str, query: dict[str, object]) -> object:
        """The answer, None where there is no data; a refusal says what it means here."""
        try:
            return self._http.get(path, query)
        except PullRefused as error:
            if error.status == NO_DATA:
                return None
            raise _explained(error) from None


def _explained(error: PullRefused) -> PullRefused:
    if error.status == 401:
        return PullRefused(error.message, RUN_OUT, status=401)
    if error.status == 403:
        return PullRefused(error.message, NO_CONSENT, status=403)
    return PullRefused(error.message, OTHER_VERSION, status=426) if error.status == 426 else error


def _object(found: object) -> Response:
    return cast("Response", found) if isinstance(found, dict) else {}


def _elements(found: object) -> list[object]:
    elements = _object(found).get("elements")
    return cast("list[object]", elements) if isinstance(elements, list) else []
