"""The declared strategy of the demo's member: whom to reach, and what by when."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

TEMPLATE = """\
# Stratégie de Solène Vaubrial, personne inventée
format = 1

[strategy]
aim = "Devenir le premier appel des directions d'usine qui perdent des heures"
trade = "conseil en performance industrielle"
declared_on = {declared}
starts_on = {starts}

[[objective]]
text = "Signer six missions"
indicator = "contracts_signed"
goal = 6
by = {by}

[[objective]]
text = "Tenir 42 rendez-vous"
indicator = "meetings_held"
goal = 42
by = {by}

[[objective]]
text = "Une réponse pour deux premiers messages"
indicator = "answer_rate"
goal = 0.5
by = {by}

[target]
functions = ["production", "operations", "logistics", "purchasing", "maintenance", "general_management"]
seniorities = ["owner", "executive", "vice_president", "director", "manager"]

[target.exclude]
keywords = ["consultant", "freelance"]
"""


def write_strategy(path: Path, end: date) -> Path:
    """Write a strategy declared ten months before `end`, with objectives that run to two months after it."""
    starts = end - timedelta(days=300)
    declared, by = starts - timedelta(days=9), end + timedelta(days=61)
    path.write_text(TEMPLATE.format(declared=declared, starts=starts, by=by), encoding="utf-8")
    return path
