"""Codes to finished sentences, in French or English, through the catalogue `jalon`.

A template names its parameters with an optional form: `{n}` a number or text as it is, `{low:1}` one decimal at most,
`{points:+}` with its sign, `{share:%}` percent, `{day:date}` a date, `{n:meeting}` a counted noun in the right
number, `{values:function}` a list of codes named `function_<code>`, `{amount:money}` an amount in `currency`. A
template with two numbers is chosen by the parameter `n`. French punctuation gets its narrow spaces here.
"""

from __future__ import annotations

import re
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from jalon.report import numbers
from jalon.report.result import Finding, Param

LOCALES = Path(__file__).parent.parent / "locales"
FIELD = re.compile(r"\{(\w+)(?::([^}]+))?\}")
LISTS = {"list": "", "function": "function_", "seniority": "seniority_", "touch": "touch_"}
# What stands unlike its parameters: a narrow no-break space before these signs and inside French quotation marks.
FRENCH_SPACE = re.compile(r" (?=[%:;?!»])|(?<=«) ")


class Words:
    """The sentences of one language, `lang` being fr or en."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        path = LOCALES / lang / "LC_MESSAGES" / "jalon.mo"
        with path.open("rb") as file:
            self._catalogue = GNUTranslations(file)

    def __call__(self, code: str, /, **params: Param) -> str:
        """The finished sentence of a code; a code that the catalogue lacks comes back as it is."""
        template = typeset(self._template(code, params.get("n")), self.lang)
        return FIELD.sub(lambda field: self._filled(field[1], field[2], params), template)

    def sentence(self, finding: Finding) -> str:
        """The sentence of a finding; its `_some` form when `n` is less than `waiting`."""
        n, waiting = finding.params.get("n"), finding.params.get("waiting")
        some = isinstance(n, int) and isinstance(waiting, int) and n < waiting
        return self(f"{finding.code}_some" if some else finding.code, **finding.params)

    def sentences(self, findings: tuple[Finding, ...], joint: str = " ") -> str:
        """Several findings in a row."""
        return joint.join(self.sentence(finding) for finding in findings)

    @property
    def semicolon(self) -> str:
        """What stands between the items of a list whose items have commas."""
        return typeset(" ; ", "fr") if self.lang == "fr" else "; "

    def has(self, code: str) -> bool:
        """True when the catalogue holds this code."""
        return self._template(code, 1) != code

    def first(self, *codes: str) -> str:
        """The sentence of the first code that the catalogue holds; the last code when it holds none."""
        return next((self(code) for code in codes if self.has(code)), codes[-1])

    def _template(self, code: str, n: Param) -> str:
        if isinstance(n, int | float):
            found = self._catalogue.ngettext(code, code, self._number_class(n))
            if found != code:
                return found
        return self._catalogue.gettext(code)

    def _filled(self, name: str, form: str | None, params: dict[str, Param]) -> str:
        value = params.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return self._text(value, form)
        if form == "money":
            return numbers.money(value, str(params.get("currency") or ""), self.lang)
        return self._number(value, form)

    def _text(self, value: str, form: str | None) -> str:
        if form == "date":
            return numbers.long_date(value, self.lang)
        if form in LISTS:
            words = [self.first(LISTS[form] + word, word) for word in value.split("|")]
            return ", ".join(words)
        if form == "source":
            return numbers.ordered([self.first(f"source_{word}", word) for word in value.split("|")], self.lang)
        if form == "anew":
            return numbers.listed([self(f"anew_{word}") for word in value.split("|")], self.lang)
        return value

    def _number(self, value: float, form: str | None) -> str:
        if form is None:
            return numbers.short(value, self.lang)
        if form == "%":
            return numbers.percent(value, self.lang)
        if form.startswith("+"):
            return numbers.signed(value, self.lang, int(form[1:] or 0))
        if form.isdigit():
            return numbers.number(value, self.lang, int(form))
        if form in ("ten", "hundred", "in_ten"):
            return self._odds(value, 100 if form == "hundred" else 10)
        return self._counted(value, form)

    def _odds(self, chance: float, out_of: int) -> str:
        # A chance is never printed as certain: 0.999 is 99 in 100, and none that was rounded up as one in ten.
        if out_of == 10 and round(10 * chance) in (0, 10):
            return self("under_one_in_ten" if chance < 0.5 else "over_nine_in_ten")
        n = min(max(round(out_of * chance), 1), out_of - 1)
        return self("in_ten" if out_of == 10 else "in_hundred", n=n)

    def _counted(self, value: float, noun: str) -> str:
        digits = int(noun[-1]) if noun[-1].isdigit() else 1
        shown = numbers.short(value, self.lang, digits)
        template = self._template(f"noun_{noun.rstrip('0123456789')}", numbers.rounded(value, digits))
        return template.replace("{n}", shown)

    def _number_class(self, n: float) -> int:
        # The whole number that takes the same form: French says "1,5 point", English "1.5 points" and "0 points".
        size = abs(n)
        return int(size) if self.lang == "fr" or size == int(size) else 2


@cache
def typeset(text: str, lang: str) -> str:
    """The text with the spaces that French printing asks for; English stays as it is."""
    return FRENCH_SPACE.sub(numbers.NARROW, text) if lang == "fr" else text


def capfirst(text: str) -> str:
    """The text with its first letter in capitals, the others as they are."""
    return text[:1].upper() + text[1:]


@cache
def words(lang: str) -> Words:
    """The catalogue of a language, loaded once."""
    return Words(lang)
