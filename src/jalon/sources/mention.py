"""A person as a calendar or a results file writes them, before it is known who on LinkedIn this is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from jalon.records.identity import company_key, fact_id, is_credential, name_key, profile_key

_MAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\".]{2,}")
_PROFILE = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/[^\s/?#\"'<>)\]\\]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Name, company, e-mail and profile slug as written; any may be missing, not all.

    `in_title` for a name found in nothing but the title of an event: that says no more than that it was written.
    `phone` in E.164. `origin` is calendar, results, crm or calls; a record of a CRM has its `system` and `origin_id`,
    and stays one person however often it is corrected there.
    """

    name: str | None = None
    company: str | None = None
    email: str | None = None
    profile: str | None = None
    in_title: bool = False
    phone: str | None = None
    title: str | None = None
    place: str | None = None
    origin: str | None = None
    system: str | None = None
    origin_id: str | None = None

    @property
    def mention_id(self) -> str:
        """Hash of the identity as written."""
        return _mention_id(self)

    @property
    def keys(self) -> tuple[str, str]:
        """Normalised name and company; empty when there is none."""
        return _keys(self.name, self.company)

    def row(self, member_id: str, source_id: str, row_no: int) -> dict[str, object]:
        """The row of table `mentions`."""
        return {
            "mention_id": self.mention_id,
            "member_id": member_id,
            "name": self.name,
            "name_key": self.keys[0] or None,
            "company": self.company,
            "company_key": self.keys[1] or None,
            "email": self.email,
            "profile_key": self.profile,
            "phone": self.phone,
            "title": self.title,
            "place": self.place,
            "origin": self.origin,
            "system": self.system,
            "origin_id": self.origin_id,
            "person_id": None,
            "match_state": "title" if self.in_title else "unknown",
            "source_id": source_id,
            "row_no": row_no,
        }


# The same few people stand in many rows; normalising a name costs more than anything else in a row.
@lru_cache(maxsize=20_000)
def _keys(name: str | None, company: str | None) -> tuple[str, str]:
    return name_key(name), company_key(company)


@lru_cache(maxsize=20_000)
def _mention_id(mention: Mention) -> str:
    title = ("title",) if mention.in_title else ()
    if mention.system and mention.origin_id:
        return fact_id("record", mention.system, mention.origin_id)
    phone = (mention.phone,) if mention.phone else ()
    return fact_id("mention", *mention.keys, mention.email, mention.profile, *title, *phone)


def mention_rows(found: Iterable[tuple[Mention, int]], member_id: str, source_id: str) -> list[dict[str, object]]:
    """Rows of table `mentions`, one a person as written, with the first row that names them."""
    first: dict[Mention, int] = {}
    for mention, row_no in found:
        first[mention] = min(row_no, first.get(mention, row_no))
    return [mention.row(member_id, source_id, row_no) for mention, row_no in first.items()]


def mention_of(name: str | None, company: str | None, email: str | None, profile: str | None) -> Mention | None:
    """A mention from cells as written; None when they hold nobody."""
    mail, slug = mail_address(email or name), profile_key(profile)
    name = plain_name(name)
    if not (name or mail or slug):
        return None
    return Mention(name, (company or "").strip() or None, mail, slug)


def plain_name(name: str | None) -> str | None:
    """A name in the order given name, family name; None for an address or nothing."""
    text = re.sub(r"\s+", " ", (name or "").replace('"', " ")).strip(" '\t")
    if not text or "@" in text:
        return None
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2 and all(parts) and not is_credential(parts[1]):
        return f"{parts[1]} {parts[0]}"
    return text


def mail_address(text: str | None) -> str | None:
    """The e-mail address in a text, lower case; None when there is none."""
    found = _MAIL.search(text or "")
    return found.group(0).lower() if found else None


def profile_links(text: str) -> list[str]:
    """Slugs of the LinkedIn profiles that a text links to, in order, each once."""
    slugs = (profile_key(found.group(0)) for found in _PROFILE.finditer(text))
    return list(dict.fromkeys(slug for slug in slugs if slug))
