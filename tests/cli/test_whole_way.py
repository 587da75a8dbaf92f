"""The commands on the demonstration's files, with nothing replaced: what a person types and what he gets."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import jsonschema
import pytest

from jalon.cli.language import Say
from jalon.cli.schema import schema_text
from jalon.records.store import open_store
from jalon.simulate.demo import make_demo
from tests.builders import Archive
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration's files."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return folder


@pytest.fixture
def archive(demo: Path) -> Path:
    return next(demo.glob("*.zip"))


@pytest.fixture
def sources(demo: Path) -> list[Path]:
    return sorted(file for file in demo.iterdir() if file.suffix in (".zip", ".xlsx", ".ics", ".csv", ".json"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An archive of a few people, for what does not depend on what is in it."""
    folder = tmp_path / "given"
    folder.mkdir()
    archive = Archive("2026-07")
    for n in range(12):
        who = f"Person Number{n}"
        archive.connect(who, f"2026-0{n % 6 + 1}-15", "Purchasing director", f"Company {n}")
        archive.message(f"t{n}", "me", who, f"2026-0{n % 6 + 1}-16 09:00").message(
            f"t{n}", who, "me", "2026-07-01 10:00"
        )
    return archive.zip(folder)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_report_fits_the_terminal_and_leaves_a_page(
    run: Run, sources: list[Path], demo: Path, tmp_path: Path, language: str
) -> None:
    ended = run("report", *sources, "--strategy", demo / "strategy.toml", "--out", tmp_path, "--lang", language)
    assert ended.code == 0, ended.err
    *text, _, place = ended.out.splitlines()
    assert max(len(line) for line in text) <= 80
    assert "Solène Vaubrial" in text[0]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f'lang="{language}"' in page[:500]
    assert str(tmp_path / "report.html") in place


def test_order_of_the_sources_does_not_matter(run: Run, sources: list[Path], demo: Path) -> None:
    plan = ("--strategy", demo / "strategy.toml", "--format", "json")
    there, back = (json.loads(run("report", *order, *plan).out) for order in (sources, sources[::-1]))
    for one in (there, back):
        one["foot"].pop("command")
        one["head"].pop("sources")
    assert there["score"] == back["score"]
    assert there["indicators"] == back["indicators"]


def test_a_report_is_made_without_any_network(
    run: Run, sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("somebody opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    assert run("report", *sources, "--out", tmp_path).code == 0


def test_the_page_asks_for_nothing_from_outside(run: Run, sources: list[Path]) -> None:
    page = run("report", *sources, "--format", "html").out
    assert 'src="http' not in page
    assert "@import" not in page
    assert "url(http" not in page
    assert "<link" not in page.replace('<link rel="icon" href="data:', "")


def test_json_of_the_report_follows_its_schema(run: Run, sources: list[Path], demo: Path) -> None:
    found = json.loads(run("report", *sources, "--strategy", demo / "strategy.toml", "--format", "json").out)
    jsonschema.validate(found, json.loads(schema_text("report")))


def test_json_of_read_follows_its_schema(run: Run, sources: list[Path]) -> None:
    found = json.loads(run("read", *sources, "--format", "json").out)
    jsonschema.validate(found, json.loads(schema_text("read")))
    assert found["owner"]["name"] == "Solène Vaubrial"
    reasons = {reason for file in found["files"] for reason in file["excluded"]}
    assert [reason for reason in reasons if not Say("fr").has(f"excluded_{reason}")] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_read_accounts_for_everything_within_80_columns(run: Run, sources: list[Path], language: str) -> None:
    ended = run("read", *sources, "--lang", language)
    assert ended.code == 0
    assert max(len(line) for line in ended.out.splitlines()) <= 80
    assert "Connections.csv" in ended.out
    assert "PhoneNumbers.csv" in ended.out


def test_a_strategy_among_the_sources_is_taken_for_what_it_is(run: Run, small: Path, demo: Path) -> None:
    found = json.loads(run("report", demo / "strategy.toml", small, "--format", "json").out)
    assert found["strategy"]["aim"]


def test_without_a_store_nothing_is_kept(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("report", small, "--format", "text").code == 0
    assert sorted(tmp_path.rglob("*")) == [small.parent, small]


def test_a_store_is_enough_the_second_time(run: Run, small: Path, tmp_path: Path) -> None:
    store = tmp_path / "me.duckdb"
    first = json.loads(run("report", small, "--store", store, "--format", "json").out)
    again = json.loads(run("report", small, "--store", store, "--format", "json").out)
    alone = json.loads(run("report", "--store", store, "--format", "json").out)
    assert first["score"] == again["score"] == alone["score"]


def test_texts_are_kept_only_on_demand(run: Run, small: Path, tmp_path: Path) -> None:
    for words, kept in (((), False), (("--keep-text",), True)):
        store = tmp_path / f"{kept}.duckdb"
        assert run("read", small, "--store", store, *words).code == 0
        con = open_store(store)
        assert bool(con.execute("select count(*) from message_texts").fetchall()[0][0]) == kept
        con.close()


def test_incognito_shows_no_name(run: Run, sources: list[Path]) -> None:
    text = run("report", *sources, "--incognito", "--format", "json").out
    assert "Solène" not in text
    assert "Vaubrial" not in text


def test_explain_shows_own_numbers_and_rows(run: Run, archive: Path) -> None:
    ended = run("explain", "deep_threads", archive)
    assert ended.code == 0
    assert "messages.csv" in ended.out
    assert "select" in ended.out


def test_explain_without_sources_shows_the_formula(run: Run) -> None:
    ended = run("explain", "deep_threads", "--lang", "fr")
    assert "Conversations où chacun est revenu" in ended.out
    assert "select" in ended.out


def test_the_templates_can_be_read_back(run: Run, small: Path, tmp_path: Path) -> None:
    for language in ("fr", "en"):
        results, plan = tmp_path / f"results-{language}.csv", tmp_path / f"strategy-{language}.toml"
        assert run("template", "results", "--out", results, "--lang", language).code == 0
        assert run("template", "strategy", "--out", plan, "--lang", language).code == 0
        assert run("report", small, results, "--strategy", plan, "--format", "text").code == 0


def test_the_demo_writes_sources_and_page(run: Run, tmp_path: Path) -> None:
    ended = run("demo", "--out", tmp_path / "demo", "--lang", "fr")
    assert ended.code == 0
    assert (tmp_path / "demo" / "report.html").stat().st_size > 10_000
    assert "jalon report" in ended.out


def test_an_unknown_edition_is_said(run: Run, small: Path) -> None:
    ended = run("report", small, "--edition", "1999", "--lang", "fr")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("Il n’y a pas de telle édition.")


def test_the_past_is_asked_for_by_its_day(run: Run, small: Path) -> None:
    found = json.loads(run("report", small, "--as-of", "2026-03-31", "--format", "json").out)
    assert found["head"]["as_of"] == "2026-03-31"
