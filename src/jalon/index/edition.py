"""An edition: every constant that the index depends on, frozen, published and named by its hash."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from jalon.errors import EditionInvalid
from jalon.index.canonical import document_hash

CURRENT = "2026.12-fitted"
FORMER = "2026.11-fitted"  # shown beside the current one for one cycle
FORMAT = "jalon.edition/1"
HIGHEST_ORDER = 3


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a figure comes from: `kind` expert, public or prototype; `grade` A to E of the source, J for judgement."""

    kind: str
    grade: str
    note: str


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator as the index sees it.

    `kind` bin (successes of opportunities), cnt (events per exposure) or grd (counterparts by stage). `alpha` is the
    predictor at par (logit, log rate or log odds per stage score), `loading` its slope per SD of the dimension,
    `dispersion` rho of n/(1+(n-1) rho) for bin and grd, f of var = mu + f mu^2 for cnt. `reference_exposure` is the
    median opportunity of the calibration, in decayed units of `exposure_unit`.
    """

    code: str
    pillar: str
    dimension: str
    kind: str
    actor: str
    needs: tuple[str, ...]
    event_families: tuple[str, ...]
    event_weight: float
    alpha: float
    loading: float
    dispersion: float
    exposure_unit: str
    reference_exposure: float
    maturity_days: int
    window_days: int | None
    stand_in_for: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Dimension:
    """A latent ability: its weight in the aggregate and its loading on the common factor of the prior."""

    code: str
    weight: float
    loading: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar as shown, made of one dimension or more."""

    code: str
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """What the members of one sector meet beyond the common level: an offset of every item's alpha, in their order, and
    of every stage threshold, when the edition has them.
    """

    code: str
    offsets: tuple[float, ...]
    thresholds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Stages:
    """The graded counterpart: names, published scores and thresholds c_r of P(r) ~ exp(S_r eta + c_r), c_0 = 0."""

    names: tuple[str, ...]
    scores: tuple[float, ...]
    thresholds: tuple[float, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Scale:
    """points = par_points + points_per_sd * aggregate / sigma_ref; `quantile` makes the 90 % interval, whose centre is
    the posterior mean to order 2 or 3 (`centre_order`; editions that do not say it have 2).

    `sigma_ref` and `ref_mean` (for the record, not subtracted: 50 stays "at par") describe the aggregate over
    `draws` members of the latent reference population drawn with `seed`.
    """

    par_points: float
    points_per_sd: float
    quantile: float
    sigma_ref: float
    ref_mean: float
    draws: int
    seed: int
    centre_order: int = 2


@dataclass(frozen=True, slots=True)
class TimeRules:
    """How evidence ages (days) and how far one company or counterpart may count."""

    half_life_days: float
    horizon_days: int
    company_cap: int
    once_per_counterpart: bool
    top_counterparts: int
    top_share: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class States:
    """Standard errors (points) up to which a figure is established, then provisional; pillars have their own."""

    established_se: float
    provisional_se: float
    pillar_established_se: float
    pillar_provisional_se: float
    sure: float
    likely: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class ChoiceSpace:
    """Other reasonable choices, drawn jointly to show how much the score depends on ours (tau 0 means linear)."""

    draws: int
    seed: int
    weight_spread: float
    taus: tuple[float, ...]
    half_life_days: tuple[float, ...]
    dispersion_factor: tuple[float, float]
    event_weight_factor: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the edition's change log, in both languages."""

    on: str
    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that turns evidence into points. `face` holds the codes of the sentences that it must show, `sectors`
    the offsets of sectors, if the edition knows any.
    """

    id: str
    version: str
    provisional: bool
    face: tuple[str, ...]
    scale: Scale
    tau: float
    dimensions: tuple[Dimension, ...]
    pillars: tuple[Pillar, ...]
    items: tuple[Item, ...]
    stages: Stages
    time: TimeRules
    states: States
    choice_space: ChoiceSpace
    changes: tuple[Change, ...]
    hash: str
    sectors: tuple[Sector, ...] = ()

    def in_sector(self, code: str) -> Edition:
        """This edition as it reads members of one sector; unchanged when it knows no such sector."""
        for sector in self.sectors:
            if sector.code == code:
                shifted = zip(self.items, sector.offsets, strict=True)
                items = tuple(replace(item, alpha=item.alpha + by) for item, by in shifted)
                return replace(self, items=items, stages=_moved(self.stages, sector.thresholds))
        return self

    def row(self, code: str) -> int:
        """Position of the item `code`; KeyError when the edition has no such item."""
        for position, item in enumerate(self.items):
            if item.code == code:
                return position
        raise KeyError(code)


def _moved(stages: Stages, by: tuple[float, ...]) -> Stages:
    """Stages with other thresholds; () leaves them."""
    return (
        replace(stages, thresholds=tuple(c + b for c, b in zip(stages.thresholds, by, strict=True))) if by else stages
    )


def load_edition(name_or_path: str | Path | None = None) -> Edition:
    """The edition named (default: the current one) or read from a file, its laws and its hash verified.

    Raises EditionInvalid when it is unknown, unreadable, breaks a law of the method or was altered.
    """
    return parse_edition(_document(CURRENT if name_or_path is None else name_or_path))


def parse_edition(document: dict[str, Any], *, verify: bool = True) -> Edition:
    """The edition a JSON object describes. `verify=False` skips the hash (for an edition under construction)."""
    from jalon.index.edition_parse import edition_from
    from jalon.index.edition_rules import validate_edition

    if verify and document.get("hash") != document_hash(document):
        raise EditionInvalid("The edition was altered: its hash does not match its content.", _RESTORE)
    edition = edition_from(document)
    validate_edition(edition)
    return edition


_RESTORE = "Restore the published file, or publish the change as a new edition with its own name."


def _document(name_or_path: str | Path) -> dict[str, Any]:
    text = _text(name_or_path)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise EditionInvalid("The edition is not a JSON file.", _RESTORE) from error
    if not isinstance(document, dict):
        raise EditionInvalid("The edition is not a JSON object.", _RESTORE)
    return document  # pyright: ignore[reportUnknownVariableType]


def _text(name_or_path: str | Path) -> str:
    shipped = files("jalon.index").joinpath("editions", f"{name_or_path}.json")
    try:
        return (shipped if shipped.is_file() else Path(name_or_path)).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditionInvalid("There is no such edition.", f"The current one is {CURRENT}.") from error
