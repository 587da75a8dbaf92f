"""What the small files tell about the owner: profile, its parts, account, subscription."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.identity import fact_id
from jalon.sources.linkedin_archive.dates import AmbiguousDate, read_instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jalon.records.problems import Problems
    from jalon.sources.linkedin_archive.load import LoadedFile

_COUNTED = {
    "positions": "position",
    "education": "education",
    "skills": "skill",
    "certifications": "certification",
    "languages": "language",
    "projects": "project",
    "publications": "publication",
    "honors": "honor",
    "volunteering": "volunteering",
    "organizations": "organization",
    "courses": "course",
    "services": "service",
}
_PLANS = (
    ("sales nav", "sales_navigator"),
    ("recruiter", "recruiter"),
    ("learning", "learning"),
    ("premium", "premium"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """The owner's own row of Profile, Registration and Email Addresses; None where a file is missing."""

    name: str | None = None
    headline: str | None = None
    industry: str | None = None
    place: str | None = None
    has_summary: bool = False
    registered_at: int | None = None
    emails: str | None = None
    profile_source: str | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """One receipt: instant, plan, file, row."""

    instant: int
    plan: str
    source_id: str
    row_no: int

    @property
    def fact_id(self) -> str:
        """Hash of date and plan."""
        return fact_id("subscription", self.instant, self.plan)


def read_account(files: Iterable[LoadedFile], problems: Problems) -> Account:
    """Who the owner is, from the files that say it."""
    by_kind = {file.kind: file for file in files if file.small is not None}
    row = _profile_row(by_kind.get("profile"), problems)
    name = " ".join(part for part in (row.get("first", ""), row.get("last", "")) if part)
    return Account(
        name or None,
        row.get("headline") or None,
        row.get("industry") or None,
        row.get("place") or row.get("address") or None,
        bool(row.get("summary")),
        _registered(by_kind.get("registration")),
        _emails(by_kind.get("emails")),
        by_kind["profile"].source_id if "profile" in by_kind else None,
    )


def count_items(files: Iterable[LoadedFile], account: Account, articles: int) -> list[tuple[str, int, str]]:
    """How many of each part the profile has: (kind, number, file)."""
    items = list[tuple[str, int, str]]()
    for file in files:
        kind = _COUNTED.get(file.kind)
        if kind:
            filled = [row for row in cells_of(file) if any(row.values())]
            items.append((kind, file.rows - file.repeated, file.source_id))
            if kind == "position":
                items.append(("position_described", sum(bool(row["text"]) for row in filled), file.source_id))
    if account.profile_source:
        items.append(("headline", int(bool(account.headline)), account.profile_source))
        items.append(("summary", int(account.has_summary), account.profile_source))
    if articles and files:
        items.append(("article", articles, next(iter(files)).source_id))
    return items


def read_payments(files: Iterable[LoadedFile]) -> list[Payment]:
    """Receipts with a date, as plan and instant; nothing else of them is looked at."""
    payments = list[Payment]()
    for file in files:
        if file.kind == "receipts" and file.small:
            for (number, _), row in zip(file.small.rows, cells_of(file), strict=True):
                instant = _instant(row["at_text"])
                if instant is not None:
                    payments.append(Payment(instant, _plan(row["plan"]), file.source_id, number))
    return payments


def cells_of(file: LoadedFile) -> Iterator[dict[str, str]]:
    """The taken cells of each row of a small file, trimmed, by their short names."""
    if file.small is None or file.header is None:
        return
    taken = {name: file.header.position(cell) for name, cell in file.header.layout.columns.items()}
    for _, cells in file.small.rows:
        yield {name: "" if at is None else cells[at].strip() for name, at in taken.items()}


def _profile_row(file: LoadedFile | None, problems: Problems) -> dict[str, str]:
    rows = list(cells_of(file)) if file else []
    if file and len(rows) != 1:
        problems.add("profile_rows", file.entry, n=len(rows))
    return rows[0] if rows else {}


def _registered(file: LoadedFile | None) -> int | None:
    instants = [_instant(row["at_text"]) for row in cells_of(file)] if file else []
    return min((instant for instant in instants if instant is not None), default=None)


def _emails(file: LoadedFile | None) -> str | None:
    found = {row["email"].casefold() for row in cells_of(file)} if file else set[str]()
    return " ".join(sorted(address for address in found if "@" in address and " " not in address)) or None


def _instant(text: str) -> int | None:
    try:
        return read_instant(text, pacific=True)
    except AmbiguousDate:
        return None


def _plan(description: str) -> str:
    folded = description.casefold()
    return next((plan for word, plan in _PLANS if word in folded), "other")
