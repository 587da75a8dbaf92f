"""The declared strategy of the demo's member: whom to reach, and what by when."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

TEMPLATE = """\
# {title}
format = 1

[strategy]
aim = "{aim}"
trade = "{trade}"
declared_on = {declared}
starts_on = {starts}

[[objective]]
text = "{contracts}"
indicator = "contracts_signed"
goal = 6
by = {by}

[[objective]]
text = "{meetings}"
indicator = "meetings_held"
goal = 42
by = {by}

[[objective]]
text = "{answers}"
indicator = "answer_rate"
goal = 0.5
by = {by}

[target]
functions = ["production", "operations", "logistics", "purchasing", "maintenance", "general_management"]
seniorities = ["owner", "executive", "vice_president", "director", "manager"]

[target.exclude]
keywords = ["consultant", "freelance"]
"""

WORDS = {
    "fr": {
        "title": "Stratégie de Solène Vaubrial, personne inventée",
        "aim": "Devenir le premier appel des directions d’usine qui perdent des heures",
        "trade": "conseil en performance industrielle",
        "contracts": "Signer six missions",
        "meetings": "Tenir 42 rendez-vous",
        "answers": "Une réponse pour deux premiers messages",
    },
    "en": {
        "title": "Strategy of Solène Vaubrial, an invented person",
        "aim": "Be the first call of plant managers who are losing hours",
        "trade": "industrial performance consulting",
        "contracts": "Sign six assignments",
        "meetings": "Hold 42 meetings",
        "answers": "One answer for two first messages",
    },
}


def write_strategy(path: Path, end: date, language: str = "fr") -> Path:
    """Write a strategy declared ten months before `end`, with objectives that run to two months after it.

    `language` is fr or en: what the person wrote is shown as written.
    """
    starts = end - timedelta(days=300)
    declared, by = starts - timedelta(days=9), end + timedelta(days=61)
    path.write_text(TEMPLATE.format(declared=declared, starts=starts, by=by, **WORDS[language]), encoding="utf-8")
    return path
