"""Results of real life that a person keeps: calls, meetings, quotes, contracts."""

from jalon.sources.outcomes.read import read_results
from jalon.sources.outcomes.template import template_results

__all__ = ["read_results", "template_results"]
