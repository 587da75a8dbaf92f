"""What the name of a stage says in four languages: an outcome only where there is one."""

from __future__ import annotations

import pytest

from jalon.sources.crm_file.mapping import stage_code


@pytest.mark.parametrize(
    "stage",
    [
        "Perdu de vue",
        "En perte de vitesse",
        "Contact perdu",
        "Signature prévue",
        "Gagné à confirmer",
        "Presque gagné",
        "Pas encore signé",
        "Signé en cours",
        "À signer",
        "Risque perdu",
        "Lost sight of",
        "Lost contact",
        "To be signed",
        "Almost won",
        "Verbally won",
        "Not lost",
        "Perdido de vista",
        "Casi ganado",
        "Pendiente, no firmado",
        "Ganado por confirmar",
        "Uit het oog verloren",
        "Bijna gewonnen",
        "Nog niet getekend",
        "Te bevestigen, gewonnen",
    ],
)
def test_what_is_still_to_come_or_speaks_of_a_person_is_open(stage: str) -> None:
    assert stage_code(stage) == "open"


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        ("Perdu", "lost"),
        ("Perdu (prix)", "lost"),
        ("Affaire perdue", "lost"),
        ("Perdu, sans budget", "lost"),
        ("Lost - no budget", "lost"),
        ("Lost to competitor", "lost"),
        ("Perdido, sin presupuesto", "lost"),
        ("Verloren, niet passend", "lost"),
        ("Gagné", "won"),
        ("Contrat signé", "won"),
        ("Deal won", "won"),
        ("Firmado", "won"),
        ("Contract getekend", "won"),
        ("Devis envoyé", "sent"),
    ],
)
def test_an_outcome_is_told_with_or_without_its_reason(stage: str, code: str) -> None:
    assert stage_code(stage) == code
