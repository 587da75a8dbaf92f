"""SSI from the page's JSON, wrapped or hand-made, from the saved page, or typed."""

from __future__ import annotations

import html
import itertools
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.singles import AS_OF, ME, codes, day, everything, open_store, rows, write

from jalon.errors import Misuse
from jalon.sources.ssi import Ssi, parse_typed_ssi, read_ssi, read_typed_ssi

PAGE = {
    "activeSeat": False,
    "memberScore": {
        "overall": 41.3,
        "subScores": [
            {"score": 8.0, "pillar": "FIND_RIGHT_PEOPLE"},
            {"score": 12.1, "pillar": "PROFESSIONAL_BRAND"},
            {"score": 9.2, "pillar": "INSIGHT_ENGAGEMENT"},
            {"score": 12.0, "pillar": "STRONG_RELATIONSHIP"},
        ],
    },
    "groupScore": [
        {"groupType": "INDUSTRY", "rank": 20, "industry": "Invented", "groupSize": 1000, "score": {"overall": 30.0}},
        {"groupType": "NETWORK", "rank": 35, "groupSize": 500, "score": {"overall": 33.0}},
    ],
}
FULL = (41.3, 12.1, 8.0, 9.2, 12.0, 20, 35)
SAVED = f"<html><body>{{\"x\": 1}}<code style='display:none'>{html.escape(json.dumps(PAGE))}</code>tail</body></html>"


@pytest.fixture(scope="module")
def con():
    with open_store() as opened:
        yield opened


@pytest.fixture
def read(con, tmp_path):
    con.execute("delete from ssi_readings")

    def reader(content, as_of=AS_OF):
        return read_ssi(con, write(tmp_path, "ssi", content), member_id=ME, as_of=as_of)

    return reader


def figures(con):
    return rows(
        con, "select overall, brand, people, insights, relationships, industry_top, network_top from ssi_readings"
    )


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(PAGE),
        json.dumps({"object": "LinkedinRawData", "data": PAGE}),
        json.dumps([PAGE]),
        "\ufeff" + json.dumps(PAGE, indent=2),
        SAVED,
        f"<html><code>{json.dumps(PAGE)}</code></html>",
    ],
)
def test_the_page_in_any_wrapping(con, read, content):
    report = read(content)
    assert figures(con) == [FULL] and not report.refused
    assert rows(con, "select occurred_at from ssi_readings") == [(day(2026, 11, 20),)]


def test_a_hand_made_file(con, read):
    read(json.dumps({"memberScore": {"ssi": 50}, "industry": {"top": 7}, "network": {"top": 9}}))
    assert figures(con) == [(50, None, None, None, None, 7, 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("74", Ssi(74)),
        ("74 (18/17/20/19)", Ssi(74, 18, 17, 20, 19)),
        ("SSI: 74,5 (18,2/17/20/19,3)", Ssi(74.5, 18.2, 17, 20, 19.3)),
        ("74/100 18 17 20 19", Ssi(74, 18, 17, 20, 19)),
        (" 73.9 [18 | 17 | 20 | 19] ", Ssi(73.9, 18, 17, 20, 19)),
    ],
)
def test_typed_figures(text, expected):
    assert parse_typed_ssi(text) == expected


@pytest.mark.parametrize(
    "text", ["", "high", "174", "74 (18/17/20)", "74 (28/17/20/9)", "74 (18/17/20/9)", "-3", "74 " * 90]
)
def test_typed_figures_that_cannot_be_right(text):
    with pytest.raises(Misuse, match="Hint"):
        parse_typed_ssi(text)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{}", "ssi_not_found"),
        ("<html>nothing</html>", "ssi_not_found"),
        ('{"memberScore": {"overall": "no"}}', "ssi_not_found"),
        ('{"memberScore": {"overall": 140}}', "ssi_implausible"),
        ("[" * 100_000, "ssi_not_found"),
        ('{"memberScore":' * 2_000, "ssi_not_found"),
    ],
)
def test_files_without_figures_are_refused(con, read, content, code):
    report = read(content)
    assert report.refused and codes(report) == [code] and figures(con) == []


def test_the_same_figures_keep_their_earliest_day_in_any_order(tmp_path):
    path, found = write(tmp_path, "ssi.json", json.dumps(PAGE)), []
    for order in itertools.permutations([day(2026, 11, 20), day(2026, 11, 2), day(2026, 11, 9)]):
        with open_store() as con:
            for as_of in order:
                read_ssi(con, path, member_id=ME, as_of=as_of)
            found.append(everything(con))
    assert all(one == found[0] for one in found) and len(found[0]["ssi_readings"]) == 1


def test_typed_figures_are_kept_as_typed(con, read):
    report = read_typed_ssi(con, "74 (18/17/20/19)", member_id=ME, as_of=AS_OF)
    assert rows(con, "select overall, source_id from ssi_readings") == [(74, "typed")] and report.kind == "ssi"


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["memberScore", "overall", "subScores", "groupScore", "score", "pillar", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_json_never_crashes(con, tmp_path, value):
    read_ssi(con, write(tmp_path, "odd.json", json.dumps(value)), member_id=ME, as_of=AS_OF)
