"""One peer in a process of its own: CPU seconds of it and of all that it started, wall time, memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from peers.rules import Job, job

# What the indicators read, for the bare scan: every column of every table, grouped by member.
TABLES = (
    "messages", "threads", "people", "targets", "invitations", "audience_days", "posts", "recommendations", "mentions",
    "meetings", "deal_events", "coverage", "members",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall seconds, peak memory in GB."""

    cpu: float
    wall: float
    peak: float


def cost_of(name: str, source: Path, out: Path, end: int) -> Cost:
    """Run the peer `name`; its totals stand in out/totals."""
    command = [sys.executable, "-m", "peers.measure", name, str(source), str(out), str(end)]
    path = os.pathsep.join([str(Path(__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    where = {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=where)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def run(name: str, source: Path, out: Path, end: int) -> None:
    """What is measured."""
    if name == "duckdb":
        from jalon.population.duckdb import score
        from jalon.population.part import Request

        score(Request(source, out, end))
    elif name == "spark":
        spark(source, out, end)
    elif name in ("scan", "floor"):
        {"scan": scan, "floor": floor}[name](source)
    else:
        (out / "totals").mkdir(parents=True)
        by_hand(name, job(source, end), out / "totals" / "part.parquet")


def by_hand(name: str, what: Job, file: Path) -> None:
    """The totals of a peer of another library."""
    if name == "pandas":
        from peers import by_pandas

        by_pandas.totals(what).to_parquet(file)
    else:
        from peers import by_polars

        by_polars.totals(what).write_parquet(file)


def spark(source: Path, out: Path, end: int) -> None:
    """The same texts on Spark in two threads."""
    from jalon.population import spark as platform
    from jalon.population.part import Request

    platform.score(Request(source, out, end), "local[2]")


def scan(source: Path) -> None:
    """Read every column that the indicators read, and group each table by member."""
    import duckdb

    with duckdb.connect() as con:
        for table in TABLES:
            files = f"read_parquet('{source}/{table}/*.parquet')"
            names = [
                row[0] for row in con.execute(f"describe select * from {files}").fetchall() if row[0] != "member_id"
            ]
            kept = "".join(f", max({name})" for name in names)
            con.execute(
                f"create or replace temp table found as select member_id, count(*){kept} from {files} group by 1"
            )


# What no way of counting these indicators can do without, once each and nothing else: messages in the order of their
# threads, whose talk each is, who is in the target group, one row a counterpart, his company, sums a member.
FLOOR = (
    """create temp table talks as
     select member_id, thread_id, max(case when before is null then direction end) as began,
       min(occurred_at) as first_at, min(case when before <> direction then occurred_at end) as answered
     from (
       select member_id, thread_id, direction, occurred_at,
         lag(direction) over (partition by member_id, thread_id order by sequence) as before
       from messages
     ) m
     group by member_id, thread_id""",
    """create temp table partners as
     select member_id, person_id, min(first_at) as first_at, min(answered) as answered
     from talks join threads using (member_id, thread_id)
     group by member_id, person_id""",
    """create temp table invited as
     select member_id, person_id, direction, min(occurred_at) as first_at, max(accepted_at) as accepted
     from invitations
     group by member_id, person_id, direction""",
    """create temp table firms as
     select member_id, person_id, min(company_key) as company
     from people
     group by member_id, person_id""",
    """create temp table sums as
     select member_id, count(answered), count(t.is_target), count(company)
     from partners join targets t using (member_id, person_id) left join firms using (member_id, person_id)
     group by member_id
     union all
     select member_id, count(accepted), count(t.is_target), count(company)
     from invited join targets t using (member_id, person_id) left join firms using (member_id, person_id)
     group by member_id
     union all
     select member_id, sum(new_followers), sum(engagements), sum(impressions)
     from audience_days
     group by member_id
     union all
     select member_id, count(*), min(from_at), max(to_at)
     from coverage
     group by member_id""",
)


def floor(source: Path) -> None:
    """The least that the indicators need of this engine: a bound from below, which counts nothing rightly."""
    import duckdb

    with duckdb.connect() as con:
        con.execute("set preserve_insertion_order = false")
        for table in TABLES:
            con.execute(f"create temp view {table} as select * from read_parquet('{source}/{table}/*.parquet')")
        for text in FLOOR:
            con.execute(text)


def tree_cpu(pid: int) -> float:
    """CPU seconds of the processes below `pid` that still run (the Java machine, its workers)."""
    found, tick = 0.0, os.sysconf("SC_CLK_TCK")
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            child = int(entry.parent.name)
            found += sum(int(x) for x in fields[11:15]) / tick + tree_cpu(child)
    return found


def main() -> None:
    """Run the named peer and print its cost as JSON."""
    name, source, out, end = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    start = time.perf_counter()
    run(name, source, out, end)
    wall = time.perf_counter() - start
    own, below = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(u.ru_utime + u.ru_stime for u in (own, below)) + tree_cpu(os.getpid())
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": max(own.ru_maxrss, below.ru_maxrss) / 1e6}))


if __name__ == "__main__":
    main()
