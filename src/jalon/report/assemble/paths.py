"""Paths to signed deals: what the models say together, what may not be said, and each path with its rows."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.impact.paths.band import BAND, COUNTS, RANKED, SHARES, Attribution, KindShare, attribution
from jalon.impact.paths.known import known_by
from jalon.impact.paths.read import LOST, OPEN, SILENT, WON, Found, Path, Touch, coded, half_life, read_paths
from jalon.impact.thresholds import gates
from jalon.report.assemble.estimates import NOT_ENOUGH, PROVISIONAL
from jalon.report.assemble.frame import Frame
from jalon.report.dates import DAY, iso_day
from jalon.report.mask import contact_code
from jalon.report.result import Estimate, Finding, Param, PathShares, Strip
from jalon.report.result_impact import KindOnPath, ModelShare, PathShown, PathTouch

MARKS = {"call": "meeting", "meeting": "meeting", "message_received": "in", "invitation_received": "in"}
OUTCOMES = {WON: "contract"}
MOST_MARKS = 16
GATE_NOTES = {COUNTS: "paths_counts", SHARES: "paths_shares", BAND: "paths_band", RANKED: "paths_ranked"}


def paths_of(frame: Frame, limit: int | None) -> PathShares:
    """The section; not measured without a closed deal. `limit` is the most paths shown, None for all."""
    if not _any_closed(frame):
        return PathShares()
    known, later = known_by(frame.con, frame.member_id, frame.end)
    found = read_paths(frame.con, frame.member_id, frame.end, known)
    if not any(path.outcome in (WON, LOST) for path in found.paths):
        return PathShares()
    used = found.of(WON, LOST, SILENT)
    shares = attribution(coded(used), half_life(used)) if used else None
    shown = sorted(used, key=lambda path: ((WON, LOST, SILENT).index(path.outcome), -path.closed_at, path.key))
    return PathShares(
        state=shares.state if shares else COUNTS,
        won=len(found.of(WON)),
        lost=len(found.of(LOST)),
        silent=len(found.of(SILENT)),
        open=len(found.of(OPEN)),
        untouched=found.untouched(),
        silent_days=found.silent_days,
        half_life_days=shares.half_life_days if shares else None,
        draws=shares.draws if shares else 0,
        reconstructed=later == "paths_reconstructed",
        kinds=tuple(_kind(kind) for kind in shares.kinds) if shares else (),
        merged=shares.merged if shares else (),
        notes=tuple(_notes(found, shares, later)),
        shown=tuple(_shown(frame, path) for path in shown[:limit]),
    )


def _any_closed(frame: Frame) -> bool:
    """Whether a deal was ever closed: without one no path need be walked, and walking takes a while."""
    closed = "select 1 from steps where member_id = $member and kind in ('contract_signed', 'lost') limit 1"
    return frame.con.execute(closed, {"member": frame.member_id}).fetchone() is not None


def _kind(found: KindShare) -> KindOnPath:
    (low, high), (least, most) = (found.band(), found.span()) if found.models else ((None, None), (None, None))
    linked = found.association
    ratio = (
        Estimate(linked.value, linked.low, linked.high, None, found.won_paths + found.other_paths, "ratio", PROVISIONAL)
        if linked
        else Estimate(None, None, None, None, found.won_paths + found.other_paths, "ratio", NOT_ENOUGH)
    )
    models = tuple(ModelShare(one.model, one.value, one.low, one.high) for one in found.models)
    return KindOnPath(
        found.kind, round(found.won_paths), round(found.other_paths), low, high, least, most, models, ratio
    )


def _notes(found: Found, shares: Attribution | None, later: str | None) -> Sequence[Finding]:
    """What the section says in words: the gate, what was left out, how a model was set."""
    rules = gates()
    won = len(found.of(WON))
    notes: list[Finding] = []
    if shares:
        needed = {COUNTS: rules.shares, SHARES: rules.removal}.get(shares.state, rules.ranks)
        notes.append(Finding(GATE_NOTES[shares.state], {"n": won, "needed": needed, "draws": shares.draws}))
    if shares and shares.half_life_days is not None:
        notes.append(Finding("paths_half_life", {"days": shares.half_life_days}))
    if shares and shares.incomplete:
        notes.append(Finding("paths_incomplete", {"n": shares.incomplete}))
    if shares and shares.merged:
        notes.append(Finding("paths_merged", {"values": "|".join(shares.merged)}))
    if found.untouched():
        notes.append(Finding("paths_untouched", {"n": found.untouched()}))
    notes.append(Finding("paths_silent", {"days": found.silent_days}))
    if later:
        notes.append(Finding(later))
    return notes


def _shown(frame: Frame, path: Path) -> PathShown:
    touches = tuple(
        PathTouch(
            touch.kind,
            iso_day(touch.at),
            contact_code(touch.person_id),
            frame.files.get(touch.source_id, touch.source_id),
            touch.row_no,
        )
        for touch in path.touches
    )
    return PathShown(path.outcome, iso_day(path.closed_at), touches, _strip(frame, path))


def _strip(frame: Frame, path: Path) -> Strip:
    first = path.touches[0].at
    span = max(path.closed_at - first, DAY)
    marks = [((touch.at - first) / span, MARKS.get(touch.kind, "out")) for touch in _thin(path)]
    marks += [(1.0, OUTCOMES[path.outcome])] if path.outcome in OUTCOMES else []
    person = path.touches[-1].person_id
    _, title, company = frame.names.get(person, (None, None, None))
    people = len({touch.person_id for touch in path.touches})
    # An account is a path of several people: the last of them gives it its code, none its title.
    about = ", ".join(part for part in (title if people == 1 else None, company) if part) or None
    values: dict[str, Param] = {"n": len(path.touches), "days": (path.closed_at - first) / DAY}
    said = (
        Finding(f"path_{path.outcome}", values)
        if people == 1
        else Finding(f"path_{path.outcome}_people", values | {"people": people})
    )
    return Strip(contact_code(person), about, tuple((round(at, 3), kind) for at, kind in marks), said)


def _thin(path: Path) -> tuple[Touch, ...]:
    """At most MOST_MARKS marks: the first and the last of a long path."""
    half = MOST_MARKS // 2
    return path.touches if len(path.touches) <= MOST_MARKS else (*path.touches[:half], *path.touches[-half:])
