"""Invented delays and paths: 24 contracts signed, all models, five kinds of contact."""

from __future__ import annotations

from jalon.report.result import Delay, Estimate, Finding, PathShares, Strip
from jalon.report.result_impact import KindOnPath, ModelShare, PathShown, PathTouch

MODELS = ("first", "last", "linear", "by_kind", "position", "w_shaped", "full_path", "decay", "removal")


def delay(start: str, end: str, n: int, happened: int, value: float | None, typical: float | None) -> Delay:
    """A step; no value means too few people."""
    state = "not_enough" if value is None else "established"
    within = Estimate(value, value and value * 0.7, value and value * 1.4, None, n, "share", state)
    curve = tuple((6.0 * k, value * k / 15, value * k / 22, value * k / 11) for k in range(1, 16)) if value else ()
    median = "not_enough" if value is None else "not_reached"
    return Delay(start, end, n, happened, 2, n - happened - 2, 90, within, median, None, 15.0, None, typical, curve)


def delays() -> tuple[Delay, ...]:
    """Five ways, one of too few people."""
    return (
        delay("contacts", "conversations", 412, 128, 0.31, 6.0),
        delay("conversations", "meetings", 128, 37, 0.29, 11.0),
        delay("meetings", "quotes", 37, 9, 0.24, 19.0),
        delay("quotes", "contracts", 9, 4, None, None),
        delay("conversations", "contracts", 110, 24, 0.22, 56.0),
    )


def kind(name: str, won: int, other: int, middle: float) -> KindOnPath:
    """A kind whose models lie around `middle`."""
    models = tuple(
        ModelShare(model, middle * (0.6 + 0.1 * k), middle * (0.4 + 0.1 * k), middle * (0.9 + 0.1 * k))
        for k, model in enumerate(MODELS)
    )
    association = Estimate(1.6, 0.7, 3.4, None, won + other, "ratio", "provisional")
    return KindOnPath(
        name, won, other, models[0].value, models[-1].value, models[0].low, models[-1].high, models, association
    )


def paths(archive: str) -> PathShares:
    """The section as it stands with 24 contracts."""
    touches = (
        PathTouch("invitation_sent", "2026-03-04", "Contact 00000-00001", f"{archive}/Invitations.csv", 12),
        PathTouch("message_sent", "2026-03-20", "Contact 00000-00001", f"{archive}/messages.csv", 803),
        PathTouch("message_received", "2026-03-22", "Contact 00000-00001", f"{archive}/messages.csv", 799),
        PathTouch("meeting", "2026-04-14", "Contact 00000-00001", "agenda.ics", 41),
    )
    marks = ((0.0, "out"), (0.2, "out"), (0.22, "in"), (0.5, "meeting"), (1.0, "contract"))
    ended = Finding("path_won", {"n": 4, "days": 81.0})
    shown = PathShown("won", "2026-05-24", touches, Strip("Contact 00000-00001", "Directrice, Verdane", marks, ended))
    return PathShares(
        state="band",
        won=24,
        lost=11,
        silent=180,
        open=31,
        untouched=2,
        silent_days=38.0,
        half_life_days=22.0,
        draws=500,
        kinds=(
            kind("invitation_sent", 11, 60, 0.14),
            kind("message_sent", 22, 120, 0.3),
            kind("message_received", 21, 71, 0.22),
            kind("meeting", 23, 30, 0.24),
            kind("other", 9, 88, 0.1),
        ),
        merged=("post", "comment", "call"),
        notes=(
            Finding("paths_band", {"n": 24, "needed": 50, "draws": 500}),
            Finding("paths_half_life", {"days": 22.0}),
            Finding("paths_incomplete", {"n": 3}),
            Finding("paths_merged", {"values": "post|comment|call"}),
            Finding("paths_untouched", {"n": 2}),
            Finding("paths_silent", {"days": 38.0}),
        ),
        shown=(shown,),
    )
