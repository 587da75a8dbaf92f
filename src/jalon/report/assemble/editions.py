"""The score by the edition that was asked for and by the one in force, side by side, where they differ."""

from __future__ import annotations

from jalon.index import load_edition
from jalon.report.assemble.frame import NOW, Frame, build_frame
from jalon.report.assemble.history import points_at
from jalon.report.result import EditionScore


def editions_of(frame: Frame) -> tuple[EditionScore, ...]:
    """Both scores, the one shown first; nothing when the edition is the one in force.

    Counts the evidence anew by the rules of the other edition, so that nothing may be read from the counts after it.
    """
    current = load_edition()
    if current.hash == frame.edition.hash:
        return ()
    return _score(frame), _score(build_frame(frame.con, frame.member_id, frame.end, current))


def _score(frame: Frame) -> EditionScore:
    return EditionScore(frame.edition.id, frame.edition.hash, points_at(frame, NOW))
