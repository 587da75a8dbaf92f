"""How soon `jalon --help` answers, beside bare Python and beside click alone, in turn; medians.

Bar: under 150 ms.

    python benchmarks/cli_start.py [--runs 15]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from statistics import median

BAR_MS = 150
COMMANDS = {
    "bare Python": [sys.executable, "-c", "pass"],
    "import click": [sys.executable, "-c", "import click"],
    "jalon --help": [sys.executable, "-c", "from jalon.cli import main; main(['--help'])"],
}


def milliseconds(command: list[str]) -> float:
    """Wall time of one process."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - started)


def medians(runs: int) -> dict[str, float]:
    """Median of each command over rounds in which all take turns; the first round only warms the disk."""
    rounds = [{name: milliseconds(command) for name, command in COMMANDS.items()} for _ in range(runs + 1)]
    return {name: median(one[name] for one in rounds[1:]) for name in COMMANDS}


def main() -> None:
    """Print the medians and whether the bar is held."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    found = medians(parser.parse_args().runs)
    for name, time_ms in found.items():
        print(f"{name:<14} {time_ms:6.0f} ms   {time_ms / found['bare Python']:4.1f} x bare Python")
    print(f"bar {BAR_MS} ms: {'held' if found['jalon --help'] < BAR_MS else 'MISSED'}")
    sys.exit(found["jalon --help"] >= BAR_MS)


if __name__ == "__main__":
    main()
