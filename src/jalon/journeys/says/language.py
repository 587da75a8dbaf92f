"""Which of the four languages a message is written in: by its small words, by py3langid when they do not settle it."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from jalon.journeys.says.lexicon import TOKEN
from jalon.journeys.says.normalise import folded

LANGUAGES = ("fr", "en", "es", "nl")
WORDS = Path(__file__).parent / "language.toml"
# The beginning of a message tells its language.
LOOKED_AT = 400


def language_of(text: str, told: str | None = None) -> str:
    """The language of a text; `told` wins when it is one of LANGUAGES ('fr', 'fr-FR', 'FR')."""
    said = (told or "").strip().lower()[:2]
    return said if said in LANGUAGES else _by_words(text[:LOOKED_AT]) or _by_model(text[:LOOKED_AT])


def _by_words(text: str) -> str | None:
    counts: dict[str, int] = dict.fromkeys(LANGUAGES, 0)
    spoken = _small_words()
    for token in TOKEN.finditer(folded(text)):
        for language in spoken.get(token.group(), ()):
            counts[language] += 1
    first, second, *_ = sorted(counts.values(), reverse=True)
    return max(counts, key=lambda language: counts[language]) if first > second else None


@lru_cache(maxsize=4096)
def _by_model(text: str) -> str:
    return str(_identifier().classify(text)[0])


@lru_cache(maxsize=1)
def _small_words() -> dict[str, tuple[str, ...]]:
    with WORDS.open("rb") as file:
        listed: dict[str, list[str]] = tomllib.load(file)
    words = {word for spoken in listed.values() for word in spoken}
    return {word: tuple(language for language in LANGUAGES if word in listed[language]) for word in words}


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # pyright: ignore

    found: Any = LanguageIdentifier.from_model_file(MODEL_FILE)  # pyright: ignore
    found.set_languages(list(LANGUAGES))
    return found
