"""States in which little can be said: a target that nobody is in, a calendar alone. Said clearly, and never as zero."""

from __future__ import annotations

import json

import pytest

from jalon import read, report, score
from jalon.strategy.declared import parse_strategy

NOBODY = """
[strategy]
declared_on = 2026-01-05
[target]
keywords = ["astronaut"]
"""
ABOUT_TARGETS = {
    "inbound_target_conversations",
    "incoming_target_invitations",
    "target_contacts_after_post",
    "target_acceptances_per_invitation",
    "target_share_of_new_connections",
}


@pytest.fixture(scope="module")
def nobody(reading):
    return score(reading, strategy=parse_strategy(NOBODY))


@pytest.fixture(scope="module")
def calendar_alone(demo_files):
    return score(read(next(path for path in demo_files if path.suffix == ".ics")))


def test_what_is_counted_on_an_empty_target_is_not_measured(nobody):
    assert nobody.strategy.target_people == 0
    indicators = {indicator.code: indicator for indicator in nobody.indicators}
    for code in ABOUT_TARGETS:
        assert indicators[code].value.state == "not_measured", code
        assert indicators[code].points is None
        assert indicators[code].missing == "target"
    assert indicators["deep_threads"].value.value
    assert indicators["contracts_signed"].value.value
    assert indicators["meetings_held"].missing == "target"  # this results file names no meeting


def test_an_empty_target_makes_no_chain_of_zeros(nobody):
    assert [stage.n for stage in nobody.funnel.stages] == [None] * 5
    assert nobody.funnel.outside.keys() <= {"meetings", "quotes", "contracts"}


@pytest.mark.parametrize(("lang", "says"), [("en", "Nobody known is in your target"), ("fr", "Personne n’est dans")])
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_an_empty_target_is_said_on_top(nobody, lang, says, form):
    shown = " ".join(report(nobody, lang=lang, format=form).split())
    assert says in shown
    headline = {"text": "Performance", "html": "<h1", "markdown": "## "}[form]
    assert shown.index(says) < shown.index(headline)


def test_a_declared_target_with_somebody_in_it_needs_no_warning(result):
    assert "target group: all" not in report(result)


def test_a_calendar_alone_speaks_of_no_conversations(calendar_alone):
    assert [stage.n for stage in calendar_alone.funnel.stages] == [None] * 5
    for lang, name, zero in (("en", "Your report", "0 conversation"), ("fr", "Votre rapport", "0 conversation")):
        shown = report(calendar_alone, lang=lang)
        assert shown.strip().startswith(f"{name}, ")
        assert zero not in shown
        assert ("not measured" if lang == "en" else "pas mesurées") in shown


def test_incognito_invents_no_name(demo_files):
    alone = read(next(path for path in demo_files if path.suffix == ".ics"))
    assert score(alone, incognito=True).head.name == ""


def test_a_results_file_without_meetings_is_not_asked_for_again(result):
    assert "results" not in result.funnel.how_to_add


def test_another_edition_is_scored_beside_the_one_in_force(reading, strategy, result, tmp_path):
    from importlib.resources import files

    from jalon.index import load_edition
    from jalon.index.canonical import document_hash
    from jalon.index.edition import FORMER

    document = json.loads(files("jalon.index").joinpath("editions", f"{load_edition().id}.json").read_text("utf-8"))
    document["id"] = "2026.12-other"
    document["hash"] = document_hash(document)
    other = tmp_path / "other.json"
    other.write_text(json.dumps(document), encoding="utf-8")
    found = score(reading, strategy=strategy, edition=other)
    assert [one.edition for one in found.editions] == ["2026.12-other", load_edition().id]
    assert found.editions[1].points.value == pytest.approx(result.score.points.value)
    assert [one.edition for one in result.editions] == [load_edition().id, FORMER]
    assert result.editions[0].points == result.score.points


def test_who_names_a_sector_that_the_edition_knows_is_read_by_its_offsets(reading, strategy, result):
    from jalon.index import load_edition

    code = load_edition().sectors[0].code
    inside = score(reading, strategy=strategy, cohort=f"sector={code}")
    elsewhere = score(reading, strategy=strategy, cohort="sector=nowhere")
    assert elsewhere.score.points == result.score.points
    assert inside.score.points != result.score.points
    said = [note.params for note in inside.score.narrowing if note.code == "edition_sector"]
    assert said == [{"values": code}]
    assert all(note.code != "edition_sector" for note in elsewhere.score.narrowing)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_with_an_empty_target_the_headline_praises_nothing(nobody, result, lang, form):
    from jalon.report.words import words

    w = words(lang)
    assert [finding.code for finding in nobody.headline] == ["headline_nobody"]
    assert any(finding.code.startswith("headline_strong") for finding in result.headline)
    assert " ".join(w("headline_nobody").split()) in " ".join(report(nobody, lang=lang, format=form).split())


def test_a_first_result_is_said_to_measure_the_score_anew(demo_files, result, tmp_path):
    archive = next(path for path in demo_files if path.suffix == ".zip")
    first = tmp_path / "results.csv"
    first.write_text("date;kind;name\n2026-10-01;since;\n2026-10-20;contract signed;Quentin Rendoudet\n", "utf-8")
    anew = score(read(archive, first)).score.anew
    assert [finding.code for finding in anew] == ["measured_anew", "measured_anew_graded"]
    assert anew[0].params["day"] == "2026-08-01"
    assert "contracts_signed" in str(anew[0].params["values"])
    assert score(read(archive)).score.anew == ()
    assert result.score.anew == ()


@pytest.mark.parametrize(("lang", "says"), [("en", "Since 1 August 2026"), ("fr", "Depuis le 1er août 2026")])
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_every_rendering_says_what_is_measured_anew(result, lang, says, form):
    from dataclasses import replace

    from jalon.report.result import Finding

    told = Finding("measured_anew", {"values": "meetings_held|contracts_signed", "day": "2026-08-01"})
    shown = report(replace(result, score=replace(result.score, anew=(told,))), lang=lang, format=form)
    assert says in " ".join(shown.split()).replace("\N{NO-BREAK SPACE}", " ")


def test_a_step_ticked_after_the_day_does_not_make_the_past_reconstructed(demo_files, strategy):
    from jalon.journeys.ticks import Tick, step_rules, tick

    def notes(reading):
        found = {note.code for note in score(reading, strategy=strategy).paths.notes}
        return found & {"paths_reconstructed", "paths_ticked_later"}

    month = 30 * 86_400_000_000
    reading = read(*(path for path in demo_files if path.suffix != ".toml"))
    assert notes(reading) == set()
    message = "select fact_id from messages where direction = 'in' and excluded_as is null order by occurred_at desc"
    (fact,) = reading.con.execute(message).fetchone()
    tick(reading.con, reading.member_id, Tick(fact, next(iter(step_rules())), "confirmed", None, reading.as_of + month))
    assert notes(reading) == {"paths_ticked_later"}
    reading.con.execute("update deal_events set recorded_at = recorded_at + ?", [month])
    assert notes(reading) == {"paths_reconstructed"}


def test_one_code_names_a_deal_everywhere(reading, result):
    from jalon.api.deals import deal_of, deals

    listed = {deal["id"] for deal in deals(reading)}
    assert listed == {deal.deal for deal in result.deals.shown}
    assert all(deal_of(reading, code.lower()) for code in list(listed)[:2])


def test_kinds_that_a_results_file_does_not_say_to_follow_are_told_in_the_terminal(demo_files, tmp_path):
    archive = next(path for path in demo_files if path.suffix == ".zip")
    untold = tmp_path / "results.csv"
    untold.write_text("date;kind;name\n2026-10-20;contract signed;Quentin Rendoudet\n", "utf-8")
    found = score(read(archive, untold))
    assert "since meetings" in " ".join(report(found, lang="en").split())
    assert "depuis rendez-vous" in " ".join(report(found, lang="fr").split())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_one_contact_gets_a_short_report(tmp_path, lang):
    from tests.builders import Archive

    from jalon.report.words import words

    lone = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    shown = report(score(read(lone.zip(tmp_path))), lang=lang)
    w = words(lang)
    assert w("pillar_brand") not in shown and w("text_useless") not in shown
    assert len(shown.splitlines()) <= 30
