"""Where the figures come from: sources with the period they cover, what is missing and what it would add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jalon.records.problem import Problem
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.dates import DAY, iso_day
from jalon.report.result import Missing, ProblemLine, SourceCoverage

YEAR = 365 * DAY
# What giving a source brings: signals, by the name under which it is asked for.
BRINGS = {
    "messages": ("messages",),
    "invitations": ("invitations", "connections"),
    "connections": ("connections",),
    "posts": ("posts",),
    "recommendations": ("recommendations",),
    "audience": ("audience",),
    "meetings": ("meetings",),
    "results": ("results", "quotes", "quote_requests", "contracts"),
    "quote_requests": ("quote_requests",),
}
# Every source once a signal; what one results file follows is one thing to its reader.
SEEN = """
select
  case when signal in ('quotes', 'quote_requests', 'contracts') then 'results' else signal end as signal, source_id,
  min(from_at) as from_at, max(to_at) as to_at
from coverage
where member_id = ?
group by 1, source_id
"""


def sources_of(frame: Frame) -> tuple[SourceCoverage, ...]:
    """One line a signal, all that a results file follows as one: which file, from when to when, share of the year."""
    rows = frame.con.execute(
        f"select c.signal, min(i.input_name), min(c.from_at), max(c.to_at), sum(i.rows_kept) "
        f"from ({SEEN}) c left join (select distinct source_id, input_name, rows_kept from imports) i "
        "on i.source_id = c.source_id group by c.signal order by c.signal",
        [frame.member_id],
    ).fetchall()
    return tuple(_line(frame, *row) for row in rows)


def _line(frame: Frame, signal: str, name: str | None, start: int, end: int, rows: int | None) -> SourceCoverage:
    seen = min(end + DAY, frame.end) - max(start, frame.end - YEAR)
    share = min(max(seen / YEAR, 0.0), 1.0)
    return SourceCoverage(signal, name or "", iso_day(start), iso_day(min(end, frame.end - 1)), share, int(rows or 0))


def missing_of(frame: Frame, narrowing: Mapping[str, float]) -> tuple[Missing, ...]:
    """Signals that no source covers, the most useful first; `narrowing` is points of standard error by signal."""
    told = frame.signals[NOW]
    # A results file without calls or meetings is still a results file.
    given = told | ({"results"} if told & {"contracts", "quotes", "quote_requests"} else set[str]())
    absent = [s for s in BRINGS if s not in given]
    ordered = sorted(absent, key=lambda s: (-narrowing.get(s, 0.0), s))
    return tuple(Missing(s, f"adds_{s}", narrowing.get(s)) for s in ordered)


def problem_lines(problems: Sequence[Problem]) -> tuple[ProblemLine, ...]:
    """Problems counted over rows, in order of appearance."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.source, problem.code), []).append(problem)
    return tuple(
        ProblemLine(source, code, group[0].message, group[0].hint, len(group))
        for (source, code), group in found.items()
    )
