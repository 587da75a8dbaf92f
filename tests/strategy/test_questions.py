"""The five questions: free words in two languages become a strategy, and what is not understood is handed back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.strategy.answers import Reach, read_aim, read_ranks, read_reach
from jalon.strategy.declared import Objective, indicators, parse_strategy
from jalon.strategy.question_texts import TEXTS
from jalon.strategy.questions import Answers, expired, questions, to_strategy, understand
from jalon.strategy.writing import write_strategy
from jalon.targeting.target import default_target
from jalon.targeting.titles import functions, seniorities

TODAY = date(2027, 1, 5)
LEADERS = ("owner", "executive", "vice_president", "director", "manager")


@pytest.mark.parametrize(
    ("words", "functions", "seniorities"),
    [
        ("directeurs d'usine", ("production",), ("director",)),
        ("plant managers", ("production",), ("manager",)),
        ("plant managers, purchasing directors", ("production", "purchasing"), ("manager", "director")),
        ("achats, directeurs d'usine", ("purchasing", "production"), ()),
        ("acheteurs et logisticiens", ("purchasing", "logistics"), ()),
        ("CFOs and CEOs", ("finance", "general_management"), ("executive",)),
        ("directeurs administratifs et financiers", ("finance",), ("director",)),
        ("Media and communication", ("communication",), ()),
        ("Ressources humaines / IT", ("hr", "it"), ()),
        ("customer_service", ("customer_service",), ()),
        ("DRH", ("hr",), ("executive",)),
        ("tous", (), ()),
        ("", (), ()),
    ],
)
def test_whom_to_reach_in_free_words(words: str, functions: tuple[str, ...], seniorities: tuple[str, ...]):
    assert read_reach(words) == Reach(functions, seniorities)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("director, executive", ("executive", "director")),
        ("directeurs et responsables", ("director", "manager")),
        ("at least director", LEADERS[:4]),
        ("au moins directeur", LEADERS[:4]),
        ("VP and above", LEADERS[:3]),
        ("managers+", LEADERS),
        ("decision makers", LEADERS),
        ("Décideurs", LEADERS),
        ("C-level", ("executive",)),
        ("Direction générale et comité de direction", ("executive",)),
        ("stagiaires", ("intern",)),
        ("any level", ()),
    ],
)
def test_how_senior_in_free_words(words: str, expected: tuple[str, ...]):
    assert read_ranks(words) == Reach((), expected)


@pytest.mark.parametrize("read", [read_reach, read_ranks])
def test_what_is_not_understood_is_handed_back_as_typed(read):
    assert read("Blorptastic, director").unknown == ("Blorptastic",)


@pytest.mark.parametrize(
    ("words", "indicator", "goal", "by"),
    [
        ("15 meetings by 31 March 2027", "meetings_held", 15, date(2027, 3, 31)),
        ("15 rendez-vous d'ici le 31/03/2027", "meetings_held", 15, date(2027, 3, 31)),
        ("3 contrats signés avant fin juin 2027", "contracts_signed", 3, date(2027, 6, 30)),
        ("by 2027-06-30: 10 quotes sent", "quotes_sent", 10, date(2027, 6, 30)),
        ("10 devis demandés d'ici février 2028", "quotes_requested", 10, date(2028, 2, 29)),
        ("taux de réponse de 35 % d'ici le 1er juin 2027", "answer_rate", 0.35, date(2027, 6, 1)),
        ("0,3 acceptance rate by March 31, 2027", "acceptance_rate", 0.3, date(2027, 3, 31)),
        ("1 200 conversations by 31.12.2027", "conversations", 1200, date(2027, 12, 31)),
    ],
)
def test_an_aim_is_a_number_a_thing_and_a_date(words: str, indicator: str, goal: float, by: date):
    assert read_aim(words) == Objective(indicator, pytest.approx(goal), by, words)


@pytest.mark.parametrize(
    "words",
    ["meetings", "15 by 31 March 2027", "15 meetings", "15 meetings by 2027-02-30", "0 meetings by 2027-03-31",
     "140 % answer rate by 2027-03-31", "some meetings by 2027-03-31"],
)  # fmt: skip
def test_an_aim_without_number_thing_or_date_is_not_guessed(words: str):
    assert read_aim(words) is None
    assert understand("aims", words).unknown == (words,)


def test_there_are_five_questions_that_fill_every_answer():
    assert len(questions()) == 5
    asked = [field for question in questions() for field in question.fields]
    assert asked == list(Answers.__dataclass_fields__)
    assert questions()[0].choices == functions()
    assert questions()[1].choices == seniorities()
    assert questions()[3].choices == tuple(indicators())


def test_answers_become_a_strategy():
    answers = Answers(
        functions="achats, directeurs d'usine",
        seniorities="décideurs",
        accounts="Atelier Morvan; Zonneveld",
        countries="France",
        aims="15 rendez-vous d'ici le 31/03/2027\n3 contrats avant le 30 juin 2027",
        trade="  machines-outils ",
    )
    plan = to_strategy(answers, TODAY)
    assert plan.target.functions == ("purchasing", "production")
    assert plan.target.seniorities == LEADERS
    assert plan.target.accounts == ("Atelier Morvan", "Zonneveld")
    assert plan.target.countries == ("France",)
    assert [aim.indicator for aim in plan.objectives] == ["meetings_held", "contracts_signed"]
    assert (plan.trade, plan.declared_on, plan.starts_on) == ("machines-outils", TODAY, TODAY)
    assert plan.aim == "15 rendez-vous d'ici le 31/03/2027; 3 contrats avant le 30 juin 2027"


def test_ranks_said_with_the_functions_count_unless_the_second_question_is_answered():
    assert to_strategy(Answers(functions="plant managers"), TODAY).target.seniorities == ("manager",)
    said = to_strategy(Answers(functions="plant managers", seniorities="directors"), TODAY)
    assert said.target.seniorities == ("director",)
    assert to_strategy(Answers(functions="plant managers", seniorities="all"), TODAY).target.seniorities == ()


def test_who_names_nobody_is_given_those_who_lead():
    assert to_strategy(Answers(), TODAY).target == default_target()
    assert to_strategy(Answers(functions="tous", seniorities="tous"), TODAY).target == default_target()
    abroad = to_strategy(Answers(countries="France"), TODAY).target
    assert (abroad.seniorities, abroad.countries, abroad.source) == (LEADERS, ("France",), "default")


def test_empty_answers_leave_the_lists_of_the_file_open():
    for answers in (Answers(), Answers(countries="France")):
        text = write_strategy(to_strategy(answers, TODAY))
        assert "\nfunctions = []\n" in text
        assert "\nseniorities = []\n" in text
        assert parse_strategy(text).target == to_strategy(answers, TODAY).target
    said = write_strategy(to_strategy(Answers(seniorities="decision makers"), TODAY))
    assert '\nseniorities = ["owner"' in said
    assert "\nseniorities = []\n" in write_strategy(to_strategy(Answers(functions="achats"), TODAY))


def test_the_aim_is_written_in_words_and_can_be_filled_in_later():
    assert '\naim = ""\n' in write_strategy(to_strategy(Answers(), TODAY))
    assert parse_strategy(write_strategy(to_strategy(Answers(), TODAY))).aim is None
    vague = to_strategy(Answers(aims="Become the first call of plants"), TODAY)
    assert (vague.aim, vague.objectives) == ("Become the first call of plants", ())
    assert parse_strategy(write_strategy(vague)).aim == vague.aim


def test_an_aim_whose_date_is_over_is_left_out_and_named():
    answers = Answers(functions="sales", aims="5 meetings by 2026-12-31; 9 meetings by 2027-12-31")
    assert [aim.goal for aim in to_strategy(answers, TODAY).objectives] == [9]
    assert [aim.goal for aim in expired(answers, TODAY)] == [5]


@settings(deadline=None, max_examples=50)
@given(st.builds(Answers, *[st.text(st.characters(exclude_categories=("Cs",)), max_size=40)] * 7))
def test_any_answers_make_a_strategy_that_can_be_written(answers: Answers):
    plan = to_strategy(answers, TODAY)
    assert parse_strategy(write_strategy(plan)).target.version == plan.target.version


def test_every_text_stands_in_both_languages_and_every_question_has_its_words():
    assert set(TEXTS) == {"en", "fr"}
    assert set(TEXTS["en"]) == set(TEXTS["fr"])
    for say in TEXTS.values():
        for question in questions():
            assert all(say[f"{question.code}_{part}"] for part in ("question", "help", "example"))
            assert all(say[f"{field}_field"] for field in question.fields)
            assert say[f"{question.code}_question"].endswith("?")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_examples_shown_are_understood(language: str):
    say = TEXTS[language]
    for field, code in (("functions", "reach"), ("seniorities", "rank"), ("aims", "aims")):
        found = understand(field, say[f"{code}_example"])
        assert found.unknown == ()
        assert found.values or found.aims
