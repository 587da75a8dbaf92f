"""Totals of every member in pandas, by hand: exposure by distinct spans, parties and companies looked at once."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from peers import pandas_rows as of
from peers.pandas_rows import ON, ROW, Frame, read
from peers.rules import DAY, EXPOSURE, FIGURES, LN2, WEEK, Job, holiday

PARTY = ["member_id", "who"]


def totals(job: Job) -> Frame:
    """member_id, indicator and the decayed figures."""
    people = read(job, "people")[[*ON, "company_key"]]
    people["company_key"] = people["company_key"].where(people["company_key"] != "")
    targets = read(job, "targets")[[*ON, "is_target"]]
    aimed = targets.loc[targets["is_target"].eq(True), ON]
    kept = of.known(job)
    one, group, back, done = of.talks(kept), of.group_talks(kept), of.revivals(kept), of.steps(job, people)
    inbound = one[~one["ours"] & one["returned_at"].notna()].merge(aimed, on=ON)
    deep = one[one["deep_occurred_at"].notna()]
    indicators = {
        **of.audience(job),
        **of.network(job, targets),
        **of.messaging(one, group, done),
        **of.results(done, targets),
        "inbound_target_conversations": of.rows(inbound, "person_id", "occurred_at", "returned_at"),
        "deep_threads": of.rows(deep, "person_id", "deep_occurred_at", "deep_occurred_at", prefix="deep_"),
        "reactivations": of.rows(back, "person_id", "occurred_at", "occurred_at"),
        "target_contacts_after_post": of.after_post(job, one, aimed),
    }
    named, spans = _companies(people, done), _weeks(job)
    parts = [part for code, rows in indicators.items() for part in _count(job, code, rows, named)]
    parts += [_exposure(job, code, spans) for code in EXPOSURE]
    return pd.concat(parts).groupby(["member_id", "indicator"], as_index=False)[list(FIGURES)].sum()


def _companies(people: Frame, done: Frame) -> Frame:
    """The company of everybody who may be a counterpart, where every row says the same one."""
    strange = done[done["person_id"].str.match("(?:mention|deal):")]
    deals = done[done["kind"].isin(("quote_requested", "contract_signed"))].assign(person_id=done["of"])
    every = pd.concat([people, *(frame[[*ON, "company_key"]] for frame in (strange, deals))], ignore_index=True)
    many = every.duplicated(ON, keep=False)
    told = every[many].groupby(ON, as_index=False)["company_key"].agg(["size", "count", "min", "max"])
    clear = told[(told["size"] == told["count"]) & (told["min"] == told["max"])]
    same = clear.rename(columns={"min": "company_key"})[[*ON, "company_key"]]
    return pd.concat([every[~many], same]).dropna().rename(columns={"person_id": "who"})


def _count(job: Job, code: str, rows: Frame, companies: Frame) -> list[Frame]:
    seen = rows[(rows["at"] < job.end - job.maturity[code]) & (rows["at"] >= job.end - job.horizon)]
    decided = seen["decided"].notna() & (seen["decided"] < job.end)
    if code == "outreach_graded":
        seen = seen[(seen["stage"] == 0) | decided]
        decided = decided[seen.index]
    weight = np.exp(-LN2 * (job.end - seen["at"]).astype(float) / job.half_life)
    seen = seen.assign(success=seen["success"].where(decided, 0.0), weight=weight)
    nobody = seen["who"].isna()
    return [_sum(code, seen[nobody]), _sum(code, _capped(job, seen[~nobody], companies))]


def _capped(job: Job, some: Frame, companies: Frame) -> Frame:
    """One row a counterpart, at most so many successes a company."""
    some = some.assign(first=some["decided"].where(some["stage"] > 0))
    many = some.duplicated(PARTY, keep=False)
    order = ["stage", "success", "at", "decided", *ROW]
    best = some[many].sort_values(order, ascending=[False, False, False, True, True, True]).drop_duplicates(PARTY)
    first = some[many].groupby(PARTY, as_index=False)["first"].min()
    best = pd.concat([some[~many], best.drop(columns="first").merge(first, on=PARTY)], ignore_index=True)
    worthy = (best["success"] > 0) | (best["stage"] > 0)
    limited = best[worthy].merge(companies, on=PARTY, how="left")
    free = limited["company_key"].isna()
    inside = limited[~free]
    inside = inside.assign(
        responded=inside["first"].where(inside["stage"].notna(), 0.0), worth=inside["weight"] * inside["success"]
    ).sort_values(["responded", "worth", "at", *ROW], ascending=[True, False, False, True, True])
    inside = inside[inside.groupby(["member_id", "company_key"]).cumcount() < job.cap]
    return pd.concat([best[~worthy], limited[free], inside])


def _sum(code: str, rows: Frame) -> Frame:
    weight = rows["weight"]
    made = {"events": weight * rows["success"], "exposure": weight * rows["opportunity"]}
    made |= {f"stage_{k}": weight.where(rows["stage"] == k, 0.0) for k in range(5)}
    summed = pd.DataFrame(made).groupby(rows["member_id"]).sum().reset_index()
    return summed.assign(indicator=code)


def _weeks(job: Job) -> Frame:
    """member, signal, place of the week, share: each distinct span is laid over the weeks once, holidays are 0."""
    cover = read(job, "coverage")
    weeks = pd.DataFrame({"k": range(math.ceil(job.horizon / WEEK))})
    spans = cover[["from_at", "to_at"]].drop_duplicates().merge(weeks, how="cross")
    to = job.end - spans["k"] * WEEK
    spans["share"] = (np.minimum(spans["to_at"] + DAY, to) - np.maximum(spans["from_at"], to - WEEK)) / WEEK
    both = cover.merge(spans[spans["share"] > 0], on=["from_at", "to_at"])
    shares = both.groupby(["member_id", "signal", "k"], as_index=False)["share"].max()
    shares["share"] = shares["share"].clip(upper=1.0)
    whole = shares[shares["share"] > 0.999]
    told = whole.loc[whole["signal"] == "messages", ["member_id", "k"]]
    told = told.merge(_busy(job), on=["member_id", "k"], how="left", indicator="in_both")
    told = told.loc[told["in_both"] == "left_only", ["member_id", "k"]]
    idle = whole.reset_index().merge(told, on=["member_id", "k"]).sort_values("k")
    nth = idle.groupby(["member_id", "signal", idle["k"] // holiday()["of"]]).cumcount()
    shares.loc[idle.loc[nth < holiday()["weeks"], "index"], "share"] = 0.0
    return shares


def _busy(job: Job) -> Frame:
    """Weeks in which the member did something."""
    written, invited = read(job, "messages"), read(job, "invitations")
    acts = [
        written[(written["direction"] == "out") & written["excluded_as"].isna()],
        invited[invited["direction"] == "out"],
        read(job, "posts"),
    ]
    both = pd.concat([frame[["member_id", "occurred_at"]] for frame in acts])
    both = both[both["occurred_at"] < job.end]
    return both.assign(k=(job.end - 1 - both["occurred_at"]) // WEEK)[["member_id", "k"]].drop_duplicates()


def _exposure(job: Job, code: str, weeks: Frame) -> Frame:
    at = job.end - weeks["k"] * WEEK - WEEK // 2
    mine = weeks[weeks["signal"].isin(EXPOSURE[code]) & (at >= job.end - job.horizon)]
    mine = mine.groupby(["member_id", "k"], as_index=False)["share"].max()
    at = job.end - mine["k"] * WEEK - WEEK // 2
    worth = np.exp(-LN2 * (job.end - at) / job.half_life) * mine["share"]
    summed = worth.groupby(mine["member_id"]).sum().rename("exposure").reset_index()
    return summed.assign(indicator=code, **{f: 0.0 for f in FIGURES if f != "exposure"})
