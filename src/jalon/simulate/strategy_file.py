"""The declared strategy of the demo's member: whom to reach, and what by when."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

TEMPLATE = """\
# Strategy of Solène Vaubrial (invented). Changing it re-opens the period; the date says since when it holds.
format = 1

[strategy]
aim = "Devenir le premier appel des directions d'usine qui perdent des heures, et signer huit missions par an."
trade = "conseil en organisation industrielle"
declared_on = {declared}
starts_on = {start}

[target]
functions = ["production", "operations", "logistics", "purchasing", "general_management"]
seniorities = ["owner", "executive", "vice_president", "director", "manager"]

[[objective]]
text = "Signer huit missions"
indicator = "contracts_signed"
goal = 8
by = {to}

[[objective]]
text = "Tenir 45 rendez-vous"
indicator = "meetings_held"
goal = 45
by = {to}

[[objective]]
text = "Obtenir une réponse sur trois"
indicator = "answer_rate"
goal = 0.33
by = {to}
"""


def write_strategy(path: Path, end: date) -> Path:
    """Write a strategy declared a year before `end`, with aims that run to two months after it."""
    declared = end - timedelta(days=365)
    start, to = end - timedelta(days=303), end + timedelta(days=61)
    path.write_text(TEMPLATE.format(declared=declared, start=start, to=to), encoding="utf-8")
    return path
