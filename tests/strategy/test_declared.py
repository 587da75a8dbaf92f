"""strategy.toml: what it may say, what is refused and how, its version, and writing it again."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.errors import StrategyInvalid
from jalon.strategy.declared import (
    LARGEST,
    Objective,
    Strategy,
    aims,
    indicators,
    load_strategy,
    parse_strategy,
)
from jalon.strategy.error_texts import ERRORS
from jalon.strategy.objectives import Aim
from jalon.strategy.writing import write_strategy
from jalon.targeting.target import Company, Target
from jalon.targeting.titles import functions, seniorities

WRITTEN = """
[strategy]
aim = "Fill the  order book"
trade = "machine tools"
declared_on = 2027-01-05
starts_on = 2027-01-15

[target]
functions = ["production"]

[[objective]]
text = "15 meetings"
indicator = "meetings_held"
goal = 15
by = 2027-03-31

[[objective]]
indicator = "answer_rate"
goal = 0.35
by = "2027-06-30"
"""

PLAN = Strategy(
    target=Target(functions=("production",)),
    declared_on=date(2027, 1, 5),
    starts_on=date(2027, 1, 15),
    aim="Fill the order book",
    trade="machine tools",
    objectives=(
        Objective("meetings_held", 15.0, date(2027, 3, 31), "15 meetings"),
        Objective("answer_rate", 0.35, date(2027, 6, 30)),
    ),
)


def test_a_file_is_read_as_written(tmp_path: Path):
    path = tmp_path / "strategy.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode())
    assert load_strategy(path) == PLAN


def test_it_starts_on_the_day_of_declaring_unless_it_says_otherwise():
    plan = parse_strategy("[strategy]\ndeclared_on = 2027-01-05\n[target]\naccounts = ['Acme']")
    assert plan.starts_on == date(2027, 1, 5)
    assert not plan.is_retrospective


def test_declared_after_its_start_it_is_retrospective():
    assert parse_strategy(WRITTEN.replace("2027-01-15", "2026-12-01")).is_retrospective


def test_an_aim_runs_from_the_start_to_the_end_of_its_last_day():
    start, end = datetime(2027, 1, 15, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC)
    micro = 1_000_000
    assert aims(PLAN)[0] == Aim("meetings_held", 15.0, int(start.timestamp()) * micro, int(end.timestamp()) * micro)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[target]", "[targets]", "targets is not a setting of the strategy file. Hint: Did you mean target?"),
        ("trade =", "job =", "strategy.job is not a setting"),
        ('functions = ["production"]', 'functions = ["produktion"]', "Did you mean production?"),
        ("declared_on = 2027-01-05", "", "strategy.declared_on must be a date"),
        ("declared_on = 2027-01-05", 'declared_on = "5 January"', "strategy.declared_on must be a date"),
        ("declared_on = 2027-01-05", "declared_on = 5", "Write it as year, month, day: 2027-03-31"),
        ('trade = "machine tools"', "trade = 3", "strategy.trade must be a text"),
        (
            'indicator = "meetings_held"',
            'indicator = "meetings"',
            "objective 1, indicator: .* Did you mean meetings_held?",
        ),
        ('indicator = "meetings_held"', "", "Objective 1 says no indicator. Hint: .* contracts_signed, "),
        ("goal = 15", "goal = 0", "Objective 1 has no goal above zero"),
        ("goal = 15", "goal = -3", "Objective 1 has no goal above zero"),
        ("goal = 15", "goal = true", "Objective 1 has no goal above zero"),
        ("goal = 15", "goal = inf", "Objective 1 has no goal above zero"),
        ("goal = 15", "goal = nan", "Objective 1 has no goal above zero"),
        ("goal = 15", 'goal = "15"', "Objective 1 has no goal above zero"),
        ("goal = 0.35", "goal = 35", "Objective 2 is a share, .* Hint: Write 35 % as goal = 0.35"),
        ("by = 2027-03-31", "by = 2027-01-01", "Objective 1 ends before the strategy starts"),
        ("by = 2027-03-31", "", "objective 1, by must be a date"),
        ("goal = 15", "goal = 15\nprice = 3", "objective 1.price is not a setting"),
        ("[strategy]", "format = 7\n[strategy]", "of another format"),
        ('["production"]', '["production"', r"strategy.toml is not valid TOML \(at line "),
        ("[[objective]]", "[objective]", "not valid TOML|objective must be a list"),
    ],
)
def test_what_cannot_be_understood_names_the_key_and_what_it_allows(old: str, new: str, says: str):
    assert old in WRITTEN
    with pytest.raises(StrategyInvalid, match=says):
        parse_strategy(WRITTEN.replace(old, new, 1))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00" * 10, b"PK\x03\x04", b"[" * 5000])
def test_a_file_that_is_something_else_is_refused_by_name(tmp_path: Path, data: bytes):
    path = tmp_path / "plan.toml"
    path.write_bytes(data)
    with pytest.raises(StrategyInvalid, match=r"plan\.toml"):
        load_strategy(path)


def test_a_missing_or_huge_file_is_refused(tmp_path: Path):
    with pytest.raises(StrategyInvalid, match="cannot be read"):
        load_strategy(tmp_path / "none.toml")
    (tmp_path / "huge.toml").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(StrategyInvalid, match="too large"):
        load_strategy(tmp_path / "huge.toml")


def test_the_message_never_quotes_the_file(tmp_path: Path):
    with pytest.raises(StrategyInvalid) as caught:
        parse_strategy('aim = "canary" canary')
    assert "canary" not in str(caught.value)


def test_the_version_follows_what_was_planned():
    assert parse_strategy(WRITTEN.replace("# x", "")).version == PLAN.version
    assert parse_strategy(f"# a comment\n{WRITTEN}").version == PLAN.version
    for old, new in [
        ("production", "purchasing"),
        ("goal = 15", "goal = 16"),
        ("2027-03-31", "2027-04-30"),
        ("2027-01-15", "2027-01-16"),
        ("2027-01-05", "2027-01-06"),
        ("Fill", "Empty"),
    ]:
        assert parse_strategy(WRITTEN.replace(old, new)).version != PLAN.version, old


def test_a_written_file_reads_back_equal_and_explains_itself_in_both_languages():
    for language, word in (("en", "Whom you want to reach"), ("fr", "Qui toucher")):
        text = write_strategy(PLAN, language)
        assert parse_strategy(text) == PLAN
        assert word in text


signs = st.characters(exclude_categories=("Cs",))
line = st.text(signs, min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
lines = st.lists(line, unique=True, max_size=3).map(tuple)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
companies = st.builds(Company, line, st.none() | line, st.none() | line)
targets = st.builds(
    Target,
    functions=st.lists(st.sampled_from(functions()), min_size=1, unique=True, max_size=3).map(tuple),
    seniorities=st.lists(st.sampled_from(seniorities()), unique=True, max_size=3).map(tuple),
    industries=lines,
    countries=lines,
    companies=lines,
    keywords=lines,
    accounts=lines,
    exclude_companies=lines,
    exclude_keywords=lines,
    company_list=st.lists(companies, max_size=2).map(tuple),
)


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    declared, starts = draw(days), draw(days)
    rows = []
    for code in draw(st.lists(st.sampled_from(sorted(indicators())), max_size=3)):
        top = 1 if indicators()[code]["unit"] == "share" else 1e6
        goal = draw(st.floats(0, top, exclude_min=True))
        rows.append(Objective(code, goal, draw(st.dates(starts, date(2041, 1, 1))), draw(st.none() | line)))
    return Strategy(draw(targets), declared, starts, draw(st.none() | line), draw(st.none() | line), tuple(rows))


@given(strategies(), st.sampled_from(["en", "fr"]))
def test_whatever_is_written_reads_back_equal_with_the_same_version(plan: Strategy, language: str):
    again = parse_strategy(write_strategy(plan, language))
    assert again == plan
    assert again.version == plan.version


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_never_worse(text: str):
    with suppress(StrategyInvalid):
        assert parse_strategy(text).target.criteria


def test_every_error_has_both_languages_with_the_same_values():
    for texts in ERRORS.values():
        message_en, hint_en, message_fr, hint_fr = (
            {part.split("}")[0] for part in text.split("{")[1:]} for text in texts
        )
        assert message_en == message_fr
        assert hint_en == hint_fr
