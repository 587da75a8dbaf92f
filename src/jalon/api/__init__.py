"""The calls a program needs: read sources, score, report, explain an indicator or a change, read messages."""

from jalon.api.changing import change
from jalon.api.explain import explain
from jalon.api.matches import matches
from jalon.api.reading import read, read_report
from jalon.api.rendering import report
from jalon.api.says import says
from jalon.api.scoring import score
from jalon.api.weighing import weigh

__all__ = ["change", "explain", "matches", "read", "read_report", "report", "says", "score", "weigh"]
