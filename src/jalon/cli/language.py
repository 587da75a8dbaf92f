"""The language of the command line and its sentences, French or English, from the catalogue `cli`."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

LANGUAGES = ("fr", "en")
LOCALES = Path(__file__).parent.parent / "locales"
NARROW_SPACE = re.compile(r" (?=[%:;?!»])|(?<=«) ")
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


class Say:
    """Turns the code of a sentence into the sentence; `language` is fr or en."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._sentences = gettext.translation("cli", LOCALES, [language])
        _speak_of_click(language)

    def __call__(self, code: str, /, **values: object) -> str:
        """The finished sentence; a code that the catalogue lacks comes back as it is."""
        return self._set(self._sentences.gettext(code)).format(**values)

    def many(self, code: str, n: int, /, **values: object) -> str:
        """The sentence in the number of `n`, which it may name as {n}; an `n` among `values` is how it is written."""
        return self._set(self._sentences.ngettext(code, code, n)).format(**({"n": n} | values))

    def has(self, code: str) -> bool:
        """True when the catalogue holds this code."""
        return self._sentences.gettext(code) != code

    def _set(self, text: str) -> str:
        return typeset(text) if self.language == "fr" else text


def typeset(text: str) -> str:
    """French as it is printed: narrow spaces before high signs and inside quotation marks, curved apostrophes."""
    return APOSTROPHE.sub("’", NARROW_SPACE.sub("\u202f", text))


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
