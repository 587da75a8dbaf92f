"""The page in a browser: accessible in light, dark and at 390 px, silent on the network, three pages of paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import STATES

pytestmark = pytest.mark.browser
Pages = dict[tuple[str, str], Path]

VIEWS = {"light": (1200, "light"), "dark": (1200, "dark"), "narrow": (390, "light"), "narrow dark": (390, "dark")}
SMALLEST_PX = 12.5
A4_HEIGHT_PX = 1123


@contextmanager
def shown(browser: Browser, file: Path, view: str = "light") -> Iterator[Page]:
    """The page opened in a view, every fold open."""
    width, scheme = VIEWS[view]
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("state", "view"), [("full", v) for v in VIEWS] + [(s, "narrow dark") for s in STATES if s != "full"]
)
def test_axe_finds_nothing(browser: Browser, axe: str, pages: Pages, state: str, view: str) -> None:
    with shown(browser, pages[state, "fr"], view) as page:
        page.evaluate(axe)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        assert [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in found["violations"]] == []


def test_axe_finds_nothing_when_the_theme_is_switched(browser: Browser, axe: str, pages: Pages) -> None:
    with shown(browser, pages["full", "en"]) as page:
        before = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.locator("#theme").focus()
        page.keyboard.press("Space")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
        page.evaluate(axe)
        assert page.evaluate("axe.run({resultTypes: ['violations']})")["violations"] == []


@pytest.mark.parametrize(("state", "lang"), [("full", "fr"), ("full", "en"), ("not_enough", "fr"), ("hostile", "fr")])
def test_nothing_scrolls_sideways_at_390_px(browser: Browser, pages: Pages, state: str, lang: str) -> None:
    with shown(browser, pages[state, lang], "narrow") as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("view", ["light", "narrow"])
def test_nothing_is_set_smaller_than_12_5_px(browser: Browser, pages: Pages, view: str) -> None:
    with shown(browser, pages["compared", "fr"], view) as page:
        sizes = page.evaluate(
            """() => [...document.querySelectorAll('body *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .map(e => parseFloat(getComputedStyle(e).fontSize))"""
        )
        assert min(sizes) >= SMALLEST_PX


def test_nothing_is_asked_of_the_network_and_nothing_breaks_the_policy(browser: Browser, pages: Pages) -> None:
    for file in pages.values():
        page = browser.new_page()
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto(file.as_uri())
        page.wait_for_load_state("networkidle")
        assert asked == [file.as_uri()] or all(url.startswith("data:font") for url in asked[1:])
        assert said == []
        page.close()


def test_both_typefaces_are_the_embedded_ones(browser: Browser, pages: Pages) -> None:
    with shown(browser, pages["full", "fr"]) as page:
        loaded = page.evaluate("document.fonts.ready.then(f => [...f].map(x => x.family + ' ' + x.status))")
        assert sorted(face.replace('"', "") for face in loaded) == ["Jalon Sans loaded", "Jalon Serif loaded"]


def test_it_needs_no_script(browser: Browser, pages: Pages) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(pages["full", "fr"].as_uri())
    assert page.locator("h1").is_visible() and page.locator(".scale").is_visible()
    summary = page.locator("#evidence details:not([open]) > summary").first
    summary.click()
    assert page.locator("#evidence details[open] .about").first.is_visible()
    context.close()


def test_the_keyboard_reaches_every_fold(browser: Browser, pages: Pages) -> None:
    with shown(browser, pages["full", "fr"]) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        folds = page.locator("details:not(details details) > summary").count()
        reached: set[int] = set()
        for _ in range(folds + 40):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("[...document.querySelectorAll('summary')].indexOf(document.activeElement)"))
        assert len(reached - {-1}) == folds


@pytest.mark.parametrize(("state", "lang"), [(state, "fr") for state in STATES] + [("full", "en")])
def test_it_prints_on_three_a4_pages_at_most(browser: Browser, pages: Pages, state: str, lang: str) -> None:
    page = browser.new_page()
    page.goto(pages[state, lang].as_uri())
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    assert printed.count(b"/Type /Page\n") <= 3
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed or b"/MediaBox [0 0 595" in printed


def test_the_full_report_prints_on_three_pages_and_the_first_holds_the_answer(browser: Browser, pages: Pages) -> None:
    page = browser.new_page(viewport={"width": 695, "height": 900})
    page.goto(pages["full", "fr"].as_uri())
    page.emulate_media(media="print")
    answer = page.locator("#answer").bounding_box()
    assert answer and answer["y"] + answer["height"] < A4_HEIGHT_PX * 0.6
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 3
    page.close()
