"""A person as a calendar or a results file writes them, before it is known who on LinkedIn this is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jalon.records.identity import company_key, fact_id, is_credential, name_key, profile_key

_MAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\".]{2,}")
_PROFILE = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/[^\s/?#\"'<>)\]\\]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Name, company, e-mail and profile slug as written; any may be missing, not all."""

    name: str | None = None
    company: str | None = None
    email: str | None = None
    profile: str | None = None

    @property
    def mention_id(self) -> str:
        """Hash of the identity as written."""
        return fact_id("mention", name_key(self.name), company_key(self.company), self.email, self.profile)

    def row(self, member_id: str, source_id: str, row_no: int) -> dict[str, object]:
        """The row of table `mentions`."""
        return {
            "mention_id": self.mention_id,
            "member_id": member_id,
            "name": self.name,
            "name_key": name_key(self.name) or None,
            "company": self.company,
            "company_key": company_key(self.company) or None,
            "email": self.email,
            "profile_key": self.profile,
            "person_id": None,
            "match_state": "unknown",
            "source_id": source_id,
            "row_no": row_no,
        }


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
