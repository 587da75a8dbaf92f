"""The page: self-contained, escaped, well-formed, and honest in every state."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from jalon.report.mask import masked
from jalon.report.notebook import repr_html, repr_mimebundle
from jalon.report.page import to_html
from jalon.report.result import Finding
from jalon.report.words import words
from tests.report import sample
from tests.report.sample_indicators import KEY

RESULTS = [sample.full, sample.poor, sample.provisional, sample.compared, sample.hostile]
VOID = {"meta", "input", "br", "line", "rect", "circle", "path"}


class Reader(HTMLParser):
    """Collects texts, attributes and anything left open or closed twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[str] = []
        self.values: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def ids(reader: Reader) -> list[str]:
    return [value for name, value in reader.values if name == "id"]


@pytest.mark.parametrize("make", RESULTS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_page_is_whole_and_under_200_kb(make: object, lang: str) -> None:
    page = to_html(make(), lang)  # type: ignore[operator]
    reader = read(page)
    assert reader.wrong == [] and reader.open == []
    assert len(ids(reader)) == len(set(ids(reader)))
    targets = {value[1:] for name, value in reader.values if name == "href" and value.startswith("#")}
    assert targets <= set(ids(reader))
    assert len(page.encode()) < 200_000


@pytest.mark.parametrize("make", RESULTS)
def test_no_script_and_no_address_outside_the_file(make: object) -> None:
    reader = read(to_html(make(), "fr"))  # type: ignore[operator]
    assert "script" not in reader.tags
    assert not any(name.startswith("on") for name, _ in reader.values)
    addresses = [value for name, value in reader.values if name in ("href", "src", "action", "style")]
    assert all(value.startswith("#") for value in addresses)
    policy = next(value for name, value in reader.values if value.startswith("default-src"))
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_the_policy_allows_this_style_sheet_and_no_other() -> None:
    from base64 import b64encode
    from hashlib import sha256

    page = to_html(sample.full(), "fr")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in page


def test_hostile_names_stay_text() -> None:
    page = to_html(sample.hostile(), "fr")
    assert "<script" not in page and "<b>&amp;" not in page
    assert "<script>alert(1)</script>\"'><b>&amp;" in read(page).text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_code_is_left_where_a_sentence_should_stand(lang: str) -> None:
    for make in RESULTS[:4]:
        reader = read(to_html(make(), lang))
        shown = re.sub(r"jalon explain \w+|[\w.-]+\.(zip|csv|ics|toml)|select .*", "", reader.text)
        shown += " ".join(value for name, value in reader.values if name == "aria-label")
        codes = re.findall(r"\b(?:headline|evidence|pillar|label|title|noun|state|stage|adds|signal)_\w+", shown)
        assert [code for code in codes if not words(lang).has(code)] == []
        assert "None" not in shown and "undefined" not in shown


def test_not_enough_evidence_shows_no_number() -> None:
    reader = read(to_html(sample.poor(), "fr"))
    assert "6 conversations : pas encore assez pour un score." in reader.text.replace("\u202f", " ")
    assert "entre 34 et 71" in reader.text
    assert 'class="num none"' in to_html(sample.poor(), "fr")
    assert 'class="perf"' not in to_html(sample.poor(), "fr").split('class="key"')[0]


def test_a_provisional_score_is_drawn_in_outline_and_says_what_would_narrow_it() -> None:
    page = to_html(sample.provisional(), "en")
    assert 'class="num provisional"' in page
    assert "Provisional score: 41 points" in page
    assert "Adding a results file would take 1.2 points off the standard error." in page
    assert "47% of the points earned come through 3 people" in page


def test_real_life_not_measured_says_how_to_add_it() -> None:
    shown = read(to_html(sample.poor(), "en")).text
    assert "Real life is not measured:" in shown
    assert "jalon template results" in shown and ".ics" in shown
    assert "No data is not zero." in shown


def test_no_rank_without_a_real_group() -> None:
    alone, compared = to_html(sample.full(), "en"), to_html(sample.compared(), "en")
    assert "No rank, for want of a group" in alone and "of your peers" not in alone
    assert "Ahead of 68% of your peers" in compared and "214 accounts" in compared
    assert 'class="peer"' in compared and 'class="peer"' not in alone


def test_a_provisional_edition_says_so_on_its_face() -> None:
    face = to_html(sample.full(), "fr").split("</section>")[0]
    assert "Édition provisoire 2026.11-expert." in face


def test_no_strategy_is_said() -> None:
    assert "The score below is given without a declared strategy." in to_html(sample.poor(), "en")


def test_nothing_to_do_is_said_and_not_filled() -> None:
    assert "Nothing to do stands out" in to_html(sample.poor(), "en")


def test_meaning_is_also_in_the_shape() -> None:
    """Filled dot for performance, hollow for usage, dashes for what is not established: never colour alone."""
    css = to_html(sample.full(), "fr")
    assert re.search(r"\.use\{fill:var\(--paper\)", css)
    assert re.search(r"\.perf\{fill:var\(--accent\)", css)
    assert re.search(r"\.loose\{stroke-dasharray", css)


def test_incognito_is_said_on_the_page() -> None:
    assert "Les noms, les entreprises et les montants sont masqués." in to_html(masked(sample.full(), KEY), "fr")


def test_the_other_language_is_a_link_when_there_is_one() -> None:
    assert 'href="report.en.html" lang="en" hreflang="en">English<' in to_html(sample.full(), "fr", "report.en.html")
    assert "hreflang" not in to_html(sample.full(), "fr")


def test_long_lists_end_with_how_many_more() -> None:
    page = to_html(sample.full(), "en")
    assert "396 more rows in the JSON" in page
    assert page.count("<tr>") < 200


def test_the_page_stays_under_200_kb_however_much_went_wrong() -> None:
    result = sample.full()
    problem = replace(result.problems[0], source="A" * 120, message="B" * 200, hint="C" * 200)
    many = tuple(replace(problem, code=f"code_{k}") for k in range(2000))
    rows = tuple(
        replace(i, rows=tuple(replace(row, file=f"{'D' * 200}/messages.csv") for row in i.rows * 50))
        for i in result.indicators
    )
    people = tuple(replace(a, people=tuple(f"Person {k} (Company {k})" for k in range(20))) for a in result.actions)
    page = to_html(replace(result, problems=many, indicators=rows, actions=people), "fr")
    assert len(page.encode()) < 200_000
    assert "1 988 autres problèmes dans le JSON".replace(" ", "\u202f", 1) in page


def test_many_causes_within_noise_are_drawn_as_one_and_listed() -> None:
    result = sample.full()
    noise = replace(result.history.causes[3], points=0.3)
    history = replace(result.history, causes=(*result.history.causes[:3], *(noise,) * 6))
    page = to_html(replace(result, history=history), "en")
    assert page.count("within noise") == 2
    assert "The 6 causes within noise" in page and "+1.8" in page
    assert page.count("Target writes first +0.30") == 6


def test_rendering_twice_gives_the_same_page() -> None:
    assert to_html(sample.full(), "fr") == to_html(sample.full(), "fr")


def test_an_unknown_finding_does_not_break_the_page() -> None:
    result = sample.full()
    assert "a_later_code" in to_html(replace(result, headline=(Finding("a_later_code"),)), "fr")


def test_in_a_notebook_the_page_stands_in_a_frame_without_rights() -> None:
    frame = repr_html(sample.hostile(), "fr")
    reader = read(frame)
    assert reader.tags == ["iframe"] and ("sandbox", "") in reader.values
    assert dict(reader.values)["srcdoc"] == to_html(sample.hostile(), "fr")
    assert set(repr_mimebundle(sample.full())) == {"text/html", "text/markdown"}
