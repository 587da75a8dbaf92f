"""The nearest ESCO labels of a title, and the notice under which they may be shipped."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from jalon.errors import Misuse
from jalon.targeting import esco

LARGEST = 1_500_000  # bytes of all data files of the package together


@pytest.mark.parametrize(
    ("title", "language", "label", "isco"),
    [
        ("Boulanger", "fr", "boulanger", "7512"),
        ("BOULANGÈRE", "fr", "boulangère", "7512"),
        ("Bee breeder", "en", "bee breeder", "6123"),
        ("Panadero", "es", "panadero", "7512"),
        ("Ic-Verpleegkundige", "nl", "IC-verpleegkundige", "2221"),
    ],
)
def test_a_label_of_esco_is_found_however_it_is_written(title: str, language: str, label: str, isco: str):
    assert (label, isco) in {(match.label, match.isco) for match in esco.search(title, language, 3)}


def test_a_label_of_two_occupations_is_found_for_both():
    assert {match.isco for match in esco.search("boulanger", "fr", 2)} == {"7512", "8160"}


def test_matches_come_best_first_with_cosines_between_0_and_1():
    scores = [match.score for match in esco.search("responsable des achats industriels", "fr", 10)]
    assert len(scores) == 10
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 + 1e-6 for score in scores)


def test_a_title_of_signs_only_finds_nothing():
    assert esco.search("!!!", "fr", 3) == []


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("responsable des ressources humaines", "fr"),
        ("warehouse shift supervisor", "en"),
        ("encargada de almacén", "es"),
        ("verkoopmedewerker binnendienst", "nl"),
    ],
)
def test_the_language_of_a_plain_title_is_guessed(title: str, language: str):
    assert esco.guess_languages([title]) == [language]


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(Misuse, match="fr, en, es, nl"):
        esco.search("baker", "de")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Accrocheur / Accrocheuse", "Accrocheur"),
        ("Acheteur / Acheteuse d'espaces", "Acheteur d'espaces"),
        ("Agent administratif / Agente administrative", "Agent administratif"),
        ("Analyste coûts / pricing", "Analyste coûts / pricing"),
        ("Chef / Fondateur", "Chef / Fondateur"),
        ("Comptable", "Comptable"),
    ],
)
def test_of_two_gendered_forms_one_is_kept(title: str, expected: str):
    assert esco.one_form(title) == expected


def test_near_labels_vote_by_a_power_of_their_cosine():
    near = [("2431", 0.9), ("1221", 0.8), ("1222", 0.8)]
    assert esco.vote(near, 1, 8) == "2"
    assert esco.vote(near, 1, 1) == "1"
    assert esco.vote([], 1, 8) is None


def test_the_bounded_search_finds_what_the_full_one_finds():
    titles = ["boulanger", "infirmière scolaire", "conducteur de grue", "rédactrice en chef", "luthier"]
    bounded = esco.neighbours(titles, "fr", 1, 6000, 0.5)
    full = [esco.search(title, "fr", 1)[0] for title in titles]
    assert [one[0][0] for one in bounded] == [match.isco for match in full]
    assert [one[0][1] for one in bounded] == pytest.approx([match.score for match in full], abs=1e-6)


def test_the_data_are_small_and_carry_the_notice_that_esco_asks_for():
    folder = Path(str(files("jalon.targeting")))
    data = [path for path in folder.iterdir() if path.suffix in (".gz", ".toml", ".sql")]
    assert sum(path.stat().st_size for path in data) <= LARGEST
    notice = (folder / "NOTICE").read_text(encoding="utf-8")
    assert "This service uses the ESCO classification of the European Commission." in notice
