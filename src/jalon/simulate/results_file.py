"""The results file that a member keeps by hand (CSV, French or English), and an SSI reading."""

from __future__ import annotations

import json
from pathlib import Path

from jalon.simulate.csvtext import line
from jalon.simulate.dates import day_of
from jalon.simulate.events import DAY, DealEvent, World
from jalon.simulate.files_network import profile_url

HEADERS = {
    "fr": ("Date", "Étape", "Nom", "Société", "E-mail", "Profil LinkedIn", "Affaire", "Montant", "Devise"),
    "en": ("Date", "Step", "Name", "Company", "Email", "LinkedIn profile", "Deal", "Amount", "Currency"),
}
STEPS = {
    "fr": {
        "call": "Appel", "meeting": "Rendez-vous", "quote_requested": "Devis demandé", "quote_sent": "Devis envoyé",
        "contract_signed": "Contrat signé", "lost": "Perdu",
    },
    "en": {
        "call": "Call", "meeting": "Meeting", "quote_requested": "Quote requested", "quote_sent": "Quote sent",
        "contract_signed": "Contract signed", "lost": "Lost",
    },
}  # fmt: skip
FOLLOWS = {
    "fr": ("Depuis rendez-vous", "Depuis devis", "Depuis contrats"),
    "en": ("Since meetings", "Since quotes", "Since contracts"),
}


def write_results(world: World, path: Path, language: str = "fr", since: int | None = None) -> Path:
    """Write every step of every deal, oldest first: `;`, dd/mm/yyyy, decimal comma; or `,`, ISO days and points.

    The last rows say what the file follows: from its first day on quotes and contracts, for the calendar has the
    meetings; from `since` (seconds), where it is given, meetings too.
    """
    mark = ";" if language == "fr" else ","
    events = sorted(world.deals, key=lambda d: (d.at, d.deal, d.kind))
    rows = [HEADERS[language], *(_row(event, n, language) for n, event in enumerate(events))]
    if since is not None or events:
        said = FOLLOWS[language] if since is not None else FOLLOWS[language][1:]
        first = _day(events[0].at if since is None else since, language)
        rows += [(first, kind, *[""] * 7) for kind in said]
    path.write_text("\n".join(line(row, mark) for row in rows) + "\n", encoding="utf-8")
    return path


def _row(event: DealEvent, number: int, language: str) -> tuple[str, ...]:
    person = event.person
    amount = "" if event.amount is None else f"{event.amount:.2f}"
    return (
        _day(event.at, language), STEPS[language][event.kind], person.name, person.company, person.email,
        profile_url(person) if number % 3 else "", event.deal,
        amount.replace(".", ",") if language == "fr" else amount, "EUR" if amount else "",
    )  # fmt: skip


def _day(at: int, language: str) -> str:
    day = day_of(at // DAY)
    return f"{day:%d/%m/%Y}" if language == "fr" else f"{day:%Y-%m-%d}"


def write_ssi(path: Path, parts: tuple[float, float, float, float], tops: tuple[int, int]) -> Path:
    """Write a reading in the shape of the page's own data: four parts of 25, top n % in industry and network."""
    names = ("PROFESSIONAL_BRAND", "FIND_RIGHT_PEOPLE", "INSIGHT_ENGAGEMENT", "STRONG_RELATIONSHIP")
    scores = [{"score": score, "pillar": name} for name, score in zip(names, parts, strict=True)]
    groups = [
        {
            "groupType": kind, "rank": rank, "groupSize": 1000,
            "score": {"overall": 30.0, "subScores": list[str]()},
        }
        for kind, rank in zip(("INDUSTRY", "NETWORK"), tops, strict=True)
    ]  # fmt: skip
    reading = {
        "activeSeat": False,
        "memberScore": {"overall": round(sum(parts), 1), "subScores": scores},
        "groupScore": groups,
    }
    path.write_text(json.dumps(reading, indent=1), encoding="utf-8")
    return path
