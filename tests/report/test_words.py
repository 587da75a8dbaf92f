"""Every code has a finished sentence in both languages, with the right number, typography and parameters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from jalon.report.findings import FINDINGS, NAMED
from jalon.report.result import Finding
from jalon.report.words import FIELD, typeset, words
from tests.locales import LOCALES, compiled

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src/jalon"


def catalogue(lang: str) -> Catalog:
    with (LOCALES / lang / "LC_MESSAGES/jalon.po").open("rb") as file:
        return read_po(file, locale=lang)


def sentences(lang: str) -> dict[str, tuple[str, ...]]:
    """Code to its forms in one language."""
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue(lang):
        if message.id:
            code = message.id if isinstance(message.id, str) else message.id[0]
            found[code] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


FRENCH, ENGLISH = sentences("fr"), sentences("en")


def test_both_languages_have_the_same_codes_and_no_empty_sentence() -> None:
    assert FRENCH.keys() == ENGLISH.keys()
    assert all(form.strip() for found in (FRENCH, ENGLISH) for forms in found.values() for form in forms)


def test_both_languages_name_the_same_parameters() -> None:
    for code, forms in FRENCH.items():
        french = {name for form in forms for name, _ in FIELD.findall(form)}
        english = {name for form in ENGLISH[code] for name, _ in FIELD.findall(form)}
        assert french == english, code


def test_every_documented_code_has_its_sentence() -> None:
    codes = [*FINDINGS, *(f"{kind}_{name}" for kind, names in NAMED.items() for name in names)]
    assert [code for code in codes if code not in FRENCH] == []


def test_a_finding_needs_no_parameter_that_is_not_documented() -> None:
    for code, meaning in FINDINGS.items():
        forms = [*FRENCH[code], *ENGLISH[code], *FRENCH.get(f"{code}_some", ())]
        named = {name for form in forms for name, _ in FIELD.findall(form)}
        assert named <= {*meaning.params, "currency"}, code


def test_every_finding_that_the_code_makes_is_documented() -> None:
    made = {
        code
        for file in SOURCES.rglob("*.py")
        for code in re.findall(r'Finding\(\s*"([a-z_0-9]+)"', file.read_text(encoding="utf-8"))
    }
    assert made and made <= FINDINGS.keys()


def test_every_sentence_that_a_renderer_asks_for_exists() -> None:
    files = [*(SOURCES / "report").rglob("*.py"), *(SOURCES / "report/page/templates").glob("*.html")]
    asked = {
        code
        for file in files
        for code in re.findall(r"""\bw\(\s*['"]([a-z_0-9]+[a-z0-9])['"][,)\s]""", file.read_text("utf-8"))
    }
    assert len(asked) > 100
    assert asked <= FRENCH.keys()


def test_the_compiled_catalogues_are_those_of_the_sentences() -> None:
    for lang in ("fr", "en"):
        po = LOCALES / lang / "LC_MESSAGES/jalon.po"
        assert compiled(po) == po.with_suffix(".mo").read_bytes(), "run make locales"


@pytest.mark.parametrize(
    "wrong",
    [r"(?<!\u202f)[:;?!»%]", r"«(?!\u202f)", r"['\"]", r"\.\.\.", r"-\d", r"\d[.,]\d", r"oe(?=uvr|il)"],
    ids=["no narrow space before", "none after «", "straight quote", "three points", "hyphen", "decimal", "ligature"],
)
def test_french_typography(wrong: str) -> None:
    texts = {code: typeset(FIELD.sub("x", form), "fr") for code, forms in FRENCH.items() for form in forms}
    allowed = {"pillars_note"} if wrong.startswith(r"\d") else set()
    assert {code: text for code, text in texts.items() if re.search(wrong, text) and code not in allowed} == {}


@pytest.mark.parametrize("wrong", [r" [:;?!%]", r"['\"]", r"\.\.\.", r"-\d", "[«»]"])
def test_english_typography(wrong: str) -> None:
    texts = {code: FIELD.sub("x", form) for code, forms in ENGLISH.items() for form in forms}
    assert {code: text for code, text in texts.items() if re.search(wrong, text)} == {}


def test_numbers_agree() -> None:
    fr, en = words("fr"), words("en")
    assert [fr("noun_contract", n=n) for n in (0, 1, 2)] == ["0 contrat", "1 contrat", "2 contrats"]
    assert [en("noun_contract", n=n) for n in (0, 1, 2)] == ["0 contracts", "1 contract", "2 contracts"]
    half = Finding("narrow_by", {"source": "meetings", "points": 1.5})
    assert "1,5 point " in fr.sentence(half)
    assert "1.5 points " in en.sentence(half)


def test_some_of_those_waiting() -> None:
    some, all_of_them = {"n": 3, "waiting": 8}, {"n": 8, "waiting": 8}
    assert "3 des 8 personnes" in words("fr").sentence(Finding("action_answer_waiting", some))
    assert "8 personnes de votre cible" in words("fr").sentence(Finding("action_answer_waiting", all_of_them))
    assert "qui a écrit" in words("fr").sentence(Finding("action_answer_waiting", {"n": 1, "waiting": 1}))


def test_a_chance_is_never_printed_as_certain() -> None:
    assert words("fr")("change_up", n=0.9999).startswith("99 chances sur 100")
    assert words("en")("change_up", n=0.0).startswith("1 chance in 100")


def test_what_a_person_typed_is_not_retyped() -> None:
    """Typography is for our sentences: a name keeps its own spaces, even with a question mark."""
    assert words("fr").sentence(Finding("target_keywords", {"values": "Quoi ? Moi !"})) == "mots Quoi ? Moi !"


def test_an_unknown_code_comes_back_as_it_is() -> None:
    assert words("fr")("no_such_code") == "no_such_code"
    assert words("fr").first("no_such_code", "up") == "en hausse"
