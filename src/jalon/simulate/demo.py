"""The demo: an invented consultant for factories, two years of archive, workbook, calendar, results, SSI, strategy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jalon.simulate.agenda import write_agenda
from jalon.simulate.behaviour import TRAPS, Behaviour
from jalon.simulate.creator import write_workbook
from jalon.simulate.events import DAY, WEEK, Member, World
from jalon.simulate.export import export
from jalon.simulate.people import Person
from jalon.simulate.results_file import write_results, write_ssi
from jalon.simulate.strategy_file import write_strategy
from jalon.simulate.world import day_start, live
from jalon.simulate.write_archive import write_archive

END = date(2026, 10, 31)
SEED = 3
ODDITIES = {"excel_connections", "preamble_lost", "duplicate_files", "owner_homonym"}
BEHAVIOUR = Behaviour(
    weeks=104,
    network=1250,
    languages={"fr": 0.72, "en": 0.14, "es": 0.07, "nl": 0.07},
    invitations=13.0,
    incoming_invitations=2.6,
    targeting=0.68,
    acceptance=0.37,
    notes=0.3,
    first_messages=6.0,
    write_after_acceptance=0.45,
    answers=0.2,
    answers_late=0.42,
    answer_hours=14.0,
    inbound=1.7,
    inbound_target=0.5,
    own_answers=0.72,
    own_answer_hours=16.0,
    depth=0.7,
    revivals=0.35,
    posts=1.2,
    reposts=0.35,
    comments=4.5,
    reactions=11.0,
    searches=7.0,
    recommendations=0.14,
    odd_hours=0.06,
    meetings=0.5,
    quotes=0.25,
    quote_days=17.0,
    contracts=0.5,
    followers=2350,
    engagement=0.04,
    traps=TRAPS - ODDITIES,
)


def make_demo(folder: Path, *, end: date = END, seed: int = SEED, language: str = "fr") -> list[Path]:
    """Write the demo's files into `folder`; returns them, archive first. Same end and seed, same bytes.

    `language`, fr or en, is that of the strategy's own words.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world = demo_world(end, seed)
    return [
        write_archive(export(world, "2026-07"), folder),
        write_workbook(world, folder),
        write_agenda(world, folder / "agenda.ics"),
        write_results(world, folder / "results.csv"),
        write_ssi(folder / "ssi.json", (19.2, 15.4, 17.1, 20.6), (9, 14)),
        write_strategy(folder / "strategy.toml", end, language),
    ]


def demo_world(end: date = END, seed: int = SEED) -> World:
    """The life behind the demo."""
    start = day_start(end) - BEHAVIOUR.weeks * WEEK
    return live(BEHAVIOUR, seed=seed, end=end, member=demo_member(start))


def demo_member(start: int) -> Member:
    """Solène Vaubrial, who does not exist."""
    return Member(
        Person(0, "Solène", "Vaubrial", "solene-vaubrial-cadence", "fr", "Cadence & Atelier", "Consultante associée"),
        headline="J'aide les usines à retrouver leurs heures perdues | Conseil en performance industrielle",
        summary="Douze ans d'atelier, six ans de conseil.\nJe mesure les arrêts là où ils naissent, avec les équipes.",
        industry="Business Consulting and Services",
        place="Lyon, Auvergne-Rhône-Alpes, France",
        email="solene@cadence-atelier.example",
        positions=(
            ("Cadence & Atelier", "Consultante associée", "Audit, mesure, formation des équipes", "Lyon", "Mar 2020"),
            ("Velmora Industrie", "Responsable de production", "Trois lignes, 80 personnes", "Grenoble", "Sep 2012"),
            ("Brenoult Mécanique", "Ingénieure méthodes", "", "Annecy", "Sep 2008"),
        ),
        skills=("Lean", "TRS", "Audit de production", "Négociation", "Animation d'équipe", "SMED", "Coûts"),
        registered_at=start - 9 * 365 * DAY,
    )
