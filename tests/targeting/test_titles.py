"""A title -> function and rank, in French, English, Spanish and Dutch, however it is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.targeting import titles
from jalon.targeting.titles import TitleClass, classify_title, classify_titles, function_of, leads
from tests.targeting.labelled import EVERY, FIRST, SECOND, Labelled


def said(title: str) -> tuple[str | None, str]:
    one = classify_title(title)
    return one.function, one.seniority


@pytest.mark.parametrize("row", [row for row in EVERY if row.clear], ids=lambda row: f"{row.language}: {row.title}")
def test_a_clear_title_is_read_as_everybody_reads_it(row: Labelled):
    assert said(row.title) == (row.function, row.seniority)


@pytest.mark.parametrize(("rows", "function", "seniority"), [(FIRST, 0.98, 0.98), (SECOND, 0.95, 0.98)])
def test_arguable_titles_are_mostly_read_as_labelled(rows: list[Labelled], function: float, seniority: float):
    found = classify_titles([row.title for row in rows])
    pairs = list(zip(found, rows, strict=True))
    assert sum(one.function == row.function for one, row in pairs) / len(rows) >= function
    assert sum(one.seniority == row.seniority for one, row in pairs) / len(rows) >= seniority


def test_every_language_stands_in_the_tables_with_every_rank():
    assert {row.language for row in EVERY} == {"fr", "en", "es", "nl"}
    assert {row.seniority for row in EVERY} == set(titles.seniorities())
    assert {row.function for row in EVERY} >= set(titles.functions()) - {"project_management"}


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        without_accents,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: f"  {text.replace(' ', '   ')} ",
        lambda text: f"🚀 {text} 🚀",
    ],
    ids=["upper", "lower", "no accents", "decomposed", "spaces", "emoji"],
)
def test_spelling_does_not_change_the_class(change):
    written = [row.title for row in EVERY]
    assert classify_titles([change(title) for title in written]) == classify_titles(written)


@pytest.mark.parametrize(
    "tail", [" chez Banque Morvan", " @ Legal & Finance Ltd", " at Sales Academy", " bij Zonneveld"]
)
def test_the_company_that_follows_does_not_change_the_class(tail: str):
    written = [row.title for row in EVERY if not row.title.startswith(("Ancien", "En recherche"))]
    assert classify_titles([title + tail for title in written]) == classify_titles(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Directeur commercial", "Directrice commerciale"),
        ("Acheteur", "Acheteuse"),
        ("Développeur", "Développeuse"),
        ("Fondateur", "Fondatrice"),
        ("Infirmier", "Infirmière"),
        ("Directeur commercial", "Directeur·rice commercial·e"),
        ("Directeur commercial", "Directeur(trice) commercial(e)"),
        ("Directeur commercial", "Directeur/Directrice commercial(e)"),
        ("Chargé de communication", "Chargé.e de communication"),
        ("Director financiero", "Directora financiera"),
        ("Jefe de ventas", "Jefe/a de ventas"),
        ("Propietario", "Propietaria"),
        ("Verkoper", "Verkoopster"),
    ],
)
def test_gender_does_not_change_the_class(one: str, other: str):
    assert said(one) == said(other)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("C.E.O.", ("general_management", "executive")),
        ("P.D.G", ("general_management", "executive")),
        ("Head of R&D", ("research", "manager")),
        ("Responsable R & D", ("research", "manager")),
        ("Director de I+D", ("research", "director")),
        ("M&A Director", ("finance", "director")),
        (".NET developer", ("it", "other")),
        ("E-commerce Manager", ("marketing", "manager")),
        ("𝐂𝐄𝐎 & Founder", ("general_management", "owner")),
    ],
)
def test_abbreviations_are_read_whole(title: str, expected: tuple[str, str]):
    assert said(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Assistant to the CFO", "entry"),
        ("Assistante du directeur commercial", "entry"),
        ("Assistant Vice President", "vice_president"),
        ("Product Owner", "senior"),
        ("Senior Account Executive", "senior"),
        ("Junior Account Executive", "entry"),
        ("Stagiaire assistant du directeur", "intern"),
        ("Étudiante en management", "intern"),
        ("HR Business Partner", "other"),
        ("Head of Product Management", "manager"),
    ],
)
def test_a_word_of_rank_counts_for_the_person_who_holds_it(title: str, expected: str):
    assert classify_title(title).seniority == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Consultant | ex-CEO Initech", ("consulting", "other")),
        ("Head of Sales, former Marketing Director", ("sales", "manager")),
        ("Ex-directeur financier", ("finance", "other")),
        ("Retired CEO", ("general_management", "other")),
        ("Looking for a job as CFO", ("finance", "other")),
        ("Speaker | VP Sales", ("sales", "vice_president")),
        ("Helping CEOs grow | Sales coach", ("sales", "other")),
    ],
)
def test_what_is_past_hoped_for_or_about_others_gives_no_rank(title: str, expected: tuple[str, str]):
    assert said(title) == expected


@pytest.mark.parametrize("title", ["", "   ", "|||", "🚀🚀", "مدير المبيعات", "销售经理", "x" * 10_000, "\x00\x01"])
def test_what_says_nothing_is_not_known(title: str):
    assert classify_title(title) == TitleClass(None, "other", None, None, "none", 0.0)


@pytest.mark.parametrize(
    "title", ["\u202eCEO\u202c", "<b>CEO</b>", "CEO\nPersonal line", "=cmd()|CEO", "CEO " + "🚀" * 5000, "\x01CEO"]
)
def test_hostile_signs_around_a_title_do_not_hide_it(title: str):
    assert classify_title(title).seniority == "executive"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_known_codes(text: str):
    one = classify_title(text)
    assert one.function is None or one.function in titles.functions()
    assert one.seniority in titles.seniorities()
    assert 0 <= one.confidence <= 1
    assert one.isco_major == (one.isco[:1] if one.isco else None)


@settings(deadline=None)
@given(st.lists(st.sampled_from([row.title for row in EVERY]), max_size=12))
def test_a_batch_says_what_each_title_says_alone(batch: list[str]):
    assert classify_titles(batch) == [classify_title(title) for title in batch]


def test_a_title_without_known_words_is_looked_up_in_esco():
    one = classify_title("Luthier")
    assert (one.how, one.function, one.isco) == ("esco", "production", "7312")
    assert one.confidence > 0.9


def test_who_leads_a_function_is_given_its_isco_group():
    assert (classify_title("Sales Director").isco, classify_title("Sales Director").isco_major) == ("1221", "1")
    assert classify_title("Inside Sales").isco is None


def test_only_the_ranks_that_lead_lead():
    assert [code for code in titles.seniorities() if leads(code)] == [
        "owner", "executive", "vice_president", "director", "manager",
    ]  # fmt: skip


def test_the_longest_isco_prefix_names_the_function():
    assert function_of("2431") == "marketing"
    assert function_of("1221") == "sales"
    assert function_of("1219") == "operations"
    assert function_of("") is None
