"""Delays from stage to stage and paths to signed deals, as the result carries them."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.report.elements import Estimate, Finding, Strip


@dataclass(frozen=True, slots=True)
class Delay:
    """From one stage to a later one: of `n` people who entered, `happened` had it, `lost` never will, the rest waits.

    `within` is the share that has it within `horizon_days`, loss competing; not_enough below the least number of
    people. `median` is reached, not_reached (days unknown) or not_enough, with the days between which it lies.
    `typical_days`: half of those who had it within the horizon had it by then. `curve` steps are (days, share, low,
    high), empty where there are not enough people.
    """

    start: str
    end: str
    n: int
    happened: int
    lost: int
    waiting: int
    horizon_days: int
    within: Estimate
    median: str
    median_days: float | None
    median_low: float | None
    median_high: float | None
    typical_days: float | None
    curve: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class ModelShare:
    """Share of the deals won that one model gives to a kind of contact, with its 90 % interval; never shown alone."""

    model: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class KindOnPath:
    """A kind of contact: on how many won and other paths it stands, and its shares.

    `low` to `high` is the band over the models, `sample_low` to `sample_high` adds chance; None below the first gate.
    `association` is the chance to be won with it over that without, unit ratio.
    """

    kind: str
    won_paths: int
    other_paths: int
    low: float | None
    high: float | None
    sample_low: float | None
    sample_high: float | None
    models: tuple[ModelShare, ...]
    association: Estimate


@dataclass(frozen=True, slots=True)
class PathTouch:
    """One contact on a path: what, when, with whom (a code), and the file and row that shows it."""

    kind: str
    on: str
    person: str
    file: str
    row_no: int


@dataclass(frozen=True, slots=True)
class PathShown:
    """The way to one outcome: won, lost or silent; all its contacts, and the same as a line of events."""

    outcome: str
    on: str
    touches: tuple[PathTouch, ...]
    strip: Strip


@dataclass(frozen=True, slots=True)
class PathShares:
    """Which contacts stand on the way to signed deals: several models, never one number, an association.

    `state` is not_measured, counts, shares, band or ranked, by the number of deals `won`; only when ranked are `kinds`
    in order. Paths that are `open` and deals won without a contact known before (`untouched`) are left out.
    `reconstructed`: a past day, told from files that were recorded later. `shown` are the paths themselves, won first.
    """

    state: str = "not_measured"
    won: int = 0
    lost: int = 0
    silent: int = 0
    open: int = 0
    untouched: int = 0
    silent_days: float | None = None
    half_life_days: float | None = None
    draws: int = 0
    reconstructed: bool = False
    kinds: tuple[KindOnPath, ...] = ()
    merged: tuple[str, ...] = ()
    notes: tuple[Finding, ...] = ()
    shown: tuple[PathShown, ...] = ()
