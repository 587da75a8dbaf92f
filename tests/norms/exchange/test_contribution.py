"""What leaves: eight values on a public grid, of a closed quarter, from enough conversations."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jalon.errors import ExchangeRefused
from jalon.norms.exchange.contribution import contribution_of, faults
from jalon.norms.exchange.rules import metrics, sectors
from jalon.norms.exchange.signing import canonical, hkdf, is_signed, signed
from jalon.report.data import plain
from tests.norms.exchange.givers import contribution, secret, unsigned
from tests.report.sample import full

COHORT = {"sector": "J62", "size": "11-50", "country": "FR"}


def report(**head: str) -> dict[str, Any]:
    found = plain(full())
    found["head"] |= {"as_of": "2026-09-30", **head}
    return found


def test_a_report_becomes_eight_values_on_the_grid() -> None:
    given = contribution_of(report(), COHORT, "token")
    assert set(given["metrics"]) <= {m.code for m in metrics()}
    assert given["metrics"]["points"] == 61
    assert given["period"] == "2026-Q3"
    assert faults(signed(given, secret(1))) is None


def test_nothing_else_of_the_report_is_in_it() -> None:
    """Neither a name, nor a count, nor a file: fifteen short fields, and three from the public lists."""
    whole = full()
    text = json.dumps(contribution_of(report(), COHORT, "token"))
    assert len(text) < 600
    for word in (whole.head.name, *whole.head.sources, str(whole.head.url)):
        assert word not in text


def test_the_cohort_may_come_from_the_report() -> None:
    assert contribution_of({**report(), "cohort": COHORT}, {}, "t")["size"] == "11-50"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: contribution_of(report(as_of="2026-10-31"), COHORT, "t"), "last day of a quarter"),
        (lambda: contribution_of(report(), {**COHORT, "size": "12"}, "t"), "public lists"),
        (lambda: contribution_of(report(), {**COHORT, "sector": "software"}, "t"), "public lists"),
        (lambda: contribution_of(report(), {}, "t"), "public lists"),
        (lambda: contribution_of({"head": 3}, COHORT, "t"), "not a report"),
        (lambda: contribution_of({**report(), "funnel": {"stages": []}}, COHORT, "t"), "stands on 0 conversations"),
    ],
)
def test_what_may_not_be_given_is_refused(made: Any, said: str) -> None:
    with pytest.raises(ExchangeRefused, match=said):
        made()


def test_29_conversations_are_too_few_30_are_enough() -> None:
    def with_conversations(n: int) -> dict[str, Any]:
        return {**report(), "funnel": {"stages": [{"code": "conversations", "n": n}]}}

    with pytest.raises(ExchangeRefused, match="29 conversations"):
        contribution_of(with_conversations(29), COHORT, "t")
    assert contribution_of(with_conversations(30), COHORT, "t")["n_band"] == 30
    assert contribution_of(with_conversations(299), COHORT, "t")["n_band"] == 100


def test_the_key_of_a_period_says_nothing_of_another() -> None:
    third = signed(unsigned(1), secret(1))
    fourth = signed({**unsigned(1), "period": "2026-Q4"}, secret(1))
    assert third["key"] != fourth["key"]
    assert third == signed(unsigned(1), secret(1))


def test_one_changed_sign_breaks_the_signature() -> None:
    given = contribution(1, 50.0)
    assert is_signed(given)
    assert not is_signed({**given, "metrics": {**given["metrics"], "points": 51}})
    assert not is_signed({**given, "signature": "zz"})
    assert not is_signed({**given, "key": contribution(2)["key"]})


def test_key_derivation_is_that_of_rfc_5869() -> None:
    """Test case 1 of its appendix A."""
    found = hkdf(bytes.fromhex("0b" * 22), bytes(range(13)), bytes(range(0xF0, 0xFA)), 42)
    assert found.hex() == ("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")


def test_the_canonical_form_is_that_of_rfc_8785() -> None:
    assert canonical({"b": 1.0, "a": "é", "c": [1, {"z": None}]}) == '{"a":"é","b":1,"c":[1,{"z":null}]}'.encode()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"metrics": {"points": 50.5}}, "off_grid"),
        ({"metrics": {"points": 101}}, "off_grid"),
        ({"metrics": {"points": 50, "reply_percent": 33}}, "off_grid"),
        ({"metrics": {"brand": 50}}, "off_grid"),
        ({"metrics": {"points": True}}, "off_grid"),
        ({"metrics": 3}, "off_grid"),
        ({"n_band": 57}, "off_grid"),
        ({"country": "France"}, "off_grid"),
        ({"size": "14"}, "off_grid"),
        ({"extra": "name"}, "form"),
        ({"period": "2026"}, "form"),
        ({"token": 5}, "form"),
        ({"key": None}, "form"),
        ({"schema": "jalon.contribution/2"}, "form"),
    ],
)
def test_what_is_off_the_grid_is_seen(change: dict[str, Any], fault: str) -> None:
    assert faults({**contribution(1), **change}) == fault


@pytest.mark.parametrize("given", [None, [], "x", {}, 3])
def test_what_is_no_contribution_is_seen(given: Any) -> None:
    assert faults(given) == "form"


def test_sectors_are_the_88_divisions_of_nace() -> None:
    assert len(sectors()) == 88
    assert sectors()["J62"] == "J"
