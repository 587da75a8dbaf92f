"""Totals of every member in Polars, by hand: exposure by distinct spans, parties and companies looked at once."""

from __future__ import annotations

import math

import polars as pl

from peers import polars_rows as of
from peers import polars_talks as talks
from peers.rules import DAY, EXPOSURE, FIGURES, LN2, WEEK, Job, holiday

PARTY, COMPANY = ["member_id", "counterpart_id"], ["member_id", "company_key"]


def totals(job: Job) -> pl.DataFrame:
    """member_id, indicator and the decayed figures."""
    people = pl.scan_parquet(job.files("people")).select(*of.ON, talks.named("company_key"))
    companies = people.group_by(of.ON).agg(pl.col("company_key").min())
    targets = pl.scan_parquet(job.files("targets")).select(*of.ON, "is_target")
    kept = talks.known(job).collect(engine="streaming")
    one, group, back = talks.talks(kept), talks.group_talks(kept), talks.revivals(kept)
    done = talks.steps(job, companies)
    inbound = one.lazy().filter(~pl.col("ours") & pl.col("returned_at").is_not_null())
    inbound = inbound.join(targets.filter("is_target"), on=of.ON)
    deep = one.filter(pl.col("deep_occurred_at").is_not_null())
    indicators = {
        **of.audience(job),
        **of.network(job, targets),
        **of.messaging(one, group, done),
        **of.results(done, targets),
        "inbound_target_conversations": of.rows(inbound, "person_id", "occurred_at", "returned_at"),
        "deep_threads": of.rows(deep, "person_id", "deep_occurred_at", "deep_occurred_at", prefix="deep_"),
        "reactivations": of.rows(back, "person_id", "occurred_at", "occurred_at"),
        "target_contacts_after_post": of.after_post(job, one, targets),
    }
    named = _companies(people, done)
    parts = [_count(job, code, rows, named) for code, rows in indicators.items()]
    spans = _weeks(job)
    parts += [_exposure(job, code, spans) for code in EXPOSURE]
    both = pl.concat(pl.collect_all(parts, engine="streaming"))
    return both.group_by("member_id", "indicator").agg(pl.col(FIGURES).sum())


def _companies(people: pl.LazyFrame, done: pl.DataFrame) -> pl.LazyFrame:
    """The company of everybody who may be a counterpart: contacts, and what a results file names of a deal."""
    strange = done.lazy().filter(pl.col("person_id").str.contains("^(mention|deal):"))
    deals = done.lazy().filter(pl.col("kind") != "meeting")
    parts = [
        people.select(*of.ON, "company_key"),
        strange.select(*of.ON, "company_key"),
        deals.select("member_id", pl.coalesce("deal_id", "person_id").alias("person_id"), "company_key"),
    ]
    company = talks.named("company_key")
    named = (
        pl.concat(parts)
        .group_by(of.ON)
        .agg(
            pl.when(company.null_count() == 0, company.min() == company.max()).then(company.min()).alias("company_key")
        )
    )
    return named.rename({"person_id": "counterpart_id"})


def _count(job: Job, code: str, rows: pl.LazyFrame, companies: pl.LazyFrame) -> pl.LazyFrame:
    known = pl.col("decided_at").is_not_null() & (pl.col("decided_at") < job.end)
    seen = rows.filter(
        (pl.col("occurred_at") < job.end - job.maturity[code]) & (pl.col("occurred_at") >= job.end - job.horizon)
    )
    if code == "outreach_graded":
        seen = seen.filter((pl.col("stage") == 0) | known)
    age = (job.end - pl.col("occurred_at")).cast(pl.Float64)
    seen = seen.with_columns(
        pl.when(known).then("success").otherwise(0.0).alias("success"),
        (-LN2 * age / job.half_life).exp().alias("weight"),
    )
    nobody = seen.filter(pl.col("counterpart_id").is_null())
    return pl.concat([_sum(code, nobody), _sum(code, _capped(job, seen, companies))])


def _capped(job: Job, seen: pl.LazyFrame, companies: pl.LazyFrame) -> pl.LazyFrame:
    """One row a counterpart, at most so many successes a company."""
    some = seen.filter(pl.col("counterpart_id").is_not_null())
    first = some.filter(pl.col("stage") > 0).group_by(PARTY).agg(pl.col("decided_at").min().alias("first_success"))
    order = ["stage", "success", "occurred_at", "decided_at", "source_id", "row_no"]
    best = some.sort(order, descending=[True, True, True, False, False, False], nulls_last=True)
    best = best.unique(PARTY, keep="first", maintain_order=True).join(first, on=PARTY, how="left")
    best = best.join(companies, on=PARTY, how="left")
    limited = pl.col("company_key").is_not_null() & ((pl.col("success") > 0) | (pl.col("stage").fill_null(0) > 0))
    responded = pl.when(pl.col("stage").is_null()).then(0).otherwise("first_success")
    inside = (
        best.filter(limited)
        .with_columns(responded.alias("responded"), (pl.col("weight") * pl.col("success")).alias("worth"))
        .sort("responded", "worth", "occurred_at", "source_id", "row_no", descending=[False, True, True, False, False])
        .with_columns(pl.int_range(pl.len()).over(COMPANY).alias("nth"))
        .filter(pl.col("nth") < job.cap)
    )
    names = ["member_id", "success", "opportunity", "stage", "weight"]
    return pl.concat([best.filter(~limited).select(names), inside.select(names)])


def _sum(code: str, rows: pl.LazyFrame) -> pl.LazyFrame:
    weight = pl.col("weight")
    made = [
        (weight * pl.col("success")).sum().alias("events"),
        (weight * pl.col("opportunity")).sum().alias("exposure"),
    ]
    made += [weight.filter(pl.col("stage") == k).sum().alias(f"stage_{k}") for k in range(5)]
    summed = rows.group_by("member_id").agg(made)
    return summed.select("member_id", pl.lit(code).alias("indicator"), *(pl.col(f).cast(pl.Float64) for f in FIGURES))


def _weeks(job: Job) -> pl.LazyFrame:
    """member, signal, place of the week, share: each distinct span is laid over the weeks once, holidays are 0."""
    cover = pl.scan_parquet(job.files("coverage"))
    weeks = pl.LazyFrame({"k": list(range(math.ceil(job.horizon / WEEK)))}).with_columns(
        (job.end - pl.col("k") * WEEK).alias("to")
    )
    spans = cover.select("from_at", "to_at").unique().join(weeks, how="cross")
    last = pl.min_horizontal(pl.col("to_at") + DAY, "to")
    share = (last - pl.max_horizontal("from_at", pl.col("to") - WEEK)) / WEEK
    spans = spans.with_columns(share.alias("share")).filter(pl.col("share") > 0)
    both = cover.join(spans, on=["from_at", "to_at"])
    known = both.group_by("member_id", "signal", "k").agg(pl.col("share").max().clip(upper_bound=1.0))
    return _without_holidays(known, _busy(job))


def _busy(job: Job) -> pl.LazyFrame:
    """Weeks in which the member did something."""
    out = pl.col("direction") == "out"
    acts = [
        pl.scan_parquet(job.files("messages")).filter(out & pl.col("excluded_as").is_null()),
        pl.scan_parquet(job.files("invitations")).filter(out),
        pl.scan_parquet(job.files("posts")),
    ]
    both = pl.concat([frame.select("member_id", "occurred_at") for frame in acts]).filter(
        pl.col("occurred_at") < job.end
    )
    place = ((job.end - 1 - pl.col("occurred_at")) // WEEK).alias("k")
    return both.select("member_id", place).unique()


def _without_holidays(known: pl.LazyFrame, busy: pl.LazyFrame) -> pl.LazyFrame:
    """Whole weeks in which nothing was done, the newest first, so many a year, are no exposure."""
    whole = known.filter(pl.col("share") > 0.999)
    told = (
        whole.filter(pl.col("signal") == "messages")
        .select("member_id", "k")
        .join(busy, on=["member_id", "k"], how="anti")
    )
    year = (pl.col("k") // holiday()["of"]).alias("year")
    idle = whole.join(told, on=["member_id", "k"]).select("member_id", "signal", "k", year).sort("k")
    nth = pl.int_range(pl.len()).over("member_id", "signal", "year")
    away = idle.with_columns(nth.alias("nth")).filter(pl.col("nth") < holiday()["weeks"])
    return known.join(away, on=["member_id", "signal", "k"], how="left").with_columns(
        pl.when(pl.col("nth").is_null()).then("share").otherwise(0.0).alias("share")
    )


def _exposure(job: Job, code: str, weeks: pl.LazyFrame) -> pl.LazyFrame:
    at = job.end - pl.col("k") * WEEK - WEEK // 2
    mine = weeks.filter(pl.col("signal").is_in(list(EXPOSURE[code])) & (at >= job.end - job.horizon))
    mine = mine.group_by("member_id", "k").agg(pl.col("share").max())
    weight = (-LN2 * (job.end - at) / job.half_life).exp()
    summed = mine.group_by("member_id").agg((weight * pl.col("share")).sum().alias("exposure"))
    zero = {f: pl.lit(0.0) for f in FIGURES} | {"exposure": pl.col("exposure")}
    return summed.select("member_id", pl.lit(code).alias("indicator"), **zero)
