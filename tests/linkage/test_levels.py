"""Each likeness on a named example: what it is called, and that it is found."""

from __future__ import annotations

import pytest
from tests.linkage.people import found, network, write

from jalon.linkage.model import load_model

# (likeness, the contact's name and company, what the CRM writes)
EXAMPLES = [
    ("given native", "王伟", "Acme Works", {"name": "王伟", "company": "Acme Werks"}),
    ("given exact", "Jane Doe", "Acme Works", {"name": "Jane Doee", "company": "Acme Works"}),
    ("given nickname", "Robert Exemplar", "Acme Works", {"name": "Bob Exemplar", "company": "Acme Works"}),
    ("given nickname", "Francisco Ejemplar", "Acme Works", {"name": "Paco Ejemplar", "company": "Acme Works"}),
    ("given nickname", "Cornelis Voorbeeld", "Acme Works", {"name": "Kees Voorbeeld", "company": "Acme Works"}),
    ("given nickname", "Jean-Pierre Exemplaire", "Acme Works", {"name": "JP Exemplaire", "company": "Acme Works"}),
    ("given initial", "Jane Exemplar", "Acme Works", {"name": "J. Exemplar", "company": "Acme Works"}),
    ("given part", "Jean-Pierre Exemplar", "Acme Works", {"name": "Jean Exemplar", "company": "Acme Works"}),
    ("given typo", "Hélène Exemplar", "Acme Works", {"name": "Helnee Exemplar", "company": "Acme Works"}),
    ("given swapped", "Jane Exemplar", "Acme Works", {"name": "Exemplar Jane", "company": "Acme Works"}),
    ("given swapped", "Robert Exemplar", "Acme Works", {"name": "Exemplar Bob", "company": "Acme Works"}),
    ("given nickname", "Robert Exemplar", "Acme Works", {"name": "EXEMPLAR Bob", "company": "Acme Works"}),
    ("given nickname", "Robert Exemplar", "Acme Works", {"name": "Exemplar, Bob", "company": "Acme Works"}),
    ("given initial", "Anne-Sophie Exemplar", "Acme Works", {"name": "A.-S. Exemplar", "company": "Acme Works"}),
    ("given joined", "王伟", "Acme Works", {"name": "Wei Wang", "company": "Acme Works"}),
    ("given different", "Jane Exemplar", "Acme Works", {"name": "Xavier Exemplar", "company": "Acme Works"}),
    ("family exact", "Élodie Bœufmont", "Acme Works", {"name": "Elodie Boeufmont", "company": "Acme Workshops"}),
    ("family exact", "Jan van der Exemplar", "Acme Works", {"name": "Jan Exemplar", "company": "Acme Works"}),
    ("family part", "Ana García López", "Acme Works", {"name": "Ana García", "company": "Acme Works"}),
    ("family part", "Jane Exemplar", "Acme Works", {"name": "Jane Exemplar-Duval", "company": "Acme Works"}),
    ("family typo", "Jane Exemplar", "Acme Works", {"name": "Jane Exempler", "company": "Acme Works"}),
    ("family initial", "Jane Exemplar", "Acme Works", {"name": "Jane E.", "company": "Acme Works"}),
    ("family swapped", "Jane Exemplar", "Acme Works", {"name": "Exemplar Jane", "company": "Acme Works"}),
    ("family mailbox", "Jane Exemplar", "Acme Works", {"name": "Jane Duval", "company": "Acme Works",
     "email": "jane.exemplar@acme-works.example"}),
    ("mailbox full", "Jane Exemplar", "Acme Works", {"name": "J. Exemplar", "email": "jane.exemplar@acme.example"}),
    ("mailbox short", "Jane Exemplar", "Acme Works", {"name": "Janie Exemplar", "email": "jexemplar@acme.example"}),
    ("mailbox unlike", "Jane Exemplar", "Acme Works", {"name": "J. Exemplar", "email": "desk@acme-works.example"}),
    ("company exact", "Jane Exemplar", "Société Générale", {"name": "J. Exemplar", "company": "SocGen"}),
    ("company mailbox", "Jane Exemplar", "Acme Industrie", {"name": "J. Exemplar", "email": "j@acme-ind.example"}),
    ("company exact", "Jane Exemplar", "Acme Mécanique SAS", {"name": "J. Exemplar", "company": "ACME Méca"}),
    ("company mailbox", "Jane Exemplar", "Acme Works", {"name": "J. Exemplar", "email": "je@acme-works.example"}),
    ("company typo", "Jane Exemplar", "Velmora Works", {"name": "Jane Exemplar", "company": "Vellmora Works"}),
    ("company part", "Jane Exemplar", "Velmora Works", {"name": "Jane Exemplar", "company": "Velmora Plastics"}),
    ("company acronym", "Jane Exemplar", "Northern Rail Devices", {"name": "Jane Exemplar", "company": "NRD"}),
    ("company different", "Jane Exemplar", "Velmora", {"name": "Jane Exemplar", "company": "Kelsan"}),
    ("title exact", "Jane Exemplar", "Velmora", {"name": "Bob Stolm", "title": "Plant Director"}),
]  # fmt: skip


@pytest.mark.parametrize(("likeness", "name", "company", "row"), EXAMPLES[:-1])
def test_a_likeness_is_found(likeness: str, name: str, company: str, row: dict[str, str]) -> None:
    con = network(("target", name, company, "Plant Director"))
    write(con, **row)
    pairs = [match for match in found(con) if match.person_id == "in:target"]
    comparison, level = likeness.split()
    assert [(x.level, x.comparison) for match in pairs for x in match.likenesses if x.comparison == comparison] == [
        (level, comparison)
    ]


def test_what_two_people_seldom_share_weighs_more() -> None:
    """One contact in a hundred is called Exemplar; ten are called Stolm."""
    con = network(("rare", "Jane Exemplar", "Velmora", None), ("common", "Jane Stolm", "Velmora", None))
    write(con, 1, name="J. Exemplar", company="Velmora")
    write(con, 2, name="J. Stolm", company="Velmora")
    bits = {m.person_id: next(x.bits for x in m.likenesses if x.comparison == "family") for m in found(con)}
    assert bits["in:rare"] > bits["in:common"] + 1


def test_every_level_says_its_grade_and_weighs_what_it_should() -> None:
    for comparison in load_model().comparisons:
        *likenesses, none = comparison.levels
        assert none.when is None and none.m < none.u
        # The list knows a likeness by its weight.
        weights = [0.0, *(round(level.weight, 4) for level in comparison.levels)]
        assert len(set(weights)) == len(weights)
        assert all(0 < level.m < 1 and 0 < level.u < 1 and level.when for level in likenesses)
