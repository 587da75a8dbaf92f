"""A mapping of an unknown export proposed, corrected and shown, and the TOML that keeps it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.errors import InputUnusable, Misuse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jalon.sources.crm_file.propose import Proposal
    from jalon.sources.days import Order
    from jalon.sources.outcomes.cells import DateOrder

Table = tuple["Sequence[Sequence[object]]", "Proposal", bool]


def propose_mapping(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    stages: Mapping[str, str] | None = None,
    kind: str | None = None,
    system: str | None = None,
    dates: Order | None = None,
    incognito: bool = False,
) -> dict[str, Any]:
    """What each column of a CSV or XLSX file is taken for, with examples of what was understood.

    `columns` corrects: the name of a column, or "" for none, by field; `stages` says what stages mean (won, lost, sent,
    requested, open). `kind` is deals, contacts or quotes. `system` names the CRM,
    whose numbers are its own (default: a name of the file's own). `dates` is dmy or mdy, for dates that do not tell;
    `dates_open` says that they do not. `incognito` shows the shape of cells only. The key `toml`
    holds the mapping. Raises InputUnusable for a file without a header, Misuse for what it has not.
    """
    from jalon.sources.crm_file.own import own_text, system_of
    from jalon.sources.crm_file.propose import settings

    _refuse_known(path)
    rows, found, is_semicolon = _table(path, kind)
    found = _corrected(path.name, found, columns or {})
    if system is not None:
        found = replace(found, system=_system(system))
    elif found.system == "own":
        found = replace(found, system=system_of(path.name, found.names))
    _check(path.name, found)
    order = _order(rows, found, is_semicolon, dates)
    said = _stages(rows, found, stages or {})
    meant = {stage: code for stage, (_, code) in said.items()}
    chosen = {field: found.names[n] for field, n in found.columns.items()}
    return {
        "file": path.name,
        "system": found.system,
        "object": found.object,
        "header_row": found.header + 1,
        "rows": sum(1 for row in rows[found.header + 1 :] if any(str(cell).strip() for cell in row)),
        "columns": [_column(field, rows, found, order, incognito) for field in found.columns],
        "missing": [field for field in settings()["fields"][found.object] if field not in found.columns],
        "unused": [name for n, name in enumerate(found.names) if name and n not in found.columns.values()],
        "dates_open": order.problem == "date_order_unknown",
        "stages": _shown(said, incognito),
        "toml": own_text(found.system, found.object, chosen, meant, dates),
    }


def _refuse_known(path: Path) -> None:
    """A mapping comes first when a file is read: beside a file of another kind it would hide what that holds.

    A table with a date for each step may be an export as well as a results file: there the person decides.
    """
    from jalon.sources.intake import load
    from jalon.sources.outcomes.cells import tables
    from jalon.sources.recognise import recognise

    kind = recognise(path)
    is_wide = kind == "results" and all(table.header.steps for table in tables(load(path)))
    if kind not in ("unknown", "crm") and not is_wide:
        raise InputUnusable(
            f"Jalon reads {path.name} as it is: it is no export of a CRM.", "Give it to jalon report without a mapping."
        )


def _table(path: Path, kind: str | None) -> Table:
    """The sheet or text with the most columns understood."""
    from jalon.sources.crm_file.propose import propose
    from jalon.sources.decode import csv_rows, decode, delimiter_of
    from jalon.sources.intake import load
    from jalon.sources.outcomes.headers import HEADER_ROWS
    from jalon.sources.sheets import BIFF, ZIP, read_sheets

    given = load(path)
    if given.data[:4] in (ZIP, BIFF):
        tables: list[tuple[Sequence[Sequence[object]], bool]] = [
            (sheet.rows, False) for sheet in read_sheets(given.name, given.data)
        ]
    else:
        text, _ = decode(given.data)
        lines = [line for line in text.split("\n")[:HEADER_ROWS] if line.strip()]
        tables = [(csv_rows(text, sign), sign == ";") for sign in dict.fromkeys(delimiter_of(line) for line in lines)]
    found = [(rows, proposal, sign) for rows, sign in tables if (proposal := propose(rows, kind))]
    if not found:
        raise InputUnusable(
            f"No row of {path.name} looks like a header.", "Give the columns names in the first row of the table."
        )
    return max(found, key=lambda one: len(one[1].columns))


def _corrected(name: str, found: Proposal, wanted: Mapping[str, str]) -> Proposal:
    from jalon.sources.crm_file.propose import settings
    from jalon.sources.outcomes.headers import plain

    columns, how = dict(found.columns), dict(found.how)
    fields = settings()["fields"][found.object]
    folded = [plain(column) for column in found.names]
    for field, column in wanted.items():
        if field not in fields:
            raise Misuse(f"There is no field {field} here.", f"The fields are {', '.join(fields)}.")
        columns.pop(field, None)
        if not column:
            continue
        if not plain(column) or plain(column) not in folded:
            names = ", ".join(column for column in found.names if column)
            raise Misuse(f"{name} has no column {column}.", f"Its columns are {names}.")
        number = folded.index(plain(column))
        columns = {one: n for one, n in columns.items() if n != number} | {field: number}
        how[field] = "person"
    return replace(found, columns={one: columns[one] for one in fields if one in columns}, how=how)


def _system(system: str) -> str:
    from jalon.sources.crm_file.own import SYSTEM

    if not SYSTEM.fullmatch(system):
        raise Misuse(f"{system} names no system.", "A short word in small letters, as in --system acme")
    return system


def _check(name: str, found: Proposal) -> None:
    from jalon.sources.crm_file.propose import settings

    for need in settings()["needs"][found.object]:
        if not set(need.split("|")) & found.columns.keys():
            wanted = need.replace("|", " / ")
            raise InputUnusable(
                f"{name} holds too little: a column is missing for {wanted}.",
                "Name it: --set FIELD=COLUMN, or say what the file holds: --object.",
            )


def _stages(rows: Sequence[Sequence[object]], found: Proposal, wanted: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """Times and code of every stage, the commonest first; what a person said comes first."""
    from jalon.sources.crm_file.mapping import stage_code
    from jalon.sources.crm_file.propose import settings
    from jalon.sources.crm_file.sheet import as_text, cell_at
    from jalon.sources.outcomes.headers import plain

    own = {plain(stage): code for stage, code in wanted.items()}
    columns = [found.columns[field] for field in ("stage", "state") if field in found.columns]
    body = rows[found.header + 1 :]
    texts = [text for row in body for n in columns if plain(text := as_text(cell_at(row, n))[:200])]
    written = {plain(text): text for text in reversed(texts)}  # as the first row writes it
    counts = Counter(plain(text) for text in texts)
    common = [(written[stage], n) for stage, n in counts.most_common(settings()["most_stages"])]
    return {stage: (n, stage_code(stage, own)) for stage, n in common} | {
        stage: (0, code) for stage, code in wanted.items() if plain(stage) not in {plain(text) for text, _ in common}
    }


def _shown(stages: Mapping[str, tuple[int, str]], incognito: bool) -> list[dict[str, Any]]:
    from jalon.sources.crm_file.looks import masked_shape

    return [
        {"name": masked_shape(stage) if incognito else stage, "rows": n, "means": code}
        for stage, (n, code) in stages.items()
    ]


def _order(rows: Sequence[Sequence[object]], found: Proposal, is_semicolon: bool, said: Order | None) -> DateOrder:
    """Order of day and month over all date columns, as the file will be read."""
    from jalon.sources.crm_file.sheet import DATES, order_of

    columns = [found.columns[field] for field in DATES if field in found.columns]
    return order_of(columns, rows[found.header + 1 :], is_semicolon, said)


def _column(
    field: str, rows: Sequence[Sequence[object]], found: Proposal, order: DateOrder, incognito: bool
) -> dict[str, Any]:
    from jalon.sources.crm_file.looks import masked_shape
    from jalon.sources.crm_file.propose import settings
    from jalon.sources.crm_file.sheet import as_text, cell_at

    n = found.columns[field]
    cells = [cell for row in rows[found.header + 1 :] if as_text(cell := cell_at(row, n))]
    texts = list(dict.fromkeys(_understood(settings()["looks"].get(field), cell, order) for cell in cells[:100]))
    examples = texts[: settings()["examples"]]
    return {
        "field": field,
        "column": found.names[n],
        "how": found.how[field],
        "filled": len(cells),
        "examples": [masked_shape(text) for text in examples] if incognito else examples,
    }


def _understood(kind: str | None, cell: object, order: DateOrder) -> str:
    """A cell as it will be read: a day as YYYY-MM-DD, an amount as a number; as it stands where that is open."""
    import datetime as dt

    from jalon.sources.crm_file.sheet import as_text
    from jalon.sources.outcomes.money import parse_money

    if kind == "day" and isinstance(day := order.day(cell), dt.date):
        return day.isoformat()
    if kind == "amount" and (money := parse_money(cell)):
        return f"{money.value:.2f} {money.currency or ''}".strip()
    return as_text(cell)[:80]
