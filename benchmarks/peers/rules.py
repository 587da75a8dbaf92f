"""What every peer is told: instants in µs, the edition's common rules, and what each indicator counts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from jalon.index import load_edition
from jalon.indicators.catalogue import indicators

DAY = 86_400_000_000
WEEK = 7 * DAY
LN2 = 0.6931471805599453
FIGURES = ("events", "exposure", "stage_0", "stage_1", "stage_2", "stage_3", "stage_4")
# Signals of the weeks that are an indicator's exposure.
EXPOSURE = {
    "inbound_target_conversations": ("messages",),
    "deep_threads": ("messages",),
    "reactivations": ("messages",),
    "incoming_target_invitations": ("invitations",),
    "recommendations_received": ("recommendations",),
    "contracts_signed": ("contracts",),
    "meetings_held": ("meetings", "results"),
    "quotes_requested": ("quote_requests",),
}


@dataclass(frozen=True, slots=True)
class Job:
    """Totals of the members of `folder` for what happened before `end`."""

    folder: Path
    end: int
    half_life: float
    horizon: int
    cap: int
    maturity: dict[str, int]

    def files(self, table: str) -> str:
        """The Parquet files of a table."""
        return f"{self.folder}/{table}/*.parquet"


def job(folder: Path, end: int) -> Job:
    """With the rules of the edition in force."""
    time = load_edition().time
    maturity = {code: file.maturity_days * DAY for code, file in indicators().items()}
    return Job(folder, end, time.half_life_days * DAY, round(time.horizon_days * DAY), time.company_cap, maturity)


@cache
def holiday() -> dict[str, int]:
    """So many `weeks` in which nothing was done are no exposure, in `of` weeks."""
    told = tomllib.loads(files("jalon.journeys").joinpath("weeks.toml").read_text(encoding="utf-8"))["holiday"]
    return {"weeks": told["weeks"], "of": told["of"]}
