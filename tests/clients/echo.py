"""A service of ill will: whatever it is asked, by any method, it answers with all that it was told, secrets too."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Told = tuple[str, str, str, bytes]  # method, path, its headers as text, body
Reply = tuple[int, dict[str, str], bytes]


@contextmanager
def replying(reply: Callable[[Told], Reply]) -> Iterator[str]:
    """Its address on the loopback while it runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, data = reply((self.command, self.path, str(self.headers), body))
            self.send_response(status, "no " + str(self.headers.get("Authorization") or ""))
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PROPFIND = do_REPORT = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
