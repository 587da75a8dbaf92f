"""Collect the problems of one source, a few of each kind in full and the rest as a number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jalon.records.problem import Problem
from jalon.records.problem_texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jalon.records.problem_texts import Texts

SHOWN_EACH = 5


def make_problem(source: str, row: int | None, code: str, texts: Mapping[str, Texts], **values: object) -> Problem:
    """A problem with the English texts of its code filled in; values are names, dates and numbers only."""
    message, hint, _, _ = texts[code]
    return Problem(source, row, code, message.format(**values), hint.format(**values))


def place_in(input_name: str, file: str) -> str:
    """A file, or a part of it, with the input that holds it; a file given by itself is not named twice."""
    alone = file == input_name or file.startswith(f"{input_name}:")
    return file if alone else f"{input_name}/{file}"


@dataclass(slots=True)
class Problems:
    """Problems of one input: `add` keeps the first few rows of each code and file, `all` adds how many more."""

    input_name: str
    texts: Mapping[str, Texts] = field(default_factory=lambda: TEXTS)
    shown: list[Problem] = field(default_factory=list[Problem])
    counts: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])

    def add(self, code: str, file: str | None = None, row: int | None = None, **values: object) -> None:
        """Note one problem of the input, or of one of its files and rows."""
        source = place_in(self.input_name, file) if file else self.input_name
        self.counts[source, code] += 1
        if self.counts[source, code] <= SHOWN_EACH:
            self.shown.append(make_problem(source, row, code, self.texts, **values))

    def add_rows(self, code: str, file: str, rows: list[int], **values: object) -> None:
        """Note the same problem for several rows of one file."""
        for row in rows:
            self.add(code, file, row, **values)

    def of(self, file: str) -> int:
        """How many problems a file has."""
        source = place_in(self.input_name, file)
        return sum(n for (where, _), n in self.counts.items() if where == source)

    def all(self) -> tuple[Problem, ...]:
        """All that is shown, then one line for each code that occurred more often."""
        more = [
            make_problem(source, None, "and_more", TEXTS, n=n - SHOWN_EACH, of=code)
            for (source, code), n in self.counts.items()
            if n > SHOWN_EACH
        ]
        return (*self.shown, *more)
