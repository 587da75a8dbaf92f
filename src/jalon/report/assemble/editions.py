"""The score by two editions: the one in force beside the former one, or the one asked for beside the one in force."""

from __future__ import annotations

from jalon.index import Edition, load_edition, score_members
from jalon.index.edition import FORMER
from jalon.report.assemble.frame import NOW, Frame, build_frame, to_totals
from jalon.report.assemble.history import estimate_at, points_at
from jalon.report.result import EditionScore, Estimate


def editions_of(frame: Frame) -> tuple[EditionScore, ...]:
    """Both scores, the one shown first.

    An edition with other rules of time counts the evidence anew, so that nothing may be read from the counts after it.
    """
    current = load_edition()
    other = load_edition(FORMER) if frame.edition.hash == current.hash else current
    mine = EditionScore(frame.edition.id, frame.edition.hash, points_at(frame, NOW))
    return mine, EditionScore(other.id, other.hash, _points(frame, other))


def _points(frame: Frame, other: Edition) -> Estimate:
    if other.time != frame.edition.time:
        return points_at(build_frame(frame.con, frame.member_id, frame.end, other, frame.sector), NOW)
    other = other.in_sector(frame.sector)
    return estimate_at(score_members(other, to_totals(other, frame.counts[NOW], frame.signals[NOW])), 0)
