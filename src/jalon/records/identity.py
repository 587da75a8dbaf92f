"""One key for one person, one company, one fact, however each is written."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

_PROFILE_PATH = re.compile(r"/(?:in|pub)/([^/]+)", re.IGNORECASE)
_PLAIN_PROFILE = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9-]+)")
_LETTERS = re.compile(r"(?:[^\W\d_]|[ ,'()-])*")
_SPACE = re.compile(r"\s+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "·": None, ".": None})
_DROPPED_CATEGORIES = frozenset({"So", "Sk", "Sm", "Cs", "Co", "Cn", "Cf", "Cc"})
_JOINERS = frozenset({"\ufe0f", "\ufe0e"})


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of names.toml that do not tell people or companies apart."""

    honorifics: frozenset[str]
    credentials: frozenset[str]
    after_comma: frozenset[str]
    legal_forms: frozenset[str]
    joining_words: frozenset[str]


@cache
def name_words() -> NameWords:
    """Read names.toml once."""
    raw = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    credentials = frozenset(raw["credentials"])
    return NameWords(
        frozenset(raw["honorifics"]),
        credentials,
        credentials | frozenset(raw["credentials_after_comma"]),
        frozenset(raw["legal_forms"]),
        frozenset(raw["joining_words"]),
    )


def profile_key(address: str | None) -> str | None:
    """Canonical slug of a member's profile address; None unless it is a linkedin.com/in/ or /pub/ address.

    Percent-decoded, case-folded; scheme, country subdomain, trailing slash, query and fragment do not matter.
    """
    if not address:
        return None
    plain = _PLAIN_PROFILE.fullmatch(address)
    return plain.group(1) if plain else _unusual_profile_key(address.strip())


def _unusual_profile_key(address: str) -> str | None:
    try:
        parts = urlsplit(address if "://" in address else "https://" + address.lstrip("/"))
        host = (parts.hostname or "").casefold()
    except ValueError:
        return None
    if host != "linkedin.com" and not host.endswith(".linkedin.com"):
        return None
    match = _PROFILE_PATH.match(parts.path)
    if not match:
        return None
    slug = unicodedata.normalize("NFC", unquote(match.group(1)).casefold()).strip()
    return slug or None


def profile_url(slug: str) -> str:
    """Address of a profile from its canonical slug."""
    return f"https://www.linkedin.com/in/{slug}"


def name_key(name: str | None) -> str:
    """Normalised name: NFKC, case-folded, honorifics, credentials and emoji dropped, single spaces.

    Empty only for an empty name; a name made of nothing but dropped signs is kept as written, folded.
    """
    if not name:
        return ""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    bare = _without_signs(folded.translate(_APOSTROPHES))
    key = _words_of_name(_BRACKETED.sub(" ", bare)) or _words_of_name(bare)
    return key or _SPACE.sub(" ", folded).strip()


def _without_signs(text: str) -> str:
    if _LETTERS.fullmatch(text):
        return text
    return "".join(
        " " if c.isspace() else c
        for c in text
        if c.isspace() or (unicodedata.category(c) not in _DROPPED_CATEGORIES and c not in _JOINERS)
    )


def _words_of_name(text: str) -> str:
    words = name_words()
    first, *rest = text.split(",")
    kept = _strip_titles(first.split())
    for segment in rest:
        tokens = segment.split()
        if not all(token in words.after_comma for token in tokens):
            kept += tokens
    return " ".join(_strip_credentials(kept))


def _strip_titles(tokens: list[str]) -> list[str]:
    honorifics = name_words().honorifics
    while len(tokens) > 1 and tokens[0] in honorifics:
        tokens = tokens[1:]
    return tokens


def _strip_credentials(tokens: list[str]) -> list[str]:
    credentials = name_words().credentials
    while len(tokens) > 1 and tokens[-1] in credentials:
        tokens = tokens[:-1]
    return _strip_titles(tokens)


def is_credential(text: str) -> bool:
    """True when a piece between commas is only degrees, as in "Exemplar, PhD"."""
    tokens = _without_signs(text.casefold().translate(_APOSTROPHES)).split()
    return bool(tokens) and all(token in name_words().after_comma for token in tokens)


def company_key(company: str | None) -> str:
    """Normalised company: NFKC, case-folded, punctuation and legal form dropped; empty for an empty name."""
    if not company:
        return ""
    folded = unicodedata.normalize("NFKC", company).casefold().translate(_APOSTROPHES)
    tokens = re.findall(r"[^\W_]+(?:'[^\W_]+)*", folded)
    kept = _strip_legal_forms(tokens)
    return " ".join(kept) or _SPACE.sub(" ", folded).strip()


def has_legal_form(name: str) -> bool:
    """Whether a name ends in the legal form of a company."""
    tokens = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).casefold())
    return len(tokens) > 1 and tokens[-1] in name_words().legal_forms


def _strip_legal_forms(tokens: list[str]) -> list[str]:
    words = name_words()
    while len(tokens) > 1 and (tokens[-1] in words.legal_forms or tokens[-1] in words.joining_words):
        tokens = tokens[:-1]
    return tokens


def fact_id(*parts: object) -> str:
    """Hash of a fact's content: md5 in hex of the parts joined by a bar; None counts as empty."""
    text = "|".join("" if part is None else str(part) for part in parts)
    return hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
