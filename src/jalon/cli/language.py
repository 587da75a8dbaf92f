"""The language of the command line and its sentences, French or English, from the catalogue `cli`."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

LANGUAGES = ("fr", "en")
LOCALES = Path(__file__).parent.parent / "locales"


class Say:
    """Turns the code of a sentence into the sentence; `language` is fr or en."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._sentences = gettext.translation("cli", LOCALES, [language])
        _speak_of_click(language)

    def __call__(self, code: str, /, **values: object) -> str:
        """The finished sentence; a code that the catalogue lacks comes back as it is."""
        return self._sentences.gettext(code).format(**values)

    def many(self, code: str, n: int, /, **values: object) -> str:
        """The sentence in the number of `n`, which it may name as {n}."""
        return self._sentences.ngettext(code, code, n).format(n=n, **values)

    def has(self, code: str) -> bool:
        """True when the catalogue holds this code."""
        return self._sentences.gettext(code) != code


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by --lang, else that of the environment, else English."""
    for word, following in pairwise([*arguments, ""]):
        if word == "--":
            break
        chosen = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    set_by = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, set_by), "").lower().startswith("fr") else "en"


def _speak_of_click(language: str) -> None:
    # click looks its own words up ("Usage:", "No such option") in the process's default domain.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", LOCALES)
    gettext.textdomain("click")
