"""Incognito: no name, company, amount or typed word is left in any rendering."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalon.report.data import to_json
from jalon.report.markdown import to_markdown
from jalon.report.mask import contact_code, masked
from jalon.report.page import to_html
from jalon.report.text import to_text
from tests.report import sample
from tests.report.sample_indicators import KEY

SECRETS = (
    "Camille", "Renard", "Brossard", "Hélène", "Le Goff", "Delcourt", "Verdane", "Morin", "Lannec", "Nordane",
    "38400", "38 400", "38\u202f400", "9600", "9\u202f600", "six missions", "formation", "10-31-2026",
    "organisation industrielle",
)  # fmt: skip


@pytest.mark.parametrize("render", [to_json, to_html, to_markdown, to_text])
def test_nothing_personal_is_left(render: object) -> None:
    whole = render(sample.full())  # type: ignore[operator]
    shown = render(masked(sample.full(), KEY))  # type: ignore[operator]
    assert "Camille" in whole
    assert [secret for secret in SECRETS if secret in shown] == []


def test_figures_stay() -> None:
    before, after = sample.full(), masked(sample.full(), KEY)
    assert after.score == before.score
    assert after.pillars == before.pillars
    assert [i.points for i in after.indicators] == [i.points for i in before.indicators]
    assert after.masked


def test_masked_twice_is_masked_once() -> None:
    assert masked(masked(sample.full(), KEY), KEY) == masked(sample.full(), KEY)


def test_a_person_keeps_one_code() -> None:
    assert contact_code("in:ada", KEY) == contact_code("in:ada", KEY)
    assert contact_code("in:ada", KEY) != contact_code("in:grace", KEY)
    codes = [row.person for i in masked(sample.full(), KEY).indicators for row in i.rows]
    assert codes == [row.person for i in masked(sample.full(), KEY).indicators for row in i.rows]
    assert set(codes).isdisjoint(row.person for i in sample.full().indicators for row in i.rows)


def test_codes_of_two_keys_cannot_be_linked() -> None:
    assert contact_code("in:ada", KEY) != contact_code("in:ada", b"another key")


def test_a_hundred_thousand_people_have_a_hundred_thousand_codes() -> None:
    assert len({contact_code(f"in:person-{n}", KEY) for n in range(100_000)}) == 100_000


def test_files_of_the_archive_keep_the_names_that_the_platform_gave() -> None:
    files = {name for i in masked(sample.full(), KEY).indicators for name, _ in i.files}
    assert files == {"source-1.zip/messages.csv", "source-2.ics"}
    assert masked(sample.full(), KEY).foot.command.startswith("jalon report source-1.zip source-2.ics source-3.csv")


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("jalon report a.zip --strategy=../ada/plan.toml", "jalon report file.zip --strategy=file.toml"),
        ("jalon report '../Jean Dupont/Marie Curie/r'", "jalon report file"),
        ("jalon report 'Jean Dupont.zip' --as-of 2026-10-31", "jalon report file.zip --as-of 2026-10-31"),
        ("jalon report 'never closed", ""),
    ],
)
def test_no_path_and_no_name_of_a_file_stays_in_the_command(command: str, shown: str) -> None:
    result = sample.full()
    given = replace(result, foot=replace(result.foot, command=command))
    assert masked(given, KEY).foot.command == shown
