"""What happens in each week: activity, then exposure, then what others decide. Arrays are weeks by members (T, M)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.simulate.population.luck import Setting, chances, rates
from jalon.simulate.population.members import CHANNELS
from jalon.simulate.population.nature import Nature
from jalon.simulate.population.rates import Floats, chance, market


@dataclass(frozen=True, slots=True)
class Weeks:
    """Counts (T, M). `done` by channel: the member's own acts. Others': `accepted` and `accepted_outside` of the
    invitations sent that week; `answered` of the people first written to; `inbound` conversations opened (`kept` went
    on after the answer), `inviting` and `inviting_outside` invitations received; `followed` contacts of target people
    that came in a week with a post; `deep` conversations; `revived` contacts; `recommended`; `engaged` reactions on
    `views`; `following` new followers.
    """

    done: dict[str, Floats]
    accepted: Floats
    accepted_outside: Floats
    answered: Floats
    inbound: Floats
    kept: Floats
    inviting: Floats
    inviting_outside: Floats
    followed: Floats
    deep: Floats
    revived: Floats
    recommended: Floats
    views: Floats
    engaged: Floats
    following: Floats


def live_weeks(here: Setting, nature: Nature) -> Weeks:
    """All weeks of all members, drawn or expected."""
    done = {name: nature.events(name, _every_week(here, here.members.activity[name])) for name in CHANNELS}
    aimed = _chance(here, nature, "targeting")
    targets = nature.share("targets", done["invitations"], aimed)
    answered = nature.share("answered", done["first_messages"], _answering(here, nature, aimed))
    posted = _posted(here, nature, done["posts"])
    by_message, by_invitation = (
        nature.events(f"followed {k}", 0.5 * posted * _rate(here, nature, "followed")) for k in "mi"
    )
    inbound = nature.events("inbound", _rate(here, nature, "inbound")) + by_message
    inviting = nature.events("inviting", _rate(here, nature, "inviting")) + by_invitation
    kept = nature.share("kept", inbound, np.full(inbound.shape, market()["conversation"]["recipient_replies"]))
    views, engaged = _reactions(here, nature, done["posts"])
    return Weeks(
        done=done,
        accepted=nature.share("accepted", targets, _chance(here, nature, "accept")),
        accepted_outside=nature.share(
            "accepted outside", done["invitations"] - targets, _chance(here, nature, "accept_outside")
        ),
        answered=answered,
        inbound=inbound,
        kept=kept,
        inviting=inviting,
        inviting_outside=nature.events("inviting outside", _rate(here, nature, "inviting_outside")),
        followed=(inbound + inviting) * posted,
        deep=nature.share("deep", answered + kept, _chance(here, nature, "deep")),
        revived=nature.events("revived", _rate(here, nature, "reviving")),
        recommended=nature.events("recommended", _rate(here, nature, "recommending")),
        views=views,
        engaged=engaged,
        following=nature.events("following", audience_exposure(here) * _rate(here, nature, "following")),
    )


def audience_exposure(here: Setting) -> Floats:
    """Followers to be expected by size alone: (network/1,000) ^ .75 a week, (T, M)."""
    return _every_week(here, (here.members.network / 1000.0) ** market()["views"]["follower_slope"])


def view_exposure(here: Setting, views: Floats) -> Floats:
    """Thousands of views, corrected for the audience whose size lowers any rate."""
    return views / 1000.0 * (here.members.network / 1000.0) ** market()["views"]["audience_slope"]


def _every_week(here: Setting, per_member: Floats) -> Floats:
    return np.broadcast_to(per_member, (here.weeks, len(here.members))).copy()


def _chance(here: Setting, nature: Nature, rate: str) -> Floats:
    return chances(here, rate, neutral=nature.neutral)


def _rate(here: Setting, nature: Nature, rate: str) -> Floats:
    return rates(here, rate, neutral=nature.neutral)


def _answering(here: Setting, nature: Nature, aimed: Floats) -> Floats:
    outside = market()["conversation"]["outside"]
    return _chance(here, nature, "reply") * (aimed + outside * (1.0 - aimed))


def _posted(here: Setting, nature: Nature, posts: Floats) -> Floats:
    """1 where the member posted that week; in expectation the share of such weeks."""
    return 1.0 - np.exp(-posts) if nature.neutral else (posts > 0).astype(np.float64)


def _reactions(here: Setting, nature: Nature, posts: Floats) -> tuple[Floats, Floats]:
    """Views and reactions; a pod reacts to every post whatever it says, except in the neutral market."""
    table = market()["views"]
    seen: Floats = posts * float(table["per_post"]) * here.members.network ** float(table["exponent"])
    if nature.neutral:
        return seen, view_exposure(here, seen) * 1000.0 * _rate(here, nature, "engaging")
    spread = float(table["spread"])
    noise: Floats = np.exp(spread * _noise(here) - 0.5 * spread**2)
    views: Floats = np.round(seen * noise)
    own = nature.events("engaged", view_exposure(here, views) * 1000.0 * _rate(here, nature, "engaging"))
    return views, own + nature.events("pod", posts * here.members.pod)


def _noise(here: Setting) -> Floats:
    return chance(here.seed, "views").standard_normal((here.weeks, len(here.members)))
