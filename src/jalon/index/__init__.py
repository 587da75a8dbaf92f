"""The index: evidence totals in, points with their errors, causes and rows out; pure, vectorised, numpy only."""

from jalon.index.attribution import Attribution, attribute
from jalon.index.change import Cause, ChangeSplit, Difference, change_between
from jalon.index.edition import Edition, Item, load_edition
from jalon.index.narrowing import narrowing
from jalon.index.pillars import NOT_MEASURED, PillarScores, pillar_scores
from jalon.index.robustness import Robustness, histogram, robustness
from jalon.index.score import ESTABLISHED, NOT_ENOUGH, PROVISIONAL, Scores, score_members
from jalon.index.totals import Totals, member_totals, stack

__all__ = [
    "ESTABLISHED",
    "NOT_ENOUGH",
    "NOT_MEASURED",
    "PROVISIONAL",
    "Attribution",
    "Cause",
    "ChangeSplit",
    "Difference",
    "Edition",
    "Item",
    "PillarScores",
    "Robustness",
    "Scores",
    "Totals",
    "attribute",
    "change_between",
    "histogram",
    "load_edition",
    "member_totals",
    "narrowing",
    "pillar_scores",
    "robustness",
    "score_members",
    "stack",
]
