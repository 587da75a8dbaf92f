"""The target group: what may be declared, what is refused and how, and its version."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.errors import StrategyInvalid
from jalon.targeting.error_texts import ERRORS
from jalon.targeting.target import Company, Target, default_target, load_target
from jalon.targeting.titles import leads, seniorities

DECLARED: dict[str, Any] = {
    "functions": ["purchasing", "production"],
    "seniorities": ["director"],
    "industries": ["Food and Beverage Manufacturing"],
    "countries": ["France"],
    "companies": [],
    "keywords": ["plant*"],
    "accounts": ["Atelier Morvan"],
    "exclude": {"companies": ["Initech"], "keywords": ["freelance"]},
    "company_list": [{"name": "Atelier Morvan", "country": "France"}],
}


def test_a_target_table_is_read_as_written():
    target = load_target(DECLARED)
    assert target.functions == ("purchasing", "production")
    assert target.exclude_companies == ("Initech",)
    assert target.company_list == (Company("Atelier Morvan", None, "France"),)
    assert target.source == "declared"
    assert target.criteria == ("functions", "seniorities", "industries", "countries", "keywords")


def test_lists_that_are_all_left_open_mean_those_who_lead():
    target = load_target({"functions": [], "seniorities": [], "countries": ["France"], "exclude": {"keywords": ["x"]}})
    assert (target.seniorities, target.source) == (default_target().seniorities, "default")
    assert (target.countries, target.exclude_keywords) == (("France",), ("x",))


def test_the_default_is_those_who_lead():
    target = default_target()
    assert target.source == "default"
    assert target.seniorities == tuple(code for code in seniorities() if leads(code))
    assert target.criteria == ("seniorities",)


def test_a_value_is_kept_once_and_without_needless_spaces():
    assert load_target({"accounts": [" Acme  France ", "Acme France"]}).accounts == ("Acme France",)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"functons": ["sales"]}, "target.functons is not a setting .* Did you mean functions?"),
        ({"functions": ["sale"]}, 'target.functions: the value "sale" .* Did you mean sales?'),
        ({"seniorities": ["Vice President"]}, "Did you mean vice_president?"),
        ({"functions": ["zzz"]}, "Hint: Allowed: general_management, sales, marketing"),
        ({"functions": "sales"}, "target.functions must be a list of texts"),
        ({"accounts": [1]}, "target.accounts must be a list of texts"),
        ({"accounts": [" "]}, "target.accounts must be a list of texts"),
        ({"exclude": ["x"]}, "target.exclude must be a table"),
        ({"exclude": {"countries": ["FR"]}}, "target.exclude.countries is not a setting"),
        ({"exclude": {"functions": ["saels"]}}, "target.exclude_functions: .* Did you mean sales?"),
        ({"company_list": [{"country": "FR"}]}, "Company 1 of target.company_list has no name"),
        ({"company_list": [{"name": "A", "town": "B"}]}, "target.company_list.town is not a setting"),
        ({"company_list": {"name": "A"}}, "target.company_list must be a table"),
        ({}, "names no target group"),
        ({"exclude": {"functions": ["sales"]}}, "names no target group"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_the_key_and_what_it_allows(raw: dict[str, Any], says: str):
    with pytest.raises(StrategyInvalid, match=says):
        load_target(raw)


def test_the_version_follows_the_content_and_nothing_else():
    version = load_target(DECLARED).version
    same = {**DECLARED, "functions": ["production", "purchasing"], "accounts": ["ATELIER MORVAN"]}
    assert load_target(same).version == version
    assert load_target(DECLARED, source="default").version == version
    for key, value in {
        "functions": ["sales"],
        "seniorities": ["manager"],
        "industries": ["Beer"],
        "countries": ["Spain"],
        "companies": ["Acme"],
        "keywords": ["plant"],
        "accounts": ["Acme"],
        "exclude": {},
        "company_list": [],
    }.items():
        assert load_target({**DECLARED, key: value}).version != version, key


def test_the_version_of_a_target_never_changes_between_releases():
    """Scores of the past name it; sha256 of the canonical JSON, worked out once with another tool."""
    assert Target(functions=("sales",)).version == "0ccfe3c8d959"


def test_every_error_has_four_finished_sentences():
    for texts in ERRORS.values():
        assert len(texts) == 4
        assert all(text.rstrip()[-1] in ".].:" for text in texts)
