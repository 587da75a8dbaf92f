"""The one result that every renderer shows: plain frozen data, no text in any language, nothing left to compute.

Sentences are `Finding`s: a stable code and its parameters; `jalon.report.words` turns them into French or
English. Every figure carries unit, interval, n and state; every point carries the rows that it came from.
Instants are ISO dates (YYYY-MM-DD). Serialised by `jalon.report.data`, described by `result.schema.json`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jalon.report.elements import Estimate, Finding, Strip
from jalon.report.elements import Param as Param
from jalon.report.result_deals import Deals, Together
from jalon.report.result_impact import Delay, PathShares
from jalon.report.result_journeys import Journeys
from jalon.report.result_own_side import OwnSide
from jalon.report.result_worth import ImportedFile as ImportedFile
from jalon.report.result_worth import Robustness as Robustness
from jalon.report.result_worth import SourceCoverage as SourceCoverage
from jalon.report.result_worth import Trust as Trust


@dataclass(frozen=True, slots=True)
class Head:
    """Who, when, from what."""

    name: str
    trade: str | None
    url: str | None
    period_from: str
    period_to: str
    as_of: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StrategyHead:
    """What the person declared: aim in his own words, date, target group in words, version (hash)."""

    aim: str | None
    declared_on: str | None
    target: tuple[Finding, ...]
    version: str
    target_people: int
    known_people: int


@dataclass(frozen=True, slots=True)
class Change:
    """Difference of two estimates and the posterior chance that it has the shown sign (0.5 to 1).

    `certainty` is sure, likely or noise, by the thresholds of the edition.
    """

    since: str
    points: float | None
    low: float | None
    high: float | None
    chance: float | None
    certainty: str = "noise"


@dataclass(frozen=True, slots=True)
class Score:
    """The headline number and what qualifies it.

    `anew` says from when on it is measured by more than before, where that happened within the quarters shown.
    """

    points: Estimate
    certified: float | None
    coverage: float
    sources_present: int
    sources_possible: int
    balance: float
    change: Change | None
    narrowing: tuple[Finding, ...]
    anew: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class UsageRow:
    """One fact of activity: `value` in the period, and results per 100 of it with interval when there are any."""

    code: str
    value: float | None
    unit: str
    per_100: Estimate | None
    per_100_of: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class SsiReading:
    """A reading of LinkedIn's index, quoted and never used."""

    on: str
    overall: float
    brand: float | None
    people: float | None
    insights: float | None
    relationships: float | None
    industry_top: float | None
    network_top: float | None


@dataclass(frozen=True, slots=True)
class Usage:
    """Activity, apart from the score. `points` is Jalon's own four-pillar usage score, 0 to 100.

    `reading` says how usage and performance stand to one another; nothing when their intervals cannot tell.
    """

    points: float | None
    pillars: dict[str, float | None]
    year_ago: float | None
    rows: tuple[UsageRow, ...]
    licence: str | None
    ssi: SsiReading | None
    reading: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of brand, people, insights, relationships, messaging (with real-life results)."""

    code: str
    points: Estimate
    usage: float | None
    change: Change | None
    effective_weight: float
    evidence: tuple[Finding, ...]
    parts: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Norm:
    """A published figure, quoted with its source, population and grade; never a percentile.

    `population` and `denominator` are words, or codes that `jalon.norms` puts into words.
    """

    code: str
    low: float | None
    high: float | None
    unit: str
    population: str
    n: str
    year: str
    source: str
    grade: str
    denominator: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of real life: contacts, conversations, meetings, quotes, contracts.

    `median_days` since the stage before: half of those who passed within the horizon of the delays had by then.
    """

    code: str
    n: int | None
    rate: Estimate | None
    median_days: float | None
    norm: Norm | None
    weakest: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """From contact to contract; `state` is measured or not_measured, `how_to_add` the codes of missing sources.

    `outside` counts, by stage, meetings (people), quotes and contracts (deals) with people outside the chain. `delays`
    are the steps with those still waiting and those lost; `together` the amounts of several currencies in one.
    """

    state: str
    stages: tuple[Stage, ...]
    amount: dict[str, float]
    how_to_add: tuple[str, ...]
    doubtful: int
    outside: dict[str, int] = field(default_factory=dict[str, int])
    delays: tuple[Delay, ...] = ()
    together: Together | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """A part of the change, in points; `certainty` is sure, likely or noise.

    `code` is an indicator, ageing, balance or coverage.
    """

    code: str
    points: float
    low: float
    high: float
    certainty: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """The score as it stood at the end of a quarter, from the evidence known by then."""

    on: str
    points: Estimate


@dataclass(frozen=True, slots=True)
class History:
    """Own past: waterfall of the last quarter, eight quarters, marked events."""

    before: Estimate | None
    after: Estimate | None
    causes: tuple[Cause, ...]
    quarters: tuple[Quarter, ...]
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do next, with its expected effect in points and its effort in minutes."""

    finding: Finding
    reason: Finding
    effect: Estimate
    minutes: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objective:
    """An aim of the person's own: progress, projection at its date, chance of making it."""

    text: str | None
    indicator: str
    goal: float
    unit: str
    by: str
    so_far: float | None
    projection: Estimate | None
    chance: float | None
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """One evidence row: the file and its row, as a spreadsheet numbers it, that a point came from."""

    person: str | None
    on: str
    file: str
    row_no: int
    success: float
    opportunity: float
    stage: int | None
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator opened: own value, par, points, and the rows behind."""

    code: str
    pillar: str
    dimension: str
    kind: str
    value: Estimate
    events: float
    exposure: float
    par: float
    points: float | None
    unit_points: float | None
    event_weight: float
    stage_counts: tuple[float, ...] | None
    norm: Norm | None
    files: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    rows_total: int
    strips: tuple[Strip, ...]
    sql: str
    missing: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A source that was not given, what it would add and by how much it would narrow the score (points of SE)."""

    source: str
    what_it_would_add: str
    narrows_by: float | None


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A data problem, counted over rows."""

    source: str
    code: str
    message: str
    hint: str
    count: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A real group of `n` accounts to compare with: share of it that the score is ahead of, and its distribution.

    `density` are heights, highest 1, at equal steps from 0 to 100 points; `pillars` first quartile, median and third
    quartile by pillar; `peers` (usage, points) of accounts. There is none as long as no cohort was measured.
    """

    group: str
    n: int
    ahead: Estimate
    median: float
    density: tuple[float, ...]
    pillars: dict[str, tuple[float, float, float]]
    peers: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group that the score is compared with, from the finest cohort to everybody: share of its `n` members that
    the score is ahead of, their median. `origin` says where they come from: organisation, team, network, chosen,
    population or exchange; `period` when.
    """

    group: str
    origin: str
    period: str
    n: int
    ahead: Estimate
    median: float


@dataclass(frozen=True, slots=True)
class EditionScore:
    """The score by one edition, shown beside another where the edition is not the one in force."""

    edition: str
    edition_hash: str
    points: Estimate


@dataclass(frozen=True, slots=True)
class Foot:
    """What made the figures, so that anyone can make them again."""

    version: str
    edition: str
    edition_hash: str
    provisional: bool
    half_life_days: float
    horizon_days: float
    command: str
    never_opened: int


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a person sees, in the order of the page."""

    head: Head
    strategy: StrategyHead | None
    headline: tuple[Finding, ...]
    score: Score
    usage: Usage
    pillars: tuple[Pillar, ...]
    norms: tuple[Norm, ...]
    funnel: Funnel
    history: History
    actions: tuple[Action, ...]
    useless: tuple[Finding, ...]
    objectives: tuple[Objective, ...]
    indicators: tuple[Indicator, ...]
    robustness: Robustness | None
    sources: tuple[SourceCoverage, ...]
    trust: Trust
    missing: tuple[Missing, ...]
    problems: tuple[ProblemLine, ...]
    foot: Foot
    masked: bool = False
    reference: Reference | None = None
    editions: tuple[EditionScore, ...] = ()
    cohort: dict[str, str] = field(default_factory=dict[str, str])
    comparisons: tuple[Comparison, ...] = ()
    paths: PathShares = field(default_factory=PathShares)
    journeys: Journeys = field(default_factory=Journeys)
    deals: Deals = field(default_factory=Deals)
    own_side: OwnSide = field(default_factory=OwnSide)
    schema: str = "jalon.result/1"
