"""The weights learnt from one's own sources: only where they hold enough pairs, the same each time, and said."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest
from tests.linkage.people import ME, found, network, write

from jalon.linkage.link import sides
from jalon.linkage.model import Model, load_model
from jalon.linkage.scoring import score
from jalon.linkage.training import learn

GIVEN = ["Robert", "Margaret", "Michael", "Catherine", "Francisco", "Hendrik", "Nathalie", "Alexandre"]
SHORT = ["Bob", "Peggy", "Mike", "Cathy", "Paco", "Henk", "Nath", "Alex"]
FAMILY = ["Exemplar", "Dauvalton", "Kerveyrac", "Tourbelin", "Mosselaar", "Quintarel"]
PEOPLE = [
    (f"p-{n}", f"{GIVEN[n % 8]} {FAMILY[n // 8]}", f"Velmora{'abcdefgh'[n % 8]}{'klmnop'[n // 8]}", None)
    for n in range(48)
]


def short_names() -> duckdb.DuckDBPyConnection:
    """A network of 48 and a CRM that always writes short names, at the same company."""
    con = network(*PEOPLE)
    for n, (_, name, company, _) in enumerate(PEOPLE, 1):
        write(con, n, name=f"{SHORT[(n - 1) % 8]} {name.split()[1]}", company=company)
    return con


def learning(least_pairs: float, strength: float = 20) -> Model:
    model = load_model()
    return replace(model, training=replace(model.training, least_pairs=least_pairs, strength=strength))


def m_of(model: Model, comparison: str, level: str) -> float:
    levels = next(found.levels for found in model.comparisons if found.name == comparison)
    return next(found.m for found in levels if found.name == level)


def learnt(model: Model) -> tuple[Model, float]:
    with sides(short_names(), ME) as cursor:
        score(cursor, model)
        trained = learn(cursor, model)
        return trained.model, trained.pairs


def test_few_pairs_keep_the_published_weights() -> None:
    model = learning(least_pairs=49)
    assert learnt(model) == (model, 0.0)


def test_a_habit_of_the_sources_is_learnt() -> None:
    """All 48 are written by their short names: as EM counts them, drawn to the published m by twenty pairs."""
    published = learning(least_pairs=30)
    model, pairs = learnt(published)
    assert 40 < pairs <= 48
    given = next(found for found in published.comparisons if found.name == "given")
    drawn = 20 * m_of(published, "given", "nickname") / sum(level.m for level in given.levels)
    expected = (pairs + drawn) / (pairs + 20)
    assert m_of(model, "given", "nickname") == pytest.approx(expected, rel=1e-3)
    assert m_of(model, "given", "nickname") > 4 * m_of(published, "given", "nickname")
    assert m_of(model, "given", "exact") < m_of(published, "given", "exact")
    assert model.share_known == pytest.approx((pairs + 20 * 0.3) / (48 + 20))


def test_m_of_each_comparison_stays_a_share() -> None:
    model, _ = learnt(learning(least_pairs=30))
    for comparison in model.comparisons:
        assert sum(level.m for level in comparison.levels) == pytest.approx(1)
        assert all(0 < level.m < 1 for level in comparison.levels)


def test_the_same_data_always_give_the_same_weights() -> None:
    model = learning(least_pairs=30)
    assert learnt(model) == learnt(model)


def test_the_pairs_have_the_weights_that_were_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the list shows is what counted, and it says from how many pairs it was learnt."""
    before = {match.row: match for match in found(short_names())}
    assert {match.learnt_from for match in before.values()} == {None}
    model = learning(least_pairs=30)
    trained, pairs = learnt(model)
    monkeypatch.setattr("jalon.linkage.link.load_model", lambda: model)
    after = {match.row: match for match in found(short_names())}
    assert {match.learnt_from for match in after.values()} == {pairs}
    gained = m_of(trained, "given", "nickname") / m_of(model, "given", "nickname")
    for row in (1, 20, 48):
        old, new = ({x.comparison: x.bits for x in matches[row].likenesses} for matches in (before, after))
        assert 2 ** (new["given"] - old["given"]) == pytest.approx(gained, rel=1e-3)
        start = (matches[row].weight - sum(x.bits for x in matches[row].likenesses) for matches in (before, after))
        first, second = start
        assert 2 ** (second - first) == pytest.approx(trained.share_known / model.share_known, rel=1e-2)


def test_learning_is_forgotten_when_the_sources_no_longer_suffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jalon.linkage.link.load_model", lambda: learning(least_pairs=30))
    con = short_names()
    assert found(con)[0].learnt_from
    con.execute("delete from mentions where row_no > 5")
    assert [match.learnt_from for match in found(con) if match.weight is not None] == [None] * 5
