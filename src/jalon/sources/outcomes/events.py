"""Rows of a results file as events of deals; every row that cannot be trusted is refused with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.records.identity import company_key, fact_id
from jalon.sources.days import instant
from jalon.sources.intake import Notes
from jalon.sources.limits import limits
from jalon.sources.mention import Mention, mention_of
from jalon.sources.outcomes.cells import DateOrder, Row, Table, date_order, is_blank
from jalon.sources.outcomes.headers import currency_of, kind_of, since_of
from jalon.sources.outcomes.money import Money, parse_money

EARLIEST = dt.date(1990, 1, 1)
WITH_AMOUNT = ("contract_signed", "quote_sent", "quote_requested")


@dataclass(frozen=True, slots=True)
class DealEvent:
    """One thing that happened with one person or deal on one day."""

    kind: str
    day: dt.date
    mention: Mention | None
    deal_id: str
    company_key: str | None
    money: Money | None
    row_no: int

    def row(self, member_id: str, source_id: str, recorded_at: int) -> dict[str, object]:
        """The row of table `deal_events`."""
        amount = self.money.value if self.money else None
        return {
            "fact_id": fact_id("deal", self.deal_id, self.kind, instant(self.day), amount),
            "member_id": member_id,
            "deal_id": self.deal_id,
            "mention_id": self.mention.mention_id if self.mention else None,
            "company_key": self.company_key,
            "kind": self.kind,
            "amount": amount,
            "currency": self.money.currency if self.money else None,
            "occurred_at": instant(self.day),
            "recorded_at": recorded_at,
            "source_id": source_id,
            "row_no": self.row_no,
        }


def events_of(table: Table, as_of: dt.date, notes: Notes) -> list[DealEvent]:
    """All events of a table up to a day."""
    order = date_order(table, as_of)
    begins = set(since_rows(table))
    found: list[DealEvent] = []
    for row_no, row in table.numbered():
        if is_blank(row):
            continue
        if any(isinstance(cell, str) and len(cell) > limits().cell_characters for cell in row):
            notes.refuse("text_too_long", row_no)
            continue
        if row_no in begins:
            _check_since(order.day(cell_of(row, table.header.columns["date"])), row_no, as_of, notes)
        else:
            found.extend(_row_events(table, row, row_no, order, as_of, notes))
    return found


def since_rows(table: Table) -> dict[int, tuple[str, ...]]:
    """Signals by the number of each row that says "since": it tells what the file follows and is no event."""
    if table.header.steps:
        return {}
    column = table.header.columns["kind"]
    said = ((row_no, cell_of(row, column)) for row_no, row in table.numbered())
    return {row_no: signals for row_no, cell in said if kind_of(cell) is None and (signals := since_of(cell))}


def _check_since(day: object, row_no: int, as_of: dt.date, notes: Notes) -> None:
    if not isinstance(day, dt.date):
        notes.refuse("day_unreadable", row_no)
    elif day > as_of:
        notes.refuse("day_in_future", row_no)


def _row_events(
    table: Table, row: Row, row_no: int, order: DateOrder, as_of: dt.date, notes: Notes
) -> Iterator[DealEvent]:
    money, is_fair = _money(table, row, row_no, notes)
    steps = list(_steps(table, row, row_no, order, notes)) if is_fair else []
    for kind, cell in steps:
        day = order.day(cell)
        if isinstance(day, dt.date) and EARLIEST <= day <= as_of:
            mention = _mention(table, row)
            deal = _deal(table, row, mention) or fact_id("unnamed", kind, day, money)
            own = money if len(steps) == 1 or kind == _bearer(steps) else None
            yield DealEvent(kind, day, mention, deal, company_key(_company(table, row)) or None, own, row_no)
        else:
            late = isinstance(day, dt.date) and day > as_of
            notes.refuse(day if isinstance(day, str) else "day_in_future" if late else "day_unreadable", row_no)


def _steps(table: Table, row: Row, row_no: int, order: DateOrder, notes: Notes) -> Iterator[tuple[str, object]]:
    """Kind and date cell of each event in a row: one in a long file, any number in a wide one."""
    header = table.header
    if header.steps:
        filled = [(kind, cell_of(row, column)) for kind, column in header.steps.items()]
        yield from ((kind, cell) for kind, cell in filled if _text(cell))
        return
    said = cell_of(row, header.columns["kind"])
    kind = kind_of(said)
    if kind is None:
        notes.refuse("kind_unknown", row_no)
    else:
        yield kind, cell_of(row, header.columns["date"])


def _bearer(steps: Sequence[tuple[str, object]]) -> str:
    """The step of a wide row that the amount belongs to."""
    kinds = {kind for kind, _ in steps}
    return next((kind for kind in WITH_AMOUNT if kind in kinds), steps[-1][0])


def _money(table: Table, row: Row, row_no: int, notes: Notes) -> tuple[Money | None, bool]:
    """The amount of a row, and whether the row may stay."""
    cell = _field(table, row, "amount")
    if not _text(cell):
        return None, True
    money = parse_money(cell)
    if money is None:
        notes.problem("amount_unreadable", row_no)
        return None, True
    if money.value < 0:
        notes.refuse("amount_negative", row_no)
        return None, False
    currency = currency_of(_field(table, row, "currency")) or money.currency or table.header.currency
    return Money(money.value, currency), True


def _mention(table: Table, row: Row) -> Mention | None:
    names = [_text(_field(table, row, part)) for part in ("first_name", "last_name")]
    whole = _text(_field(table, row, "name"))
    last = names[1] or (whole if names[0] else "")
    name = f"{names[0]} {last}".strip() if names[0] and last else whole or last or names[0]
    company, email, profile = (_text(_field(table, row, part)) for part in ("company", "email", "profile"))
    return mention_of(name, company, email, profile)


def _deal(table: Table, row: Row, mention: Mention | None) -> str | None:
    """The deal as the file names it, else person and company."""
    named = _text(_field(table, row, "deal"))
    if named:
        return named
    if mention is None:
        company = company_key(_company(table, row))
        return f"|{company}" if company else None
    name, company = mention.keys
    return f"{name or mention.email or mention.profile}|{company}"


def _company(table: Table, row: Row) -> str:
    return _text(_field(table, row, "company"))


def _field(table: Table, row: Row, name: str) -> object:
    column = table.header.columns.get(name)
    return None if column is None else cell_of(row, column)


def cell_of(row: Row, column: int) -> object:
    """The cell of a column; None where the row is too short."""
    return row[column] if column < len(row) else None


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
