"""Conversations, revivals and real-life steps in Polars: one sort of the messages, then neighbours are looked at."""

from __future__ import annotations

import polars as pl

from peers.rules import DAY, Job

KEY = ["member_id", "thread_id"]


def known(job: Job) -> pl.LazyFrame:
    """Kept messages in order, `new` where a thread begins."""
    rows = pl.scan_parquet(job.files("messages")).filter(
        (pl.col("occurred_at") < job.end) & pl.col("excluded_as").is_null()
    )
    threads = pl.scan_parquet(job.files("threads")).select(*KEY, "kind", pl.col("person_id").alias("other"))
    new = (pl.col("member_id") != pl.col("member_id").shift()) | (pl.col("thread_id") != pl.col("thread_id").shift())
    return rows.join(threads, on=KEY).sort(*KEY, "sequence").with_columns(new.fill_null(value=True).alias("new"))


def talks(kept: pl.DataFrame) -> pl.DataFrame:
    """One row a person thread: who began, when the second, third and fourth turns came."""
    one = kept.lazy().filter(pl.col("kind") == "person")
    turns = one.filter(pl.col("new") | (pl.col("direction") != pl.col("direction").shift()))
    row = pl.int_range(pl.len())
    turns = turns.with_columns((row - pl.when("new").then(row).forward_fill() + 1).alias("turn"))

    def later(name: str, k: int) -> pl.Expr:
        return pl.when(pl.col("turn").shift(-k) == k + 1).then(pl.col(name).shift(-k))

    ours = pl.col("direction") == "out"
    deep = [
        pl.when(ours).then(later(n, 3)).otherwise(later(n, 4)).alias(f"deep_{n}")
        for n in ("occurred_at", "source_id", "row_no")
    ]
    answer = [later(n, 1).alias(f"answer_{n}") for n in ("occurred_at", "source_id", "row_no")]
    return (
        turns.with_columns(*answer, later("occurred_at", 2).alias("returned_at"), *deep, ours.alias("ours"))
        .filter("new")
        .with_columns(pl.col("other").alias("person_id"))
        .collect(engine="streaming")
    )


def group_talks(kept: pl.DataFrame) -> pl.DataFrame:
    """One row a group thread: who began, who of the others wrote first."""
    group = kept.filter(pl.col("kind") == "group")
    other = group.filter(pl.col("direction") == "in").unique(KEY, keep="first", maintain_order=True)
    names = ["occurred_at", "source_id", "row_no"]
    answer = other.select(*KEY, pl.col("person_id").alias("who"), *(pl.col(n).alias(f"answer_{n}") for n in names))
    ours = pl.col("direction") == "out"
    return (
        group.filter("new")
        .join(answer, on=KEY, how="left")
        .with_columns(
            ours.alias("ours"),
            pl.coalesce("who", pl.lit("thread:") + pl.col("thread_id")).alias("person_id"),
            *(pl.when(ours).then(f"answer_{n}").alias(f"answer_{n}") for n in names),
        )
    )


def revivals(kept: pl.DataFrame) -> pl.DataFrame:
    """The other writes more than 90 days after the member's last message."""
    own = pl.when(pl.col("direction") == "out").then("occurred_at").forward_fill().over(KEY)
    one = kept.filter(pl.col("kind") == "person").with_columns(own.alias("own"))
    return one.filter((pl.col("direction") == "in") & (pl.col("occurred_at") - pl.col("own") > 90 * DAY)).with_columns(
        pl.col("other").alias("person_id")
    )


def named(column: str) -> pl.Expr:
    """A text that is not empty."""
    return pl.when(pl.col(column) != "").then(pl.col(column)).alias(column)


def watched(job: Job) -> pl.LazyFrame:
    """Since when a source follows each kind of step."""
    kinds = {
        "contracts": "contract_signed",
        "quote_requests": "quote_requested",
        "meetings": "meeting",
        "results": "meeting",
    }
    cover = pl.scan_parquet(job.files("coverage")).filter(pl.col("signal").is_in(list(kinds)))
    return cover.group_by("member_id", pl.col("signal").replace_strict(kinds).alias("kind")).agg(
        pl.col("from_at").min().alias("since")
    )


def steps(job: Job, companies: pl.LazyFrame) -> pl.DataFrame:
    """Meetings, quotes and contracts; the same person met twice on a day is one meeting, the results file wins."""
    mentions = pl.scan_parquet(job.files("mentions")).select(
        "member_id", "mention_id", "person_id", pl.col("company_key").alias("own")
    )
    on = ["member_id", "mention_id"]
    common = [
        "member_id",
        "person_id",
        "kind",
        "deal_id",
        "declared",
        "company_key",
        "occurred_at",
        "source_id",
        "row_no",
    ]
    people = companies.rename({"company_key": "works_at"})
    held = pl.scan_parquet(job.files("meetings")).filter(pl.col("state") == "held").join(mentions, on=on)
    held = held.join(people, on=["member_id", "person_id"], how="left").with_columns(
        pl.coalesce("person_id", pl.lit("mention:") + pl.col("mention_id")).alias("person_id"),
        pl.lit("meeting").alias("kind"),
        pl.lit(None, pl.String).alias("deal_id"),
        pl.lit(value=False).alias("declared"),
        pl.coalesce("works_at", named("own")).alias("company_key"),
    )
    deals = pl.scan_parquet(job.files("deal_events")).join(mentions, on=on, how="left")
    deals = deals.join(people, on=["member_id", "person_id"], how="left").with_columns(
        pl.coalesce("person_id", pl.lit("mention:") + pl.col("mention_id"), pl.lit("deal:") + pl.col("deal_id")).alias(
            "person_id"
        ),
        pl.col("kind").replace({"call": "meeting"}),
        pl.lit(value=True).alias("declared"),
        pl.coalesce(named("company_key"), named("own"), "works_at").alias("company_key"),
    )
    ranked = pl.concat([deals.select(common), held.select(common)]).sort("occurred_at", "source_id", "row_no")
    deal = pl.when(pl.col("kind") == "meeting").then(pl.lit("")).otherwise(pl.col("deal_id").fill_null(""))
    return (
        ranked.with_columns(deal.alias("of"), (pl.col("occurred_at") // DAY).alias("day"))
        .sort("declared", descending=True, maintain_order=True)
        .unique(["member_id", "person_id", "kind", "day", "of"], keep="first", maintain_order=True)
        .join(watched(job), on=["member_id", "kind"], how="left")
        .with_columns((pl.col("occurred_at") >= pl.col("since")).fill_null(value=False).alias("followed"))
        .collect()
    )
