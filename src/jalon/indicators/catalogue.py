"""The indicators: one SQL file each, found by walking the folders; adding a file adds an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PILLARS = ("brand", "people", "insights", "relationships", "messaging", "results")


@dataclass(frozen=True, slots=True)
class IndicatorFile:
    """An indicator's header and SQL.

    `needs` is a conjunction of disjunctions of coverage signals: (("messages",), ("results", "meetings")).
    Every row waits `maturity_days` before it counts, whatever came of it. `about` names what the counterparts must be
    known to be, "target" for an indicator of target people, with the signals that tell of other counterparts; empty
    when it is about anybody.
    """

    code: str
    dimension: str
    kind: str
    actor: str
    unit: str
    title: str
    title_fr: str
    advice: str
    needs: tuple[tuple[str, ...], ...]
    maturity_days: int
    about: tuple[str, ...]
    sql: str


def parse_indicator(path: Path) -> IndicatorFile:
    """Read one indicator file; the header is the leading run of `-- key: value` lines."""
    text = path.read_text(encoding="utf-8")
    head = _header(text)
    return IndicatorFile(
        code=path.stem,
        dimension=head["dimension"],
        kind=head["kind"],
        actor=head["actor"],
        unit=head["unit"],
        title=head["title"],
        title_fr=head["title_fr"],
        advice=head["advice"],
        needs=tuple(tuple(s.strip() for s in group.split("|")) for group in head["needs"].split(",")),
        maturity_days=int(head["maturity_days"]),
        about=tuple(s.strip() for s in head.get("about", "").split("|") if s.strip()),
        sql=text,
    )


def _header(text: str) -> dict[str, str]:
    lines = (line for line in text.splitlines() if line.startswith("-- ") and ": " in line)
    return {key: value.strip() for key, _, value in (line[3:].partition(": ") for line in lines)}


@cache
def indicators() -> dict[str, IndicatorFile]:
    """All indicators by code, in the order of the pillars and then of the alphabet."""
    files = [path for pillar in PILLARS for path in sorted((HERE / pillar).glob("*.sql"))]
    return {path.stem: parse_indicator(path) for path in files}
