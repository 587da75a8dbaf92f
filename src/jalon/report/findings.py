"""Every finding that a report can say: its code, its parameters, and when it is said.

`jalon.report.words` holds the sentences. A code of the form "a_*" stands for one code per name listed after it.
A finding with both `n` and `waiting` has a second sentence, code + "_some", for n < waiting.
"""

from __future__ import annotations

from dataclasses import dataclass

PILLARS = ("brand", "people", "insights", "relationships", "messaging")
STEPS = ("conversations", "meetings", "quotes", "contracts")
INDICATORS = (
    "inbound_target_conversations", "incoming_target_invitations", "recommendations_received", "followers_gained",
    "target_acceptances_per_invitation", "target_share_of_new_connections", "engagement_per_1000_views",
    "target_contacts_after_post", "reactivations", "deep_threads", "outreach_graded", "outreach_answered",
    "meetings_held", "quotes_requested", "contracts_signed",
)  # fmt: skip
PATH_ENDS = ("won", "lost", "silent")
TOUCHES = (
    "post", "comment", "invitation_sent", "invitation_received", "connected", "message_sent", "message_received",
    "call", "meeting", "other",
)  # fmt: skip
MODELS = (
    "first", "last", "linear", "by_kind", "position", "w_shaped", "full_path", "decay", "removal",
)  # fmt: skip
ACTIONS = ("answer_waiting", "follow_up_silent", "propose_meeting", "quote_after_meeting", "revive_contacts")
SIGNALS = (
    "connections", "invitations", "messages", "posts", "comments", "reactions", "searches", "recommendations",
    "audience", "meetings", "results", "quote_requests", "contracts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """Parameters a finding must carry, and when it is said."""

    params: tuple[str, ...]
    said_when: str


TRIES = ("worked", "tried", "chance")
LISTED = "values: codes or words, joined by |"

FINDINGS: dict[str, Meaning] = {
    # The sentence of the page.
    "headline_not_enough": Meaning(("n",), "no score: n conversations so far"),
    "headline_no_messages": Meaning((), "no score, and no source holds messages"),
    "headline_nobody": Meaning((), "the declared target holds nobody known: said alone, before any praise"),
    "headline_busy": Meaning((), "usage high, the whole interval of performance below par"),
    "headline_even": Meaning((), "no pillar's interval stands clear of par"),
    "headline_all_high": Meaning((), "every pillar's interval stands above par: no advice is forced"),
    **{f"headline_strong_{p}": Meaning((), f"strongest pillar, interval above par: {p}") for p in PILLARS},
    **{f"headline_weak_{p}": Meaning((), f"weakest pillar, interval below par: {p}") for p in PILLARS},
    **{f"headline_weak_step_{s}": Meaning((), f"weakest step of real life, leading to {s}") for s in STEPS},
    # Usage against performance.
    "square_more_usage": Meaning((), "usage clearly ahead of performance"),
    "square_more_performance": Meaning((), "performance clearly ahead of usage"),
    "square_even": Meaning((), "neither is clearly ahead"),
    "square_low": Meaning((), "both low"),
    # What qualifies the score.
    "narrow_by": Meaning(("source", "points"), "a source not given, points of standard error it would take off"),
    "concentrated": Meaning(("n", "share"), "the n best counterparts carry too large a share of the points"),
    "measured_anew": Meaning(("values", "day"), "indicators joined by |, measured now and not yet on that day"),
    "measured_anew_graded": Meaning((), "with them, how far people came replaces whether they answered"),
    "edition_sector": Meaning(("values",), "the sector whose offsets of par hold for the member"),
    "edition_provisional": Meaning((), "par and weights are expert judgement"),
    "edition_expert_weights": Meaning((), "weights are expert judgement"),
    "edition_simulated_rates": Meaning((), "par rates come from a simulated population"),
    "edition_no_real_cohort": Meaning((), "no rank, because no cohort was measured"),
    # The target group of the strategy.
    "target_functions": Meaning(("values",), f"{LISTED}, named function_<code>"),
    "target_seniorities": Meaning(("values",), f"{LISTED}, named seniority_<code>"),
    "target_industries": Meaning(("values",), LISTED),
    "target_countries": Meaning(("values",), LISTED),
    "target_companies": Meaning(("values",), f"{LISTED}; masked in incognito"),
    "target_keywords": Meaning(("values",), LISTED),
    "target_accounts": Meaning(("values",), f"{LISTED}; masked in incognito"),
    "target_everyone": Meaning((), "a strategy that names no target group"),
    # Evidence behind a pillar, in counts of the year.
    **{f"evidence_{i}": Meaning(("n", "of"), f"n events out of `of` tries or weeks: {i}") for i in INDICATORS},
    # Next actions, and why.
    **{f"action_{a}": Meaning(("n", "waiting"), f"n people to act on, of those waiting: {a}") for a in ACTIONS},
    **{f"reason_{a}": Meaning(TRIES, f"how often it worked for the member: {a}") for a in ACTIONS},
    **{f"reason_{a}_prior": Meaning(TRIES, f"no own history, the prior speaks: {a}") for a in ACTIONS},
    "useless_publishing": Meaning(("beyond", "effect", "low", "high", "weeks"), "weeks with more posts bring no more"),
    "useless_volume": Meaning((), "always: volume brings no point"),
    # How an example conversation ended.
    "outcome_contract": Meaning((), "signed, amount unknown or masked"),
    "outcome_contract_amount": Meaning(("amount", "currency"), "signed, with its amount"),
    "outcome_quote": Meaning((), "a quote, no contract"),
    "outcome_meeting": Meaning((), "a meeting, no quote"),
    "outcome_waiting": Meaning(("days",), "the other wrote last"),
    "outcome_silent": Meaning(("days",), "the member wrote last"),
    "outcome_lost": Meaning((), "closed without a contract"),
    # Paths to signed deals: the gate, what was left out, how a model was set, how a path ended.
    "paths_counts": Meaning(("n", "needed", "draws"), "too few deals won for any share"),
    "paths_shares": Meaning(("n", "needed", "draws"), "three models with Wilson intervals, no order"),
    "paths_band": Meaning(("n", "needed", "draws"), "all models with a bootstrap over accounts, no order"),
    "paths_ranked": Meaning(("n", "needed", "draws"), "all models, in order"),
    "paths_half_life": Meaning(("days",), "half-life of the time decay"),
    "paths_incomplete": Meaning(("n",), "deals won of which a milestone is not known"),
    "paths_merged": Meaning(("values",), f"{LISTED}, kinds of contact counted together"),
    "paths_untouched": Meaning(("n",), "deals won without a contact known before"),
    "paths_silent": Meaning(("days",), "after how long without a sign somebody counts as silent"),
    "paths_reconstructed": Meaning((), "a past day, told from files recorded later"),
    "paths_ticked_later": Meaning((), "steps in messages of before the day that were confirmed after it"),
    **{f"path_{end}": Meaning(("n", "days"), f"contacts and days of a path: {end}") for end in PATH_ENDS},
    # What supports the evidence.
    "trust_confirmed": Meaning(("n", "of"), "results that a second source shows too"),
    "trust_answers": Meaning(("n", "of", "share"), "answered more often than one member in 200 would be"),
    "trust_company": Meaning(("n", "of"), "of those who came by themselves, people of one company, before the cap"),
    "trust_pulled": Meaning(("n", "of"), "files of the network that LinkedIn's interface gave, unchanged since"),
    "trust_limit": Meaning(("points",), "what deleting half of the unanswered conversations adds unseen"),
    # What the robustness draws vary.
    "choice_weights": Meaning(("spread",), "weights of the dimensions"),
    "choice_taus": Meaning(("low", "high"), "penalty for imbalance"),
    "choice_half_lives": Meaning(("low", "high"), "half-life of the evidence, days"),
    "choice_dispersions": Meaning(("low", "high"), "dispersion, as a factor"),
    "choice_event_weights": Meaning(("low", "high"), "event weights, as a factor"),
}

# Codes that stand elsewhere in a result than in a Finding, by the field that carries them.
NAMED: dict[str, tuple[str, ...]] = {
    "title": INDICATORS,
    "label": INDICATORS,
    "formula": INDICATORS,
    "advice": INDICATORS,
    "pillar": (*PILLARS, "results"),
    "tag": PILLARS,
    "stage": ("contacts", *STEPS, "0", "1", "2", "3", "4"),
    "source": (*SIGNALS, "ssi", "strategy"),
    "signal": SIGNALS,
    "adds": (*SIGNALS, "ssi", "strategy"),
    "how": ("archive", "audience", "meetings", "results"),
    "cause": ("ageing", "balance", "coverage", "edition", "strategy"),
    "certainty": ("sure", "likely", "noise"),
    "trust": ("self_supplied", "cross_checked", "api"),
    "state": ("established", "provisional", "not_enough"),
    "touch": TOUCHES,
    "model": MODELS,
    "key": ("out", "in", "meeting", "quote", "contract"),
    "row": (
        "posts", "reposts", "comments", "reactions", "searches", "invitations_sent", "messages_sent",
        "conversations_started", "connections", "profile_completeness", "active_weeks",
    ),
    "objective": (
        "contracts_signed", "quotes_requested", "quotes_sent", "meetings_held", "conversations", "acceptance_rate",
        "answer_rate",
    ),
}  # fmt: skip
