"""Read a CRM or LinkedIn's snapshot through its API into a file, which is then a source like any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.clients.pull import Client, Pulled

SYSTEMS = ("hubspot", "salesforce", "pipedrive", "odoo", "tryton", "bottlecrm", "caldav", "portability")
NAMES = {"odoo": "Odoo", "tryton": "Tryton"}


def pull(
    system: str,
    out: Path | str | None = None,
    *,
    url: str | None = None,
    database: str | None = None,
    user: str | None = None,
    now: datetime | None = None,
    tell: Callable[[str, int], None] | None = None,
) -> Pulled:
    """Add what is new in a CRM to `out` (default: `<system>.lines.jsonl` here); only read, never change anything there.

    Of "caldav" the file is a calendar, `caldav.ics`, brought to what the server has now; of "portability" it holds the
    pages of one snapshot of LinkedIn's interface, `portability.pages.jsonl`, and what is missing of it is added.

    `url` is the address of the account (of HubSpot: not needed), `database` and `user` are of Odoo and Tryton, `user`
    of CalDAV too: without one the token is an access token of OAuth, with one it is a password.
    The token comes from JALON_<SYSTEM>_TOKEN or from the keyring. Raises PullFailed; what was pulled before stays and
    the next call goes on.
    """
    from jalon.clients.lines import account_of
    from jalon.clients.pull import pull as run

    if system == "caldav":
        return _calendar(path_of(system, out), url, user, tell)
    if system == "portability":
        return _snapshot(path_of(system, out), url, now or datetime.now(UTC), tell)
    client = _client(system, url, database, user)
    account = "" if system == "hubspot" else account_of(url, database, user)  # a portal is told by its number alone
    return run(client, path_of(system, out), now or datetime.now(UTC), tell, account=account)


def path_of(system: str, out: Path | str | None = None) -> Path:
    """The file that is added to."""
    from jalon.clients import calendar_file, lines
    from jalon.records import pulled_page

    endings = {"caldav": calendar_file.ENDING, "portability": pulled_page.ENDING}
    ending = endings.get(system, lines.ENDING)
    return Path(out) if out is not None else Path(system + ending)


def _snapshot(path: Path, url: str | None, now: datetime, tell: Callable[[str, int], None] | None) -> Pulled:
    from jalon.clients.portability import Portability
    from jalon.clients.secret import secret
    from jalon.clients.snapshot import Wanted, pull_snapshot
    from jalon.sources.linkedin_portability.domains import domains

    known = domains()
    wanted = Wanted((*known.kinds, *sorted(known.undirected)), known.only_in_walk)
    return pull_snapshot(Portability(secret("portability", "token"), url), path, wanted, now, tell)


def _calendar(path: Path, url: str | None, user: str | None, tell: Callable[[str, int], None] | None) -> Pulled:
    from jalon.clients.caldav import CalDAV
    from jalon.clients.calendar_file import pull_calendar
    from jalon.clients.lines import account_of
    from jalon.clients.pull import Pulled
    from jalon.clients.secret import secret

    if not url:
        raise Misuse(
            "CalDAV needs the address of a calendar.", "Say it: --url ADDRESS, and --user LOGIN for a password"
        )
    client = CalDAV(user, secret("caldav", "token"), url)
    came, went = pull_calendar(client, path, tell, account=account_of(url, user))
    return Pulled({"events": came, "events deleted": went} if went else {"events": came})


def _client(system: str, url: str | None, database: str | None, user: str | None) -> Client:
    from jalon.clients.secret import secret

    if system not in SYSTEMS:
        raise Misuse(f"{system} cannot be pulled.", f"Choose one of {', '.join(SYSTEMS)}.")
    if system == "hubspot":
        from jalon.clients.hubspot import HubSpot

        return HubSpot(secret(system, "token"), url)
    if not url:
        raise Misuse("The address of the account is missing.", "Say it: --url https://name.example")
    if system == "salesforce":
        from jalon.clients.salesforce import Salesforce

        return Salesforce(secret(system, "token"), url)
    if system == "pipedrive":
        from jalon.clients.pipedrive import Pipedrive

        return Pipedrive(secret(system, "token"), url)
    if system == "bottlecrm":
        from jalon.clients.bottlecrm import BottleCRM

        return BottleCRM(secret(system, "token"), url)
    if not database or not user:
        raise Misuse(
            f"{NAMES[system]} needs the name of a database and of a user.", "Say them: --database NAME --user LOGIN"
        )
    if system == "tryton":
        from jalon.clients.tryton import Tryton

        return Tryton(secret(system, "token"), url, database, user)
    from jalon.clients.odoo import Odoo

    return Odoo(secret(system, "token"), url, database, user)
