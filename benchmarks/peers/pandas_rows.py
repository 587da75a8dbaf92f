"""Conversations, steps and evidence rows in pandas, by hand. Missing instants are NaN: µs of this century are exact."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from peers.rules import DAY, WEEK, Job

Frame = Any  # pandas.DataFrame: pandas is not among the packages that every check installs
ON, KEY, ROW = ["member_id", "person_id"], ["member_id", "thread_id"], ["source_id", "row_no"]
LEVELS = {"meeting": 2, "quote_requested": 3, "contract_signed": 4}
WATCHED = {
    "contracts": "contract_signed", "quote_requests": "quote_requested", "meetings": "meeting", "results": "meeting",
}  # fmt: skip


def read(job: Job, table: str) -> Frame:
    """A whole table."""
    return pd.read_parquet(f"{job.folder}/{table}")


def rows(
    frame: Frame, who: str | None, at: str, decided: str, success: Any = 1.0, opportunity: Any = 0.0,
    stage: Any = np.nan, prefix: str = "",
) -> Frame:  # fmt: skip
    """A frame in the common columns; `prefix` says from which file the row is."""
    return pd.DataFrame({
        "member_id": frame["member_id"], "who": None if who is None else frame[who], "at": frame[at],
        "decided": frame[decided], "success": success, "opportunity": opportunity, "stage": stage,
        "source_id": frame[f"{prefix}source_id"], "row_no": frame[f"{prefix}row_no"],
    })  # fmt: skip


def known(job: Job) -> Frame:
    """Kept messages in order; `new` where a thread begins, `thread` its number."""
    messages = read(job, "messages")
    messages = messages[(messages["occurred_at"] < job.end) & messages["excluded_as"].isna()]
    threads = read(job, "threads")[[*KEY, "kind", "person_id"]].rename(columns={"person_id": "other"})
    kept = messages.merge(threads, on=KEY).sort_values([*KEY, "sequence"], ignore_index=True)
    new = (kept["member_id"] != kept["member_id"].shift()) | (kept["thread_id"] != kept["thread_id"].shift())
    return kept.assign(new=new, thread=new.cumsum(), ours=kept["direction"] == "out")


def talks(kept: Frame) -> Frame:
    """One row a person thread: who began, when the second, third and fourth turns came."""
    one = kept[kept["kind"] == "person"]
    turns = one[one["new"] | (one["ours"] != one["ours"].shift())].reset_index(drop=True)
    place = np.arange(len(turns))
    turn = place - np.maximum.accumulate(np.where(turns["new"], place, 0)) + 1

    def later(name: str, k: int) -> Frame:
        return turns[name].shift(-k).where(pd.Series(turn).shift(-k) == k + 1)

    found = {f"answer_{n}": later(n, 1) for n in ("occurred_at", *ROW)} | {"returned_at": later("occurred_at", 2)}
    deep = {f"deep_{n}": later(n, 3).where(turns["ours"], later(n, 4)) for n in ("occurred_at", *ROW)}
    return turns.assign(**found, **deep, person_id=turns["other"])[turns["new"]]


def group_talks(kept: Frame) -> Frame:
    """One row a group thread: who began, who of the others wrote first."""
    group = kept[kept["kind"] == "group"]
    names = ["person_id", "occurred_at", *ROW]
    other = group[~group["ours"]].drop_duplicates(KEY).set_index("thread")[names]
    first = group[group["new"]].join(other.add_prefix("answer_"), on="thread")
    who = first["answer_person_id"].fillna("thread:" + first["thread_id"])
    answers = {f"answer_{n}": first[f"answer_{n}"].where(first["ours"]) for n in names[1:]}
    return first.assign(person_id=who, **answers)


def revivals(kept: Frame) -> Frame:
    """The other writes more than 90 days after the member's last message."""
    one = kept[kept["kind"] == "person"]
    own = one["occurred_at"].where(one["ours"]).groupby(one["thread"]).ffill()
    return one[~one["ours"] & (one["occurred_at"] - own > 90 * DAY)].assign(person_id=one["other"])


def steps(job: Job, people: Frame) -> Frame:
    """Meetings, quotes and contracts; the same person met twice on a day is one meeting, the results file wins."""
    works = people.dropna(subset="company_key").groupby(ON, as_index=False)["company_key"].min()
    works = works.rename(columns={"company_key": "works_at"})
    named = read(job, "mentions")[["member_id", "mention_id", "person_id", "company_key"]]
    named = named.rename(columns={"company_key": "own"}).merge(works, on=ON, how="left")
    met = read(job, "meetings").merge(named, on=["member_id", "mention_id"])
    met = met[met["state"] == "held"].assign(kind="meeting", deal_id=None, declared=False, company_key=None)
    met["company_key"] = met["works_at"].fillna(_named(met["own"]))
    deals = read(job, "deal_events").merge(named, on=["member_id", "mention_id"], how="left").assign(declared=True)
    deals["company_key"] = _named(deals["company_key"]).fillna(_named(deals["own"])).fillna(deals["works_at"])
    deals["kind"] = deals["kind"].replace("call", "meeting")
    both = pd.concat([deals, met], ignore_index=True)
    both["person_id"] = both["person_id"].fillna("mention:" + both["mention_id"]).fillna("deal:" + both["deal_id"])
    both["of"] = both["deal_id"].where(both["kind"] != "meeting").fillna("")
    both["day"] = both["occurred_at"] // DAY
    both = both.sort_values(["declared", "occurred_at", *ROW], ascending=[False, True, True, True])
    both = both.drop_duplicates([*ON, "kind", "day", "of"])
    cover = read(job, "coverage")
    cover = cover[cover["signal"].isin(WATCHED)].assign(kind=cover["signal"].map(WATCHED))
    since = cover.groupby(["member_id", "kind"], as_index=False)["from_at"].min()
    both = both.merge(since, on=["member_id", "kind"], how="left")
    return both.assign(followed=both["occurred_at"] >= both["from_at"], of=both["deal_id"].fillna(both["person_id"]))


def _named(texts: Frame) -> Frame:
    """Texts that are not empty."""
    return texts.where(texts != "")


def audience(job: Job) -> dict[str, Frame]:
    """Followers gained, and engagement on views."""
    days = read(job, "audience_days")
    size = days["audience"].fillna(1000.0)
    gained = days[days["new_followers"].notna() & (size > 0)]
    seen = days[(days["impressions"] > 0) & days["engagements"].notna()]
    fair = seen["audience"].where(seen["audience"] > 0, 1000.0) / 1000.0
    return {
        "followers_gained": rows(
            gained, None, "occurred_at", "occurred_at", gained["new_followers"].clip(0.0), (size / 1000.0) ** 0.75 / 7.0
        ).loc[gained.index],
        "engagement_per_1000_views": rows(
            seen, None, "occurred_at", "occurred_at", seen["engagements"].clip(0.0),
            seen["impressions"] / 1000.0 * fair**-0.25,
        ),
    }  # fmt: skip


def network(job: Job, targets: Frame) -> dict[str, Frame]:
    """Invitations out and in, and recommendations."""
    sent = read(job, "invitations").merge(targets, on=ON, how="left")
    aimed, aside = sent["is_target"].eq(True), sent["is_target"].eq(False)
    ours, taken = sent["direction"] == "out", sent["accepted_at"].notna()
    clear = (sent["match_state"] != "ambiguous") & (sent["occurred_at"] >= sent["recorded_at"] - 180 * DAY)
    fresh = sent[clear & taken & ((ours & aimed) | (~ours & aside))]
    fresh = fresh.assign(**{name: fresh[f"accepted_{name}"].fillna(fresh[name]) for name in ROW})
    tried = sent[ours & clear]
    praise = read(job, "recommendations")
    praise = praise[
        (praise["direction"] == "received") & (praise["kind"] == "recommendation") & praise["occurred_at"].notna()
    ]
    return {
        "incoming_target_invitations": rows(sent[~ours & aimed], "person_id", "occurred_at", "occurred_at"),
        "target_acceptances_per_invitation": rows(
            tried, "person_id", "occurred_at", "accepted_at", (taken & aimed)[tried.index].astype(float), 1.0
        ),
        "target_share_of_new_connections": rows(
            fresh, "person_id", "accepted_at", "accepted_at", aimed[fresh.index].astype(float), 1.0
        ),
        "recommendations_received": rows(praise, "person_id", "occurred_at", "occurred_at"),
    }


def messaging(one: Frame, group: Frame, done: Frame) -> dict[str, Frame]:
    """Outreach answered, and graded by how far it came."""
    names = [*KEY, "person_id", "ours", "occurred_at", *ROW, *(f"answer_{n}" for n in ("occurred_at", *ROW))]
    every = pd.concat([one[names], group[names]]) if len(group) else one[names]
    mine = every[every["ours"]].sort_values(["occurred_at", "thread_id"])
    first = mine.drop_duplicates(ON)
    answers = (
        mine.groupby(ON, as_index=False)["answer_occurred_at"].min().rename(columns={"answer_occurred_at": "best"})
    )
    answered = first.merge(answers, on=ON, how="left")
    began = first[[*ON, "occurred_at"]].rename(columns={"occurred_at": "began"})
    stage1 = began.merge(mine[mine["answer_occurred_at"].notna()], on=ON)
    later = done[done["kind"].isin(LEVELS)].merge(began, on=ON)
    since = later["began"].where(~later["declared"], later["began"] // DAY * DAY)
    later = later[later["occurred_at"] >= since]
    graded = [
        rows(first, "person_id", "occurred_at", "occurred_at", 0.0, 1.0, 0.0),
        rows(stage1, "person_id", "began", "answer_occurred_at", 1.0, 1.0, 1.0, "answer_"),
        rows(later, "person_id", "began", "occurred_at", 1.0, 1.0, later["kind"].map(LEVELS).astype(float)),
    ]
    success = answered["best"].notna().astype(float)
    return {
        "outreach_answered": rows(answered, "person_id", "occurred_at", "best", success, 1.0),
        "outreach_graded": pd.concat(graded, ignore_index=True),
    }


def results(done: Frame, targets: Frame) -> dict[str, Frame]:
    """Meetings with the target or in a results file, quotes, contracts."""
    told = done[done["followed"]]
    met = told[told["kind"] == "meeting"].merge(targets, on=ON, how="left")
    met = met[met["is_target"].eq(True) | met["declared"]]
    found = {"meetings_held": rows(met, "person_id", "occurred_at", "occurred_at")}
    for code, kind in (("quotes_requested", "quote_requested"), ("contracts_signed", "contract_signed")):
        found[code] = rows(told[told["kind"] == kind], "of", "occurred_at", "occurred_at")
    return found


def after_post(job: Job, one: Frame, aimed: Frame) -> Frame:
    """Contacts of the target within seven days of a post, over the days after posts."""
    own = read(job, "posts")
    own = own[own["kind"] == "post"].sort_values(["member_id", "occurred_at", "fact_id"])
    own["next_at"] = own.groupby("member_id")["occurred_at"].shift(-1)
    days = own.merge(pd.DataFrame({"d": range(7)}), how="cross")
    days["at"] = days["occurred_at"] + days["d"] * DAY
    days = days[days["next_at"].isna() | (days["next_at"] > days["at"])].assign(row_no=0)
    share = ((days["next_at"] - days["at"]) / DAY).clip(0.0, 1.0).fillna(1.0) / 7.0
    invited = read(job, "invitations")
    names = [*ON, "occurred_at", *ROW]
    came = pd.concat([one.loc[~one["ours"], names], invited.loc[invited["direction"] == "in", names]])
    came = came.merge(aimed, on=ON).drop_duplicates(names).sort_values("occurred_at")
    posts = own[["member_id", "occurred_at"]].rename(columns={"occurred_at": "posted"}).sort_values("posted")
    near = pd.merge_asof(came, posts, left_on="occurred_at", right_on="posted", by="member_id", tolerance=WEEK)
    near = near[near["posted"].notna()]
    counted = rows(near, "person_id", "occurred_at", "occurred_at")
    return pd.concat([counted, rows(days, None, "at", "at", 0.0, share)], ignore_index=True)
