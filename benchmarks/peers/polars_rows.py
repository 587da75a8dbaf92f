"""Evidence rows of each indicator in Polars, by hand: every frame has the same columns."""

from __future__ import annotations

import polars as pl

from peers.rules import DAY, WEEK, Job

ROW = [
    "member_id",
    "counterpart_id",
    "occurred_at",
    "decided_at",
    "success",
    "opportunity",
    "stage",
    "source_id",
    "row_no",
]
ON = ["member_id", "person_id"]


def rows(
    frame: pl.DataFrame | pl.LazyFrame, who: pl.Expr | str | None, at: str, decided: pl.Expr | str,
    success: pl.Expr | float = 1.0, opportunity: pl.Expr | float = 0.0, stage: pl.Expr | int | None = None,
    prefix: str = "",
) -> pl.LazyFrame:  # fmt: skip
    """A frame in the common columns; `prefix` says from which file the row is."""
    named = pl.lit(None, pl.String) if who is None else who if isinstance(who, pl.Expr) else pl.col(who)
    made = {
        "member_id": pl.col("member_id"),
        "counterpart_id": named,
        "occurred_at": pl.col(at),
        "decided_at": pl.col(decided) if isinstance(decided, str) else decided,
        "success": success if isinstance(success, pl.Expr) else pl.lit(success),
        "opportunity": opportunity if isinstance(opportunity, pl.Expr) else pl.lit(opportunity),
        "stage": stage.cast(pl.Int64) if isinstance(stage, pl.Expr) else pl.lit(stage, pl.Int64),
        "source_id": pl.col(f"{prefix}source_id"),
        "row_no": pl.col(f"{prefix}row_no").cast(pl.Int64),
    }
    return frame.lazy().select(**made)


def audience(job: Job) -> dict[str, pl.LazyFrame]:
    """Followers gained, and engagement on views."""
    days = pl.scan_parquet(job.files("audience_days"))
    size = pl.col("audience").fill_null(1000.0)
    gained = days.filter(pl.col("new_followers").is_not_null() & (size > 0))
    seen = days.filter((pl.col("impressions") > 0) & pl.col("engagements").is_not_null())
    fair = pl.when(pl.col("audience") > 0).then(pl.col("audience")).otherwise(1000.0) / 1000.0
    return {
        "followers_gained": rows(
            gained, None, "occurred_at", "occurred_at", pl.col("new_followers").clip(0.0),
            (size / 1000.0).pow(0.75) / 7.0,
        ),
        "engagement_per_1000_views": rows(
            seen, None, "occurred_at", "occurred_at", pl.col("engagements").clip(0.0),
            pl.col("impressions") / 1000.0 * fair.pow(-0.25),
        ),
    }  # fmt: skip


def network(job: Job, targets: pl.LazyFrame) -> dict[str, pl.LazyFrame]:
    """Invitations out and in, and recommendations."""
    sent = pl.scan_parquet(job.files("invitations")).join(targets, on=ON, how="left")
    clear = (pl.col("match_state") != "ambiguous") & (pl.col("occurred_at") >= pl.col("recorded_at") - 180 * DAY)
    ours, aimed = pl.col("direction") == "out", pl.col("is_target")
    fresh = sent.filter(clear & pl.col("accepted_at").is_not_null() & ((ours & aimed) | (~ours & ~aimed)))
    fresh = fresh.with_columns(
        pl.coalesce("accepted_source_id", "source_id").alias("source_id"),
        pl.coalesce("accepted_row_no", "row_no").alias("row_no"),
    )
    taken = (pl.col("accepted_at").is_not_null() & aimed.fill_null(value=False)).cast(pl.Float64)
    praise = pl.scan_parquet(job.files("recommendations")).filter(
        (pl.col("direction") == "received") & (pl.col("kind") == "recommendation") & pl.col("occurred_at").is_not_null()
    )
    return {
        "incoming_target_invitations": rows(sent.filter(~ours & aimed), "person_id", "occurred_at", "occurred_at"),
        "target_acceptances_per_invitation": rows(
            sent.filter(ours & clear), "person_id", "occurred_at", "accepted_at", taken, 1.0
        ),
        "target_share_of_new_connections": rows(
            fresh, "person_id", "accepted_at", "accepted_at", aimed.cast(pl.Float64), 1.0
        ),
        "recommendations_received": rows(praise, "person_id", "occurred_at", "occurred_at"),
    }


def contacted(one: pl.DataFrame, group: pl.DataFrame) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """All talks, and of each person the first one if the member began it."""
    names = ["member_id", "thread_id", "person_id", "ours", "occurred_at", "source_id", "row_no"]
    names += ["answer_occurred_at", "answer_source_id", "answer_row_no"]
    all_talks = pl.concat([one.select(names), group.select(names)])
    first = all_talks.sort("occurred_at", "thread_id").unique(ON, keep="first", maintain_order=True)
    return all_talks.lazy(), first.filter("ours").lazy()


def messaging(one: pl.DataFrame, group: pl.DataFrame, done: pl.DataFrame) -> dict[str, pl.LazyFrame]:
    """Outreach answered, and graded by how far it came."""
    every, first = contacted(one, group)
    mine = every.filter("ours")
    answers = mine.group_by(ON).agg(pl.col("answer_occurred_at").min().alias("at"))
    answered = first.join(answers, on=ON, how="left")
    began = first.select(*ON, pl.col("occurred_at").alias("began"))
    stage1 = began.join(mine.filter(pl.col("answer_occurred_at").is_not_null()), on=ON)
    levels = {"meeting": 2, "quote_requested": 3, "contract_signed": 4}
    later = done.lazy().filter(pl.col("kind").is_in(list(levels))).join(began, on=ON)
    since = pl.when("declared").then(pl.col("began") // DAY * DAY).otherwise("began")
    stages = rows(
        later.filter(pl.col("occurred_at") >= since), "person_id", "began", "occurred_at", 1.0, 1.0,
        pl.col("kind").replace_strict(levels),
    )  # fmt: skip
    graded = [
        rows(first, "person_id", "occurred_at", "occurred_at", 0.0, 1.0, 0),
        rows(stage1, "person_id", "began", "answer_occurred_at", 1.0, 1.0, 1, "answer_"),
        stages,
    ]
    return {
        "outreach_answered": rows(
            answered, "person_id", "occurred_at", "at", pl.col("at").is_not_null().cast(pl.Float64), 1.0
        ),
        "outreach_graded": pl.concat(graded),
    }


def results(done: pl.DataFrame, targets: pl.LazyFrame) -> dict[str, pl.LazyFrame]:
    """Meetings with the target or in a results file, quotes, contracts."""
    told = done.lazy().filter("followed")
    met = told.filter(pl.col("kind") == "meeting").join(targets, on=ON, how="left")
    of = pl.coalesce("deal_id", "person_id")
    asked, signed = (told.filter(pl.col("kind") == k) for k in ("quote_requested", "contract_signed"))
    return {
        "meetings_held": rows(
            met.filter(pl.col("is_target").fill_null(value=False) | pl.col("declared")),
            "person_id",
            "occurred_at",
            "occurred_at",
        ),
        "quotes_requested": rows(asked, of, "occurred_at", "occurred_at"),
        "contracts_signed": rows(signed, of, "occurred_at", "occurred_at"),
    }


def after_post(job: Job, one: pl.DataFrame, targets: pl.LazyFrame) -> pl.LazyFrame:
    """Contacts of the target within seven days of a post, over the days after posts."""
    own = (
        pl.scan_parquet(job.files("posts")).filter(pl.col("kind") == "post").sort("member_id", "occurred_at", "fact_id")
    )
    following = pl.col("occurred_at").shift(-1)
    same = pl.col("member_id") == pl.col("member_id").shift(-1)
    own = own.with_columns(pl.when(same).then(following).alias("next_at"))
    days = own.join(pl.LazyFrame({"d": range(7)}), how="cross").with_columns(
        (pl.col("occurred_at") + pl.col("d") * DAY).alias("at")
    )
    days = days.filter(pl.col("next_at").is_null() | (pl.col("next_at") > pl.col("at")))
    share = ((pl.col("next_at") - pl.col("at")) / DAY).clip(0.0, 1.0).fill_null(1.0) / 7.0
    names = ["member_id", "person_id", "occurred_at", "source_id", "row_no"]
    came = pl.concat([
        one.lazy().filter(~pl.col("ours")).select(names),
        pl.scan_parquet(job.files("invitations")).filter(pl.col("direction") == "in").select(names),
    ])  # fmt: skip
    came = came.join(targets.filter("is_target"), on=ON).unique(names).sort("occurred_at")
    posts = own.select("member_id", pl.col("occurred_at").alias("posted")).sort("posted")
    near = came.join_asof(posts, left_on="occurred_at", right_on="posted", by="member_id", tolerance=WEEK)
    near = near.filter(pl.col("posted").is_not_null())
    counted = rows(near, "person_id", "occurred_at", "occurred_at")
    return pl.concat([counted, rows(days.with_columns(pl.lit(0).alias("row_no")), None, "at", "at", 0.0, share)])
