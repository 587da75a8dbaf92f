"""The norms of a scored population: members counted by cohort and grid point, floors as for any group."""

from __future__ import annotations

from pathlib import Path

from jalon.norms.build import Label, norms_of
from jalon.norms.document import Norms
from jalon.norms.read_scores import enough
from jalon.norms.settings import dimensions, measures
from jalon.norms.tally import merge, tally
from jalon.population.part import is_whole
from jalon.population.refusal import refused


def norms_from(out: Path, group: str, period: str = "") -> Norms:
    """The norms of the scores that `score` wrote into `out`. Raises PopulationInvalid without any, NormsInvalid."""
    import duckdb

    files = sorted((out / "scores").glob("*.parquet"))
    if not files:
        raise refused("no_scores", folder=out.name)
    if not is_whole(out):
        raise refused("not_whole", folder=out.name)
    names = ", ".join(("state", *dimensions(), *measures()))
    with duckdb.connect() as con:
        parts = [tally(con.execute(f"select {names} from read_parquet(?)", [str(f)]).fetchnumpy()) for f in files]
        row = con.execute("select edition, edition_hash from read_parquet(?) limit 1", [str(files[0])]).fetchone()
    counted = merge(*parts)
    enough(counted)
    edition, edition_hash = row or ("", "")
    return norms_of(counted, Label("population", group, period, edition, edition_hash))
