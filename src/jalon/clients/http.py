"""Ask a service over HTTPS: patient with limits and outages, deaf to redirects, silent about what it carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode, urlsplit

from jalon.errors import PullFailed, PullRefused

if TYPE_CHECKING:
    import urllib3

TRIES = 7
LONGEST_WAIT_SECONDS = 120
LONGEST_ANSWER_BYTES = 64_000_000
BUSY = (429, 502, 503, 504)
KEPT = "What was pulled before is kept; ask again later, and report it if it stays so."
ADDRESS = "Look at the address: jalon pull --url ADDRESS"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Http:
    """One service. `base` is its address, https except on this machine; `headers` carry the token and are never told.

    An answer that says "too many requests" or "not now" is asked for again after the time that it names, or after
    longer and longer pauses; then the error says what to do. Raises PullFailed.
    """

    def __init__(self, service: str, base: str, headers: Mapping[str, str], *, pause: float = 1.0) -> None:
        self.service = service
        self.base = _address(service, base)
        if not all(value.isascii() for value in headers.values()):
            raise PullFailed(
                f"The token for {service} holds a letter that no token has.", "Copy it again, as the service shows it."
            )
        # Tryton 8.2 says that a long answer is packed even where it is not, unless gzip is asked for.
        self._headers = {"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "jalon", **headers}
        self._pool = _pool(pause)

    def get(self, path: str, query: Mapping[str, object] | None = None) -> Any:
        """The JSON at a path."""
        return self._ask("GET", path + (f"?{urlencode(query)}" if query else ""), None, {})

    def tell(self, path: str, body: object) -> None:
        """Say something that needs no answer."""
        status, data = self._send("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        if status >= 300:
            self._json(status, data)

    def post(self, path: str, body: object, headers: Mapping[str, str] | None = None) -> Any:
        """The JSON that answers a question which is itself JSON."""
        return self._ask(
            "POST", path, json.dumps(body).encode(), {"Content-Type": "application/json", **(headers or {})}
        )

    def xml(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        """The answer to a question in XML, not parsed."""
        status, data = self._send(method, path, body, headers)
        if status >= 300:
            raise _refused(self.service, status, "")
        return data

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Any:
        return self._json(*self._send(method, path, body, headers))

    def _send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> tuple[int, bytes]:
        from urllib3.exceptions import HTTPError

        try:
            answer = self._pool.request(
                method,
                self.base + path,
                body=body,
                headers={**self._headers, **headers},
                redirect=False,
                preload_content=False,
            )
            data = answer.read(LONGEST_ANSWER_BYTES + 1)
            answer.release_conn()
        except HTTPError as error:
            raise PullFailed(
                f"{self.service} cannot be reached ({type(error).__name__}).",
                "Check the connection and the address; what was pulled is kept, and the next call goes on from there.",
            ) from None
        if len(data) > LONGEST_ANSWER_BYTES:
            raise PullFailed(f"{self.service} sent an answer beyond all measure.", KEPT)
        return int(answer.status), data

    def _json(self, status: int, data: bytes) -> Any:
        try:
            found = json.loads(data) if data else None
        except (ValueError, RecursionError):
            found = None
        if status >= 300:
            raise _refused(self.service, status, _code(found))
        if found is None:
            raise PullFailed(f"{self.service} sent something other than JSON.", ADDRESS)
        return found


def _refused(service: str, status: int, code: str) -> PullRefused:
    said = f"{status} {code}".strip()
    if status == 401:
        return PullRefused(
            f"{service} does not accept the token ({said}).",
            "It is wrong or has run out: make a new one and set it again.",
            status=status,
        )
    if status == 403:
        return PullRefused(
            f"{service} does not allow this token to read what was asked ({said}).",
            "Allow it to read contacts, companies, deals and activities, nothing more.",
            status=status,
        )
    if status == 429:
        return PullRefused(
            f"{service} was asked too much in a short time ({said}).",
            "What was pulled is kept; ask again in an hour.",
            status=status,
        )
    if status == 404:
        return PullRefused(f"{service} has nothing at this address ({said}).", ADDRESS, status=status)
    return PullRefused(f"{service} refused what was asked ({said}).", KEPT, status=status)


def _pool(pause: float) -> urllib3.PoolManager:
    try:
        import urllib3
    except ImportError:
        raise PullFailed(
            "Reading a CRM over the network needs urllib3.", "Install it: pip install 'jalon[pull]'"
        ) from None
    retries = urllib3.Retry(
        total=TRIES,
        connect=2,
        redirect=0,
        allowed_methods=None,  # every question is a reading, also those that are posted
        status_forcelist=BUSY,
        backoff_factor=pause,
        backoff_max=LONGEST_WAIT_SECONDS,
        retry_after_max=LONGEST_WAIT_SECONDS,
        raise_on_status=False,
        raise_on_redirect=False,
    )
    return urllib3.PoolManager(retries=retries, timeout=urllib3.Timeout(connect=10, read=90))


def _address(service: str, base: str) -> str:
    try:
        parts = urlsplit(base)
        host = parts.hostname or ""
    except ValueError:
        parts, host = None, ""
    if parts is None or not host or parts.username or parts.password:
        raise PullFailed(f"The address of {service} is none.", "Give it as https://name.example")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        raise PullFailed(f"The address of {service} is not encrypted.", "Give it as https://name.example")
    return base.rstrip("/")


def _code(found: object) -> str:
    """The word that a service has for a refusal: capitals, digits and underscores only, so that nothing is quoted."""
    rows = cast("list[object]", found) if isinstance(found, list) else [found]
    one = rows[0] if rows else None
    said = cast("dict[str, object]", one) if isinstance(one, dict) else {}
    for key in ("errorCode", "category", "error_code", "code"):
        word = str(said.get(key, ""))
        if word and len(word) <= 60 and word.replace("_", "").isalnum() and word.isascii():
            return word
    return ""
