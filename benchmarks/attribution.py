"""A million paths shared out by every model, beside ChannelAttribution and mta on the same machine.

The peers are installed in an environment of their own (--peers FOLDER keeps it); without a network the rest is measured
and one sentence says what is lacking. Figures are CPU seconds from integer codes; the peers read strings, which is what
they take. Bars: the removal effect and each other model under 1 s; PathData equal to the exact figures of the tests.

    python benchmarks/attribution.py [--paths 1000000] [--peer-paths 100000] [--peers FOLDER]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

import numpy as np

from jalon.impact.paths import shares
from jalon.impact.paths.chain import moves_of, removal
from jalon.impact.paths.codes import Paths

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.impact.paths.samples import ORACLE, path_data

BAR = 1.0
KINDS = tuple("abcdefghij")
PINNED = ("ChannelAttribution==2.2.5", "matplotlib", "pandas", "mta==0.0.9")
PEER = """
import sys, time, contextlib, io
import pandas as pd
rows = pd.read_csv(sys.argv[1])
for module in ("mta", "ChannelAttribution"):  # loading is not timed
    with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
        __import__(module)
def timed(name, run):
    start = time.process_time()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            found = run()
    except Exception as error:
        print(f"  {name:44} could not run: {type(error).__name__}: {str(error)[:60]}")
        return
    print(f"  {name:44} {time.process_time() - start:7.2f} s   {shown(found)}", flush=True)
def shown(found):
    return "" if found is None else found
def channel():
    import ChannelAttribution as ca
    ca.heuristic_models(rows, "path", "won", sep=">", flg_pro=False)
def channel_markov(order):
    import ChannelAttribution as ca
    made = ca.markov_model(rows, "path", "won", var_null="lost", order=order, out_more=True, sep=">", flg_pro=False)
    effects = made["removal_effects"]
    column = [name for name in effects.columns if name != "channel_name"][0]
    return "removal effects " + ", ".join(
        f"{n} {v:.3f}" for n, v in sorted(zip(effects["channel_name"], effects[column]), key=lambda x: -x[1])[:4])
def mta_model(which):
    from mta import MTA
    shaped = rows.rename(columns={"won": "total_conversions", "lost": "total_null"})
    shaped["path"] = shaped["path"].str.replace(">", " > ")
    made = MTA(shaped, allow_loops=True, add_timepoints=False, normalize_by_default=False)
    getattr(made, which)()
    found = next(iter(made.attribution.values()))
    return "deals " + ", ".join(f"{n} {v:.0f}" for n, v in sorted(found.items(), key=lambda x: -x[1])[:4])
timed("ChannelAttribution first, last, linear", channel)
timed("ChannelAttribution Markov, order 1", lambda: channel_markov(1))
timed("mta linear", lambda: mta_model("linear"))
timed("mta Markov", lambda: mta_model("markov"))
timed("mta Shapley", lambda: mta_model("shapley"))
"""


def invented(n: int, seed: int = 20_261_031) -> Paths:
    """Paths of 4.3 touches on average over ten kinds, a tenth of them won."""
    random = np.random.default_rng(seed)
    length = np.maximum(random.poisson(4.2, n), 1)
    start = np.concatenate([[0], np.cumsum(length)])
    won = (random.random(n) < 0.1).astype(float)
    return Paths(
        KINDS,
        random.integers(0, len(KINDS), start[-1]),
        start,
        won,
        1 - won,
        random.exponential(30, start[-1]),
        np.where(length > 2, 1, -1),
        np.where(length > 3, 2, -1),
    )


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds, the better of two runs."""
    found: list[float] = []
    for _ in range(2):
        start = process_time()
        run()
        found.append(process_time() - start)
    return min(found)


def models(paths: Paths) -> dict[str, Callable[[], object]]:
    """Every model over these paths."""
    rules = {
        "first": shares.first,
        "last": shares.last,
        "linear": shares.linear,
        "linear over kinds (Shapley)": shares.by_kind,
        "position": shares.position,
        "W": shares.w_shaped,
        "full path": shares.full_path,
        "time decay": partial(shares.decay, half_life=10.0),
    }
    made: dict[str, Callable[[], object]] = {
        name: partial(lambda rule: shares.credits_of(paths, rule(paths)), rule) for name, rule in rules.items()
    }
    made["removal effect, order 1"] = lambda: removal(moves_of(paths))
    made["removal effect, order 2"] = lambda: removal(moves_of(paths, 2))
    return made


def written(paths: Paths, folder: Path, name: str) -> Path:
    """Paths as the peers read them: "a>b", deals won, deals lost."""
    file = folder / f"{name}.csv"
    cut = np.split(np.array(paths.kinds)[paths.touch], paths.start[1:-1])
    with file.open("w", encoding="utf-8") as out:
        out.write("path,won,lost\n")
        for path, won, lost in zip(cut, paths.won, paths.lost, strict=True):
            out.write(f"{'>'.join(path)},{int(won)},{int(lost)}\n")
    return file


def peers(home: Path, given: dict[str, Paths]) -> None:
    """Run the peers in their own environment; one sentence when they cannot be had."""
    python = home / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    asked = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINNED]
    if subprocess.run(asked, check=False, capture_output=True, text=True).returncode:
        print("The peers could not be installed here (no network, no wheel for this Python): Jalon alone is measured.")
        return
    for name, paths in given.items():
        print(f"{name}, {len(paths):,} paths as strings, peers (CPU):")
        subprocess.run([str(python), "-c", PEER, str(written(paths, home, name.split()[0]))], check=False)


def exact() -> bool:
    """True when PathData comes out as the exact figures."""
    published, paths = ORACLE["pathdata"], path_data()
    found = dict(zip(paths.kinds, removal(moves_of(paths)).effect, strict=True))
    shown = ", ".join(f"{kind} {found[kind]:.3f}" for kind in list(published["effect"])[:4])
    print(f"PathData, exact removal effects: {shown}")
    return all(abs(found[kind] - effect) < 1e-6 for kind, effect in published["effect"].items())


def main() -> int:
    """Exit code 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paths", type=int, default=1_000_000)
    parser.add_argument("--peer-paths", type=int, default=100_000)
    parser.add_argument("--peers", type=Path)
    given = parser.parse_args()
    paths = invented(given.paths)
    print(f"{len(paths):,} paths, {paths.touch.size:,} touches, {len(KINDS)} kinds, from integer codes (CPU):")
    took = {name: seconds(run) for name, run in models(paths).items()}
    for name, one in took.items():
        print(f"  {name:44} {one:7.2f} s   bar {BAR:.0f} s")
    print(f"  {'all together':44} {sum(took.values()):7.2f} s")
    right = exact()
    with tempfile.TemporaryDirectory() as temporary:
        peers(
            given.peers or Path(temporary) / "peers", {"PathData": path_data(), "invented": invented(given.peer_paths)}
        )
    return 0 if right and max(took.values()) < BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
