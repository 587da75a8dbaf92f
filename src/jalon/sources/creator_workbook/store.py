"""Rows of a creator workbook into the tables of the audience."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from jalon.sources.creator_workbook.daily import DayRow
from jalon.sources.creator_workbook.posts import PostFigure
from jalon.sources.creator_workbook.shares import Share
from jalon.sources.days import instant
from jalon.sources.merge import merge

if TYPE_CHECKING:
    import duckdb

Provenance = Mapping[str, object]


def provenance(member_id: str, recorded_at: int, source_id: str) -> Provenance:
    """The columns that every row of one sheet shares."""
    return {"member_id": member_id, "recorded_at": recorded_at, "source_id": source_id}


def store_days(
    con: duckdb.DuckDBPyConnection, rows: Iterable[DayRow], audience: Mapping[dt.date, float], origin: Provenance
) -> None:
    """One row a day and sheet, so that each figure points at its own line; the newest export of a day wins."""
    empty: dict[str, object] = {"impressions": None, "engagements": None, "new_followers": None}
    facts = [
        {
            **origin,
            **empty,
            **row.figures,
            "occurred_at": instant(row.day),
            "audience": audience.get(row.day),
            "row_no": row.row_no,
        }
        for row in rows
    ]
    views = [fact for fact in facts if fact["new_followers"] is None]
    followers = [fact for fact in facts if fact["new_followers"] is not None]
    key = ("member_id", "occurred_at")
    merge(con, "audience_days", views, key, among="held.new_followers is null")
    merge(con, "audience_days", followers, key, among="held.new_followers is not null")


def store_posts(con: duckdb.DuckDBPyConnection, figures: Iterable[PostFigure], origin: Provenance) -> None:
    """One row a post and metric; the newest export wins."""
    facts = [
        {
            **origin,
            "address": figure.address,
            "published_on": instant(figure.published_on) if figure.published_on else None,
            "metric": figure.metric,
            "value": figure.value,
            "row_no": figure.row_no,
        }
        for figure in figures
    ]
    merge(con, "audience_posts", facts, key=("member_id", "address", "metric"))


def store_shares(con: duckdb.DuckDBPyConnection, audience: str, shares: Iterable[Share], origin: Provenance) -> None:
    """The newest make-up of an audience replaces the older ones as a whole: shares of two dates do not mix."""
    facts = [
        {
            **origin,
            "audience": audience,
            "category": share.category,
            "label": share.label,
            "share": share.share,
            "row_no": share.row_no,
        }
        for share in shares
    ]
    merge(con, "audience_shares", facts, key=("member_id", "audience", "category", "label", "source_id"))
    con.execute(
        "delete from audience_shares as old using (select member_id, audience, recorded_at, source_id from "
        "(select *, row_number() over (partition by member_id, audience order by recorded_at desc, source_id) "
        "as nth from audience_shares) where nth = 1) as newest where old.member_id = newest.member_id and "
        "old.audience = newest.audience and old.source_id != newest.source_id"
    )
