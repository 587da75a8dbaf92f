"""How long "who is who" takes on large sides, beside Splink alone on the same pairs, in the same run.

`link` is everything: exact keys, the writings of each side, the model, the decisions and the joins. "Splink alone" is
Splink's `predict` on sides made ready beforehand, same settings, same blocking, same threshold. Bar: 1.2 times.

    python benchmarks/linkage_speed.py [--contacts 100000] [--records 1000000]
"""

from __future__ import annotations

import argparse
import sys
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from jalon.linkage import exact
from jalon.linkage.link import link, sides
from jalon.linkage.model import load_model
from jalon.linkage.scoring import linker_of, predicted
from linkage_pairs import ME, fill

if TYPE_CHECKING:
    from collections.abc import Callable

BAR, SEED = 1.2, 20_261_210


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Wall and processor seconds of a piece of work."""
    wall, processor = perf_counter(), process_time()
    work()
    return perf_counter() - wall, process_time() - processor


def splink_alone(con: Any) -> tuple[float, float, int]:
    """Splink's predict on sides made ready: seconds, and how many pairs it found worth keeping."""
    model, pairs = load_model(), 0
    exact.link(con, ME)
    with sides(con, ME) as cursor:
        linker = linker_of(cursor, model)

        def predict() -> None:
            nonlocal pairs
            table = predicted(linker, model).physical_name
            pairs = cursor.execute(f"select count(*) from {table}").fetchall()[0][0]

        wall, processor = timed(predict)
    return wall, processor, pairs


def main() -> None:
    """Print both times and their ratio; exit 1 above the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--records", type=int, default=1_000_000)
    given = parser.parse_args()
    con, _ = fill(given.contacts, SEED, given.records)
    alone, alone_processor, pairs = splink_alone(con)
    ours, ours_processor = timed(lambda: link(con, ME))
    joined = con.execute("select count(*) from mentions where person_id is not null").fetchone()[0]
    print(
        f"{given.records:,} records x {given.contacts:,} contacts: {pairs:,} pairs scored, {joined:,} joined; link "
        f"{ours:.1f} s ({ours_processor:.1f} CPU s), Splink alone {alone:.1f} s ({alone_processor:.1f} CPU s), "
        f"ratio {ours / alone:.2f}, CPU {ours_processor / alone_processor:.2f} (bar {BAR})"
    )
    sys.exit(ours_processor > BAR * alone_processor)


if __name__ == "__main__":
    main()
