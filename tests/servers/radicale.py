"""A calendar server, Radicale, with one person and one calendar; written to as any calendar program does."""

from __future__ import annotations

import base64
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.servers.process import Serving, free_port, until_it_answers

PASSWORD = "an-invented-password"  # noqa: S105


def serve(python: Path, folder: Path) -> Serving:
    port = free_port()
    (folder / "users").write_text(f"nora:{PASSWORD}\nolaf:{PASSWORD}\n")
    (folder / "config").write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {folder / 'users'}\n"
        f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {folder / 'kept'}\n"
    )
    return until_it_answers([python, "-m", "radicale", "--config", folder / "config"], port, folder / "radicale.log")


@dataclass(frozen=True)
class Calendar:
    """One calendar of a person."""

    url: str
    person: str = "nora"

    def make(self) -> None:
        self._ask("MKCALENDAR", "", None)

    def put(self, name: str, day: str, title: str = "Talk", guest: str = "ana@verdane.example") -> None:
        event = (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Invented//EN\r\nBEGIN:VEVENT\r\n"
            f"UID:{name}@shop.example\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{day}T140000Z\r\nDTEND:{day}T144500Z\r\n"
            f"SUMMARY:{title}\r\nORGANIZER:mailto:nora@shop.example\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{guest}\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        self._ask("PUT", f"{name}.ics", event.encode())

    def delete(self, name: str) -> None:
        self._ask("DELETE", f"{name}.ics", None)

    def _ask(self, method: str, name: str, body: bytes | None) -> None:
        signed = base64.b64encode(f"{self.person}:{PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {signed}", "Content-Type": "text/calendar"}
        urllib.request.urlopen(  # noqa: S310
            urllib.request.Request(self.url + name, body, headers, method=method),  # noqa: S310
            timeout=30,
        ).close()
