"""One indicator opened for its owner: formula, own numbers in it, and the rows behind, people by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.records.reading import Reading
    from jalon.report.result import Indicator, Row
    from jalon.report.words import Words
    from jalon.strategy.declared import Strategy

SHOWN = 25
WIDTH = 80
DATE, PERSON, PERSON_GRADED, POINTS, REACHED = 13, 26, 16, 7, 20


def explain(
    reading: Reading,
    indicator: str,
    *,
    strategy: Strategy | Path | str | None = None,
    edition: str | Path | None = None,
    lang: str = "en",
    rows: int | None = SHOWN,
    incognito: bool = False,
) -> str:
    """What an indicator counts, what it comes to for this member, its SQL and up to `rows` of its rows (None: all).

    Meant for the member's own screen: people are named, unless `incognito` gives them
    codes. Raises Misuse when there is no such indicator.
    """
    from jalon.api.scoring import score
    from jalon.report.words import words

    result = score(reading, strategy=strategy, edition=edition, rows=rows, incognito=incognito)
    found = next((i for i in result.indicators if i.code == indicator), None)
    if found is None:
        known = ", ".join(i.code for i in result.indicators)
        raise Misuse(f"There is no indicator called {indicator}.", f"Use one of: {known}.")
    say = words(lang)
    parts = [
        _title(found, say),
        _figures(found, say),
        _rows(found, {} if incognito else _names(reading), say),
        _query(found, say),
    ]
    return "\n\n".join(part for part in parts if part)


def _title(found: Indicator, say: Words) -> str:
    return "\n".join(_folded(say(f"{kind}_{found.code}")) for kind in ("title", "formula", "advice"))


def _folded(text: str) -> str:
    import textwrap

    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _figures(found: Indicator, say: Words) -> str:
    from jalon.report.figures import estimate_text, needs_text, worth_text
    from jalon.report.words import capfirst

    if found.missing is not None:
        return _folded(needs_text(found, say))
    points = say("evidence_unused") if found.points is None else say("evidence_points", n=found.points)
    lines = [f"{estimate_text(found.value, say)}{say.semicolon}{points}"]
    if found.unit_points is not None:
        lines.append(capfirst(worth_text(found, say)) + ".")
    if found.stage_counts is not None:
        counts = enumerate(found.stage_counts)
        lines.append(" · ".join(f"{say(f'stage_{stage}')} {int(n)}" for stage, n in counts))
    return "\n".join(_folded(line) for line in lines)


def _rows(found: Indicator, names: dict[str, str], say: Words) -> str:
    if not found.rows:
        return ""
    graded = any(row.stage is not None for row in found.rows)
    lines = [_heads(graded, say), *(_row(row, names, graded, say) for row in found.rows)]
    left = found.rows_total - len(found.rows)
    more = [say("explain_more", n=left)] if left > 0 else []
    return "\n".join([say("evidence_rows"), *lines, *more])


def _query(found: Indicator, say: Words) -> str:
    from jalon.report.figures import query_text
    from jalon.report.narrow_sql import narrow_sql

    return f"{say('evidence_sql')}\n{narrow_sql(query_text(found, say), WIDTH)}"


def _heads(graded: bool, say: Words) -> str:
    """The heads of the columns, over them."""
    reached = f" {say('column_reached'):<{REACHED}}" if graded else ""
    place = f"{say('column_file')}, {say('column_line').lower()}"
    person = PERSON_GRADED if graded else PERSON
    points = say("column_points")[:POINTS]
    return f"  {say('column_date'):<{DATE}} {say('column_person'):<{person}} {points:>{POINTS}}{reached}  {place}"


def _row(row: Row, names: dict[str, str], graded: bool, say: Words) -> str:
    from jalon.report.numbers import short_date, signed

    width = PERSON_GRADED if graded else PERSON
    person = names.get(row.person or "", row.person or "")[:width]
    reached = "" if not graded else f" {'' if row.stage is None else say(f'stage_{row.stage}'):<{REACHED}}"
    line = f"  {short_date(row.on, say.lang):<{DATE}} {person:<{width}} {signed(row.points, say.lang, 3):>{POINTS}}"
    line += reached
    place = f"{row.file.rsplit('/', 1)[-1]} {row.row_no}"
    return f"{line}  {_cut(place, WIDTH - len(line) - 2)}".rstrip()


def _cut(text: str, width: int) -> str:
    """A text without its middle where it is too long: both ends tell a file and its row."""
    if len(text) <= width:
        return text
    half = (width - 1) // 2
    return f"{text[: width - 1 - half]}…{text[-half:]}"


def _names(reading: Reading) -> dict[str, str]:
    """Names by the code that stands for a person in the result."""
    from jalon.report.mask import contact_code

    rows = reading.con.execute(
        "select person_id, name from people where member_id = ? and name is not null "
        "union all select 'mention:' || mention_id, coalesce(name, email) from mentions where member_id = ? "
        # A deal stands for itself: by the person of its rows, else its company, else its own name.
        "union all select d.deal_id, coalesce(min(coalesce(m.name, m.email)), min(d.company_key), d.deal_id) "
        "from deal_events d left join mentions m on m.member_id = d.member_id and m.mention_id = d.mention_id "
        "where d.member_id = ? group by d.deal_id",
        [reading.member_id, reading.member_id, reading.member_id],
    ).fetchall()
    return {contact_code(person): name for person, name in rows if name}
