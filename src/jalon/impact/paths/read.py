"""Read the paths to every deal from the store, as known on a day: won, lost, gone silent; each touch with its row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path as File
from statistics import median
from typing import TYPE_CHECKING, Any

from jalon.impact.thresholds import PathRules, path_rules

if TYPE_CHECKING:
    import duckdb

    from jalon.impact.paths.codes import Paths

HERE = File(__file__).parent
DAY = 86_400_000_000
LATEST = 2**63 - 1  # no instant is later
# In the order in which a sale usually goes; a report that may not rank keeps it.
KINDS = (
    "post",
    "comment",
    "invitation_sent",
    "invitation_received",
    "connected",
    "message_sent",
    "message_received",
    "call",
    "meeting",
)
SENT, RECEIVED, SPOKEN = "message_sent", "message_received", ("call", "meeting")
WON, LOST, SILENT, OPEN = "won", "lost", "silent", "open"


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact: when (µs UTC), with whom, and the row that shows it."""

    kind: str
    at: int
    person_id: str
    source_id: str
    row_no: int
    fact_id: str


@dataclass(frozen=True, slots=True)
class Path:
    """The way to one outcome: won or lost at `closed_at`, or silent or open since then (µs UTC)."""

    key: str
    account: str
    outcome: str
    closed_at: int
    offer_at: int | None
    touches: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All paths known on the day, and after how many days without a sign somebody counts as silent."""

    paths: tuple[Path, ...]
    silent_days: float

    def of(self, *outcomes: str) -> tuple[Path, ...]:
        """Paths with a touch that ended in one of these ways."""
        return tuple(path for path in self.paths if path.outcome in outcomes and path.touches)

    def untouched(self) -> int:
        """Deals won without any touch known before."""
        return sum(path.outcome == WON and not path.touches for path in self.paths)


def read_paths(
    con: duckdb.DuckDBPyConnection,
    member_id: str,
    as_of: int,
    known: int | None = None,
    unit: str = "account",
    rules: PathRules | None = None,
) -> Found:
    """Paths of the member before the instant `as_of`, from what was recorded before `known` (default: `as_of`).

    `unit` is account (a company with all its people) or person. Targets must be marked.
    """
    given = rules or path_rules()
    clocks: dict[str, Any] = {"member": member_id, "as_of": as_of, "known": as_of if known is None else known}
    silent = silence(con, clocks, given)
    sql = _text("paths").format(touches=_text("touches"), outcomes=_text("outcomes"))
    values = {
        **clocks,
        "unit": unit,
        "window_days": given.window_days,
        "lookback_days": given.lookback_days,
        "post_days": given.post_days,
        "silent_days": silent,
    }
    rows = con.execute(sql, values).fetchall()
    return Found(tuple(_path(list(group)) for _, group in groupby(rows, key=lambda row: row[0])), silent)


def silence(con: duckdb.DuckDBPyConnection, clocks: dict[str, Any], rules: PathRules) -> float:
    """Days without a sign after which somebody counts as silent: a high quantile of the answers the member got."""
    rows = con.execute(
        f"select count(*), quantile_cont(days, {rules.silent_quantile}) from ({_text('answer_delays')})", clocks
    ).fetchone()
    n, days = rows or (0, None)
    known = days if n >= rules.fewest_answers and days is not None else rules.silent_unknown_days
    return max(float(known), float(rules.silent_least_days))


def coded(paths: Sequence[Path]) -> Paths:
    """The paths as codes for the models; silent ones count as lost. Raises Misuse for a path without a touch."""
    import numpy as np

    from jalon.impact.paths.codes import Paths

    kinds = tuple(kind for kind in KINDS if any(touch.kind == kind for path in paths for touch in path.touches))
    code = {kind: k for k, kind in enumerate(kinds)}
    accounts = {name: k for k, name in enumerate(sorted({path.account for path in paths}))}
    whole = np.int64
    return Paths(
        kinds,
        np.array([code[touch.kind] for path in paths for touch in path.touches], dtype=whole),
        np.concatenate([[0], np.cumsum([len(path.touches) for path in paths])]).astype(whole),
        np.array([float(path.outcome == WON) for path in paths]),
        np.array([float(path.outcome != WON) for path in paths]),
        np.array([(path.closed_at - touch.at) / DAY for path in paths for touch in path.touches]),
        np.array([exchange(path.touches) for path in paths], dtype=whole),
        np.array([_before_offer(path) for path in paths], dtype=whole),
        np.array([accounts[path.account] for path in paths], dtype=whole),
    )


def half_life(paths: Iterable[Path], rules: PathRules | None = None) -> float | None:
    """Half-life of the time decay in days: own median from first touch to contract, divided; None without one."""
    waits = [(path.closed_at - path.touches[0].at) / DAY for path in paths if path.outcome == WON and path.touches]
    return max(median(waits) / (rules or path_rules()).decay_part, 1.0) if waits else None


def exchange(touches: Sequence[Touch]) -> int:
    """Place of the first two-way exchange: both have written, or they have spoken; -1 when neither is known."""
    seen: set[str] = set()
    for place, touch in enumerate(touches):
        seen.add(touch.kind)
        if touch.kind in SPOKEN or {SENT, RECEIVED} <= seen:
            return place
    return -1


def _before_offer(path: Path) -> int:
    """Place of the last touch before the first offer; -1 when no offer or no touch before it is known."""
    if path.offer_at is None:
        return -1
    return sum(touch.at <= path.offer_at for touch in path.touches) - 1


def _path(rows: list[tuple[Any, ...]]) -> Path:
    key, account, outcome, closed_at, offer_at = rows[0][:5]
    touches = [
        Touch(kind, at, person, source, row, fact)
        for _, _, _, _, _, person, kind, at, source, row, fact in rows
        if kind
    ]
    return Path(key, account, outcome, closed_at, offer_at, tuple(touches))


def _text(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
