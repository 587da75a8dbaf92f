"""Like with like, small teams shrunk, nobody named or computable who did not say so himself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jalon.cli.language import Say
from jalon.cli.team_text import comparison_text
from jalon.errors import NormsInvalid
from jalon.norms.build import Label, norms_of
from jalon.norms.tally import tally
from jalon.norms.team.card import card_of, read_card
from jalon.norms.team.compare import compare
from jalon.report.data import plain
from tests.norms.groups import group, together
from tests.report.sample import full

HASH = "e" * 64
# Words of pay or dismissal, which no text of a comparison may hold.
FORBIDDEN = re.compile(
    r"\b(pay\b|paid\b|salar|bonus|dismiss|fire[ds]?\b|lay.?off|promot|underperform|licenci|prime|salaire|rémunér|sanction|renvoi)",
    re.IGNORECASE,
)


def card(k: int, points: float, se: float = 4.0, named: bool = False, team: str = "", **cohort: str) -> dict[str, Any]:
    estimate = {"value": points, "low": points - 6.6, "high": points + 6.6, "se": se, "state": "established"}
    return {"schema": "jalon.card/1", "member_id": f"m{k}", "name": f"Name {k:02}" if named else None, "by_name": named,
            "team": team, "as_of": "2026-09-30", "edition": "e", "edition_hash": HASH, "cohort": cohort,
            "points": estimate, "pillars": {}, "stages": None}  # fmt: skip


def cards(n: int, first: int = 0, mean: float = 50.0, **how: Any) -> list[dict[str, Any]]:
    points = mean + 10 * np.random.default_rng(first + n).standard_normal(n)
    return [card(first + k, float(points[k]), **how) for k in range(n)]


def test_a_card_holds_a_name_only_with_its_owners_word() -> None:
    report = plain(full())
    assert card_of(report, b"s")["name"] is None
    assert report["head"]["name"] not in json.dumps(card_of(report, b"s"))
    assert card_of(report, b"s", by_name=True)["name"] == report["head"]["name"]
    assert card_of(report, b"s")["member_id"] != card_of(report, b"t")["member_id"]


def test_a_card_holds_nobody_else() -> None:
    report = plain(full())
    text = json.dumps(card_of(report, b"s", by_name=True))
    people = {row["person"] for i in report["indicators"] for row in i["rows"] if row["person"]}
    assert people
    assert not any(person in text for person in people)


def test_people_are_in_the_order_of_names_with_places_as_intervals() -> None:
    found = compare([card(k, points, named=True) for k, points in enumerate((40.0, 62.0, 58.0, 80.0))])
    assert [p.name for p in found.people] == ["Name 00", "Name 01", "Name 02", "Name 03"]
    assert [(p.place_low, p.place_high) for p in found.people] == [(4, 4), (2, 3), (2, 3), (1, 1)]


@pytest.mark.parametrize(("unnamed", "shown"), [(0, True), (1, False), (19, False), (20, True)])
def test_unnamed_members_appear_only_in_groups_of_twenty(unnamed: int, shown: bool) -> None:
    """Also when the named could be taken off: what counts is how many would be left."""
    found = compare([*cards(30, named=True), *cards(unnamed, 100)])
    assert (found.everybody is not None) == shown
    assert found.unnamed == unnamed


def test_a_team_is_kept_back_when_the_rest_could_be_computed() -> None:
    found = compare([*cards(40, team="a"), *cards(30, 50, team="b"), *cards(5, 90, team="c")])
    assert [team.name for team in found.teams] == ["a"]
    assert found.withheld == 2


def test_like_is_set_against_like() -> None:
    """In a sector whose median is 60, a score of 55 stands five under; in one of 40, fifteen above."""
    columns = together(group(400, 1, 60.0, sector="easy"), group(400, 2, 40.0, sector="hard"))
    norms = norms_of(tally(columns), Label("organisation", "g", "", "e", HASH))
    found = compare([card(0, 55, named=True, sector="easy"), card(1, 55, named=True, sector="hard")], norms)
    easy, hard = (p.beyond or 0.0 for p in found.people)
    assert easy == pytest.approx(-5, abs=1.5)
    assert hard == pytest.approx(15, abs=1.5)
    assert found.people[1].place_high == 1


def test_small_teams_lean_towards_all_and_come_nearer_to_the_truth() -> None:
    random = np.random.default_rng(3)
    true = 50 + 2 * random.standard_normal(12)
    members = [c for k, mean in enumerate(true) for c in cards(20, 1000 * k, float(mean), team=f"t{k:02}")]
    found = compare(members)
    plain_means = [np.mean([c["points"]["value"] for c in members if c["team"] == f"t{k:02}"]) for k in range(12)]
    ours = np.array([team.mean for team in found.teams]) - true
    assert np.square(ours).mean() < np.square(np.array(plain_means) - true).mean()
    assert all(0 < team.pull <= 1 and team.low < team.mean < team.high for team in found.teams)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_text_speaks_of_pay_or_dismissal_nor_names_the_unnamed(language: str) -> None:
    found = compare([*cards(4, named=True), *cards(30, 100, team="North")])
    text = comparison_text(found, Say(language))
    assert "Name 03" in text and "North" in text
    assert not FORBIDDEN.search(text)
    assert "m10" not in text and "team_" not in text


def test_catalogues_hold_no_word_of_pay_or_dismissal() -> None:
    from babel.messages.pofile import read_po

    from tests.locales import catalogues

    for path in catalogues():
        with path.open("rb") as file:
            for message in read_po(file):
                if str(message.id).startswith(("team_", "fairness_", "help_team", "short_team")):
                    assert not FORBIDDEN.search(str(message.string))


def test_cards_of_two_editions_are_not_compared() -> None:
    with pytest.raises(NormsInvalid, match="different editions"):
        compare([card(0, 50), card(1, 50) | {"edition_hash": "f" * 64, "edition": "f"}])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not a team card"),
        ('{"schema": "jalon.result/1"}', "not a team card"),
        (json.dumps(card(1, 50) | {"name": "Somebody"}), "did not say that he may be named"),
    ],
)
def test_bad_cards_are_told(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "card.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NormsInvalid, match=said):
        read_card(path)


def test_cards_without_a_number_are_not_compared() -> None:
    empty = card(1, 50)
    empty["points"]["value"] = None
    with pytest.raises(NormsInvalid, match="No card has a score"):
        compare([empty])
