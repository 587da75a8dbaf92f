"""A title -> business function and seniority: first by the words people use, then by the nearest ESCO labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jalon.targeting import esco, lexicon
from jalon.targeting.lexicon import Entry, table
from jalon.targeting.text import Reading, read_titles

OTHER = "other"
DIGITS = 4  # of an ISCO-08 unit group


@dataclass(frozen=True, slots=True)
class TitleClass:
    """What a title says.

    `function` and `seniority` are codes of functions.toml and seniority.toml; function None when the title does
    not tell, seniority "other" when it names no rank. `isco` is an ISCO-08 unit group and `isco_major` its first
    digit, when known. `how`: words, esco or none. `confidence`: 0 to 1, of the function (else of the rank).
    """

    function: str | None
    seniority: str
    isco: str | None
    isco_major: str | None
    how: str
    confidence: float


def classify_title(title: str, language: str | None = None) -> TitleClass:
    """Returns what one title says; `language` (fr, en, es, nl) only guides the ESCO look-up."""
    return classify_titles([title], language)[0]


def classify_titles(titles: Sequence[str], language: str | None = None, *, look_up: bool = True) -> list[TitleClass]:
    """Returns what each title says, in the order given; equal titles are worked out once.

    Without `look_up` a title whose words name no function keeps none, and the ESCO labels are not loaded.
    """
    unique = list(dict.fromkeys(titles))
    readings = read_titles(unique)
    classes = [_by_words(reading) for reading in readings]
    unsaid = [row for row, one in enumerate(classes) if look_up and one.function is None]
    asked = [row for row in unsaid if _has_more(readings[row])]
    for row, answer in zip(asked, _by_esco([_first(readings[row]) for row in asked], language), strict=True):
        classes[row] = replace(answer, seniority=classes[row].seniority) if answer else classes[row]
    known = dict(zip(unique, classes, strict=True))
    return [known[title] for title in titles]


def _by_words(reading: Reading) -> TitleClass:
    entry = _function(reading)
    rank = OTHER if reading.aside else _seniority(reading)
    return _said(entry.mark, entry.strong, rank) if entry else _said(None, False, rank)


@cache
def _said(function: str | None, strong: bool, rank: str) -> TitleClass:
    if function is None:
        return TitleClass(None, rank, None, None, "none" if rank == OTHER else "words", 0.0)
    isco = _lead_group(function) if leads(rank) else None
    sure = table("functions.toml")["confidence"]["strong" if strong else "weak"]
    return TitleClass(function, rank, isco, isco[:1] if isco else None, "words", sure)


def _function(reading: Reading) -> Entry | None:
    """Returns the first strong word of the first part that names a function, else its first weak one."""
    book = lexicon.functions()
    for part in reading.parts:
        found = book.scan(part)
        if found:
            return next((entry for entry in found if entry.strong), found[0])
    return None


def _seniority(reading: Reading) -> str:
    """Returns the rank of the first part that names one: the lowest that a word decides, else the highest named."""
    book = lexicon.seniorities()
    ranks = _ranks()
    for part in reading.parts:
        found = [entry for entry in book.scan(part) if entry.mark != OTHER]
        deciding = [entry.mark for entry in found if entry.strong]
        if deciding:
            return min(deciding, key=ranks.__getitem__)
        if found:
            return max((entry.mark for entry in found), key=ranks.__getitem__)
    return OTHER


@cache
def _ranks() -> dict[str, int]:
    return {code: row["rank"] for code, row in table("seniority.toml")["seniorities"].items()}


def leads(seniority: str) -> bool:
    """Whether people of this rank lead a team, a unit or a firm."""
    return bool(table("seniority.toml")["seniorities"][seniority]["leads"])


def _lead_group(function: str) -> str:
    return table("functions.toml")["functions"][function]["lead"]


def _first(reading: Reading) -> str:
    return " ".join(reading.parts[0])


def _has_more(reading: Reading) -> bool:
    """Whether the first part holds more than words of rank, which name no occupation."""
    if not reading.parts:
        return False
    ranked = sum(len(entry.words) for entry in lexicon.seniorities().scan(reading.parts[0]))
    return ranked < len(reading.parts[0])


def _by_esco(titles: Sequence[str], language: str | None) -> Iterator[TitleClass | None]:
    if not titles:
        return
    rule = table("functions.toml")["esco"]
    near = esco.neighbours(titles, language, rule["neighbours"], rule["budget"], rule["reach"])
    for one in near:
        yield answer(one, rule["floor"], rule["power"])


def answer(near: Sequence[tuple[str, float]], floor: float, power: float) -> TitleClass | None:
    """Returns what near labels (ISCO-08 code, cosine; best first) vote for; None when the best is below the floor."""
    if not near or near[0][1] < floor:
        return None
    votes = [(code, score**power) for code, score in near]
    isco = esco.most(vote for vote in votes if len(vote[0]) == DIGITS)
    function = esco.most((function_of(code) or "", vote) for code, vote in votes)
    return TitleClass(function or None, OTHER, isco, isco[:1] if isco else None, "esco", round(near[0][1], 3))


@cache
def function_of(isco: str) -> str | None:
    """Returns the business function of an ISCO-08 code, None when it has none."""
    rows = table("functions.toml")["functions"].items()
    held = [(len(prefix), code) for code, row in rows for prefix in row["isco"] if isco.startswith(prefix)]
    return max(held)[1] if held else None


def functions() -> tuple[str, ...]:
    """Returns the codes of the business functions."""
    return tuple(table("functions.toml")["functions"])


def seniorities() -> tuple[str, ...]:
    """Returns the codes of the ranks, the highest first."""
    return tuple(table("seniority.toml")["seniorities"])
