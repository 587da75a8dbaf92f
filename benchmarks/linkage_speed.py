"""How long "who is who" takes on large sides, beside Splink alone on the same records, in the same run.

`link` is everything: exact keys, the writings of each side, the model, the decisions and the joins. It is set beside

- Splink alone: all records, cleaned as little as Splink's settings allow (MINIMAL: small letters without
  accents, split at spaces), its linker, frequencies and `predict`; the same settings, rules and threshold;
- `predict` alone: Splink's predict on the sides that Jalon made ready, without the records that exact keys joined.

Bar: 1.2 times the first.

    python benchmarks/linkage_speed.py [--contacts 100000] [--records 1000000] [--memory-limit 6GB] [--threads 2]
        [--without-predict]
"""

from __future__ import annotations

import argparse
import resource
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from jalon.linkage import exact
from jalon.linkage.link import link, sides
from jalon.linkage.model import load_model
from jalon.linkage.scoring import SIDES, linker_of, predicted
from jalon.linkage.writings import linking, narrow
from jalon.records.store import open_store
from linkage_pairs import ME, fill

if TYPE_CHECKING:
    from collections.abc import Callable

BAR, SEED = 1.2, 20_261_210
# Splink's user writes at least this: small letters, no accents, the first word and the rest, first and last parts.
MINIMAL = """
create table linking.{side} as
select row_number() over () as unique_id, owner, null::varchar as native, null::varchar as given_initials,
  false as is_known_name, given, given as given_first,
  null::varchar as forms, left(given, 1) as initial, family, given as given_letters, family as family_letters,
  family || ' ' || left(given, 1) as near_name, company as near_company, company as rare_company,
  split_part(email, '@', 1) as mail_name, split_part(family, ' ', 1) as family_first,
  split_part(family, ' ', -1) as family_last, ' ' || family || ' ' as family_parts, left(family, 4) as sound,
  given || family as joined, family || given as turned, company, split_part(company, ' ', 1) as company_head,
  null::varchar as company_initials, split_part(split_part(email, '@', 2), '.', 1) as domain,
  split_part(split_part(split_part(email, '@', 2), '.', 1), '-', 1) as domain_head, email, phone, title,
  split_part(title, ' ', 1) as title_head, place
from (
  select *, nullif(split_part(name, ' ', 1), '') as given, nullif(substr(name, instr(name, ' ') + 1), '') as family
  from (
    select {owner} as owner, lower(strip_accents(name_key)) as name, lower(strip_accents(company_key)) as company,
      email, {phone} as phone, lower(strip_accents(title)) as title, {place} as place
    from {store}.{table} where member_id = '{me}'
  )
)
"""
TABLES = {
    "link_people": {"table": "people", "owner": "person_id", "phone": "null::varchar", "place": "null::varchar"},
    "link_writings": {"table": "mentions", "owner": "mention_id", "phone": "phone", "place": "place"},
}


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Wall and processor seconds of a piece of work, and what it gives."""
    wall, processor = perf_counter(), process_time()
    found = work()
    return perf_counter() - wall, process_time() - processor, found


def filled(given: argparse.Namespace) -> Path:
    """A store of the size asked for, made in a process of its own so that its memory does not count here."""
    path = given.store or Path(mkdtemp()) / "linkage.duckdb"
    if not path.exists():
        process = get_context("spawn").Process(target=_write, args=(given.contacts, given.records, path))
        process.start()
        process.join()
    return path


def _write(contacts: int, records: int, path: Path) -> None:
    fill(contacts, SEED, records, path)[0].close()


def splink_alone(con: Any) -> int:
    """Splink on all records with the least cleaning: how many pairs it found worth keeping."""
    model, store = load_model(), con.execute("select current_database()").fetchall()[0][0]
    with linking(con) as cursor:
        for side in SIDES:
            cursor.execute(MINIMAL.format(side=side, store=store, me=ME, **TABLES[side]))
        narrow(cursor, model)
        return _pairs(cursor, predicted(linker_of(cursor, model), model))


def predict_alone(con: Any) -> tuple[float, float, int]:
    """Seconds of Splink's predict on sides made ready, and how many pairs it found worth keeping."""
    model = load_model()
    exact.link(con, ME)
    with sides(con, ME) as cursor:
        linker = linker_of(cursor, model)
        wall, processor, table = timed(lambda: predicted(linker, model))
        return wall, processor, _pairs(cursor, table)


def _pairs(cursor: Any, table: Any) -> int:
    return cursor.execute(f"select count(*) from {table.physical_name}").fetchall()[0][0]


def _printed_predict(con: Any) -> float:
    wall, processor, pairs = predict_alone(con)
    print(f"predict alone: {wall:.1f} s, {processor:.1f} CPU s, {pairs:,} pairs", flush=True)
    return processor


def main() -> None:
    """Print the times and their ratios; exit 1 above the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path, help="where the invented store is kept for the next run")
    parser.add_argument("--memory-limit", default="6GB")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--without-predict", action="store_true", help="leave out Splink's predict alone")
    given = parser.parse_args()
    con = open_store(filled(given))
    con.execute(f"set memory_limit = '{given.memory_limit}'")
    con.execute(f"set threads = {given.threads}")
    print(f"{given.records:,} records x {given.contacts:,} contacts", flush=True)
    alone, alone_processor, alone_pairs = timed(lambda: splink_alone(con))
    print(f"Splink alone: {alone:.1f} s, {alone_processor:.1f} CPU s, {alone_pairs:,} pairs", flush=True)
    predict_processor = None if given.without_predict else _printed_predict(con)
    ours, ours_processor, _ = timed(lambda: link(con, ME))
    joined = con.execute("select count(*) from mentions where person_id is not null").fetchone()[0]
    print(f"link: {ours:.1f} s, {ours_processor:.1f} CPU s, {joined:,} joined")
    print(f"CPU ratio to Splink alone {ours_processor / alone_processor:.2f} (bar {BAR})")
    if predict_processor:
        print(f"CPU ratio to predict alone {ours_processor / predict_processor:.2f}")
    print(f"peak memory of the whole run {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB")
    sys.exit(ours_processor > BAR * alone_processor)


if __name__ == "__main__":
    main()
