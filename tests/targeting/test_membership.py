"""Who is in a target group: one list widens, several narrow, accounts add, exclusions win, the unknown stays so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.targeting.membership import Judge, Membership
from jalon.targeting.target import Company, Target
from jalon.targeting.titles import classify_title

SALES_LEADERS = Target(functions=("sales", "marketing"), seniorities=("director", "manager"))


def judge(target: Target, title: str | None, company: str | None = None) -> Membership:
    return Judge(target).decide(title, company, classify_title(title) if title else None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sales Director", Membership(True, "function and seniority")),
        ("Marketing Manager", Membership(True, "function and seniority")),
        ("Sales Assistant", Membership(False, "seniority")),
        ("Finance Director", Membership(False, "function")),
        ("Intern in finance", Membership(False, "function")),
        ("Zwxq", Membership(False, "function")),
        (None, Membership(None, "function")),
    ],
)
def test_one_list_widens_and_several_narrow(title: str | None, expected: Membership):
    assert judge(SALES_LEADERS, title, "Acme") == expected


@pytest.mark.parametrize(
    ("title", "company", "expected"),
    [
        ("Accountant", "Acme", True),
        (None, "ACME SA", True),
        ("Accountant", "Acme France", True),
        ("Accountant", "Acmeware", False),
        ("Sales Director", "Initech", True),
    ],
)
def test_people_of_a_named_account_are_in_whatever_they_do(title: str | None, company: str, expected: bool):
    target = Target(functions=("sales",), accounts=("Acme",))
    assert judge(target, title, company).is_target is expected


@pytest.mark.parametrize(
    ("target", "why"),
    [
        (Target(accounts=("Acme",), exclude_functions=("sales",)), "excluded function"),
        (Target(accounts=("Acme",), exclude_seniorities=("director",)), "excluded seniority"),
        (Target(accounts=("Acme",), exclude_companies=("Acme France",)), "excluded company"),
        (Target(accounts=("Acme",), exclude_keywords=("directrice",)), "excluded key word"),
    ],
)
def test_what_is_excluded_is_out_even_in_a_named_account(target: Target, why: str):
    assert judge(target, "Directrice commerciale", "Acme France SAS") == Membership(False, why)


def test_with_accounts_only_everybody_else_is_out_and_who_has_no_company_unknown():
    target = Target(accounts=("Acme",))
    assert judge(target, "CEO", "Initech") == Membership(False, "account")
    assert judge(target, "CEO") == Membership(None, "account")


def test_companies_narrow_where_accounts_add():
    target = Target(functions=("sales",), companies=("Acme",))
    assert judge(target, "Sales Director", "Acme") == Membership(True, "function and company")
    assert judge(target, "Sales Director", "Initech") == Membership(False, "company")
    assert judge(target, "Accountant", "Acme") == Membership(False, "function")
    assert judge(target, "Sales Director") == Membership(None, "company")


@pytest.mark.parametrize(
    ("keyword", "title", "company", "expected"),
    [
        ("plant", "Plant manager", None, True),
        ("plant", "Planting expert", None, False),
        ("plant*", "Planting expert", None, True),
        ("agro-alimentaire", "Directeur agro alimentaire", None, True),
        ("énergie", "Comptable", "Énergie du Sud", True),
        ("plant", None, "Acme", None),
        ("plant", "Accountant", "Acme", False),
    ],
)
def test_key_words_are_whole_words_of_title_or_company(
    keyword: str, title: str | None, company: str | None, expected: bool | None
):
    assert judge(Target(keywords=(keyword,)), title, company).is_target is expected


def test_country_and_industry_decide_only_where_the_company_is_described():
    target = Target(
        functions=("sales",),
        countries=("France",),
        company_list=(Company("Acme", country="FRANCE"), Company("Initech", country="Spain")),
    )
    assert judge(target, "Sales Director", "Acme") == Membership(True, "function and country")
    assert judge(target, "Sales Director", "Initech") == Membership(False, "country")
    assert judge(target, "Sales Director", "Zonneveld") == Membership(True, "function")
    assert judge(Target(industries=("Beer",)), "Sales Director", "Acme") == Membership(None, "nothing known")


names = st.sampled_from(["Acme", "Initech", "Zonneveld", None])
written = st.sampled_from(["Sales Director", "Directrice des achats", "Junior Accountant", "Zwxq", "CEO", None])
codes = st.lists(st.sampled_from(["sales", "purchasing", "finance"]), unique=True).map(tuple)
ranks = st.lists(st.sampled_from(["director", "executive", "entry"]), unique=True).map(tuple)


@given(written, names, codes, ranks, st.sampled_from(["marketing", "general_management", "hr"]))
def test_a_longer_list_of_one_kind_never_puts_anybody_out(title, company, functions, seniorities, more):
    narrow = judge(Target(functions=(*functions, "sales"), seniorities=seniorities), title, company)
    wide = judge(Target(functions=(*functions, "sales", more), seniorities=seniorities), title, company)
    assert not (narrow.is_target and not wide.is_target)


@given(written, names, codes, ranks)
def test_one_more_kind_of_list_never_puts_anybody_in(title, company, functions, seniorities):
    wide = judge(Target(functions=(*functions, "sales")), title, company)
    narrow = judge(Target(functions=(*functions, "sales"), seniorities=(*seniorities, "director")), title, company)
    assert not (narrow.is_target and not wide.is_target)


@given(written, names, codes)
def test_an_exclusion_never_puts_anybody_in(title, company, excluded):
    target = Target(seniorities=("director", "executive"), accounts=("Acme",))
    shut = Target(seniorities=("director", "executive"), accounts=("Acme",), exclude_functions=excluded)
    assert not (judge(shut, title, company).is_target and not judge(target, title, company).is_target)
