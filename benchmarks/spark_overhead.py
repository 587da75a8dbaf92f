"""What jalon costs on Spark beside plain Spark SQL of the same query: in a local session, and on two workers.

`python benchmarks/spark_overhead.py [members] [rounds] [local | cluster]` invents the members (300 by default, W4,
11 weeks), warms the session up, then takes turns: the same texts given to the session by hand, over the same files
without checks, counts of odd rows, manifest or scores, and the job as it is. CPU seconds are those of driver, workers
and their Pythons; the same members on DuckDB stand beside. Nearly all of a run of so few is planning and compiling.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]

from peers.measure import cost_of, tree_cpu  # noqa: E402
from population import END, differing, invent  # noqa: E402

BAR = 1.10


def todo():
    """The steps of the edition in force."""
    from jalon.index import load_edition
    from jalon.indicators.evidence import Rules
    from jalon.population.texts import steps

    time = load_edition().time
    return steps(END, Rules(time.half_life_days, time.horizon_days, time.company_cap))


def plainly(spark, source: Path, out: Path) -> None:
    """The same query by hand: a view a table, a file a heavy step, one wide row a member."""
    from jalon.population.layout import columns_sql, tables
    from jalon.population.texts import read_later

    for table in tables(todo()):
        home = source / table.name
        if home.exists():
            rows = spark.read.parquet(str(home))
            rows = rows if table.name == "messages" else rows.select(*table.columns).distinct()
        else:
            rows = spark.sql(f"select {columns_sql(table, {})} where 1 = 0")
        rows.createOrReplaceTempView(table.name)
    texts = todo()
    for step in texts:
        frame = spark.sql(step.sql)
        if step.kept_by("spark"):
            if step.name != "totals":
                frame = frame.select(*read_later(texts, step, frame.columns).split(", "))
            frame.write.parquet(str(out / step.name))
            frame = spark.read.schema(frame.schema).parquet(str(out / step.name))
        frame.createOrReplaceTempView(step.name)
    spark.table("wide").write.parquet(str(out / "wide"))


def take_turns(master: str, source: Path, rounds: int, servers: list[int]) -> None:
    """Print the CPU seconds of each as JSON, and how many totals differ."""
    from jalon.population.part import Request
    from jalon.population.spark import score
    from jalon.population.spark_session import session_at

    def cpu() -> float:
        own = os.times()
        return own.user + own.system + tree_cpu(os.getpid()) + sum(tree_cpu(pid) for pid in servers)

    def shuffled() -> int:
        hands = spark._jsc.sc().statusStore().executorList(False)
        return sum(hands.apply(k).totalShuffleWrite() for k in range(hands.size()))

    spent: dict[str, list[float]] = {"plain": [], "jalon": []}
    crossed = 0
    with session_at(master) as spark, tempfile.TemporaryDirectory() as folder:
        spark.conf.set("spark.sql.shuffle.partitions", "2")
        for name, costs in [("jalon", []), *(turn for _ in range(rounds) for turn in spent.items())]:
            out, before, sent = Path(folder) / name, cpu(), shuffled()
            shutil.rmtree(out, ignore_errors=True)
            if name == "jalon":
                score(Request(source, out, END), session=spark)
            else:
                plainly(spark, source, out)
            costs.append(cpu() - before)
            crossed = shuffled() - sent
            print(f"{name} {costs[-1]:.1f} CPU s", file=sys.stderr, flush=True)
        unlike = differing(Path(folder) / "jalon", Path(folder) / "plain")
    print(json.dumps({**spent, "differing": unlike, "shuffled": crossed}))


def run(name: str, master: str, source: Path, rounds: int, servers: list[int]) -> bool:
    """One session in a process of its own; True when the totals agree."""
    command = [sys.executable, __file__, "--turns", master, str(source), str(rounds), json.dumps(servers)]
    where = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=where)
    found = json.loads(done.stdout.splitlines()[-1])
    ours, plain = sum(found["jalon"]) / rounds, sum(found["plain"]) / rounds
    missed = " MISSED" if ours > BAR * plain else ""
    same = "same totals" if not found["differing"] else f"{found['differing']} TOTALS DIFFER"
    print(
        f"{name:12} jalon {ours:6.1f} CPU s, plain {plain:6.1f}, ratio {ours / plain:.2f}, bar {BAR}{missed}, {same}, "
        f"{found['shuffled'] / 1e6:.1f} MB shuffled",
        flush=True,
    )
    return not found["differing"]


def main() -> int:
    """Both sessions; 1 when totals differ."""
    if not (find_spec("pyspark") and shutil.which("java")):
        print("pyspark and Java are needed: make test-spark installs the first.")
        return 0
    from tests.engines import servers

    words = [word for word in sys.argv[1:] if word.isdigit()]
    members, rounds = (int(word) for word in [*words, *("300", "1")[len(words) :]])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        print(f"{members:,} members, {invent(members, home / 'tables'):,} rows, {rounds} rounds after one to warm up")
        print(f"{'DuckDB':12} {cost_of('duckdb', home / 'tables', home / 'duckdb', END).cpu:.1f} CPU s", flush=True)
        same = "cluster" in sys.argv or run("local[2]", "local[2]", home / "tables", rounds, [])
        if "local" in sys.argv:
            return int(not same)
        head, address = servers.master(home)
        hands = [servers.worker(home, address) for _ in range(2)]
        try:
            same &= run("two workers", address, home / "tables", rounds, [s.pid for s in hands])
        finally:
            servers.stop(head, *hands)
    return int(not same)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--turns"]:
        take_turns(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), json.loads(sys.argv[5]))
    else:
        sys.exit(main())
