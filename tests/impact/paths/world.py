"""A few invented people, messages and deals, row by row."""

from __future__ import annotations

from itertools import count

import duckdb

from jalon.impact.paths.read import Found, read_paths
from jalon.impact.thresholds import path_rules
from tests.tables import ME, NOW, days_ago, put, store

FACTS = count()


class World:
    """A store that grows by one fact a call; days are counted back from the as-of day."""

    def __init__(self) -> None:
        self.con: duckdb.DuckDBPyConnection = store()
        self.turns: dict[str, int] = {}

    def person(self, who: str, company: str | None = None, target: bool = True) -> World:
        put(self.con, "people", person_id=who, name=who, company=company, company_key=company)
        put(self.con, "targets", person_id=who, is_target=target)
        put(self.con, "mentions", mention_id=who, person_id=who, name=who, company_key=company)
        put(self.con, "threads", thread_id=f"t {who}", kind="person", person_id=who)
        return self

    def message(self, who: str, direction: str, ago: float, **more: object) -> World:
        self.turns[who] = self.turns.get(who, 0) + 1
        fact = {"thread_id": f"t {who}", "direction": direction, "sequence": self.turns[who]}
        return self._fact("messages", ago, **fact, **more)

    def invited(self, who: str, direction: str, ago: float, **more: object) -> World:
        return self._fact("invitations", ago, person_id=who, direction=direction, **more)

    def connected(self, who: str, ago: float, **more: object) -> World:
        return self._fact("connections", ago, person_id=who, is_current=True, **more)

    def post(self, ago: float, **more: object) -> World:
        return self._fact("posts", ago, kind="post", **more)

    def comment(self, ago: float, **more: object) -> World:
        return self._fact("gestures", ago, kind="comment", **more)

    def meeting(self, who: str, ago: float, **more: object) -> World:
        return self._fact("meetings", ago, mention_id=who, kind="meeting", **{"state": "held", **more})

    def deal(self, who: str | None, kind: str, ago: float, deal: str | None = None, **more: object) -> World:
        return self._fact("deal_events", ago, mention_id=who, kind=kind, deal_id=deal or f"deal of {who}", **more)

    def paths(self, as_of: int = NOW, known: int | None = None, unit: str = "account") -> Found:
        return read_paths(self.con, ME, as_of, known, unit, path_rules())

    def _fact(self, table: str, ago: float, **more: object) -> World:
        recorded = {"recorded_at": days_ago(ago)}
        put(self.con, table, fact_id=f"f{next(FACTS):06d}", occurred_at=days_ago(ago), **(recorded | more))
        return self


def kinds(found: Found, key: str) -> list[str]:
    """Kinds of touch on one path, in order."""
    (path,) = [path for path in found.paths if path.key == key]
    return [touch.kind for touch in path.touches]
