"""Patterns of words: the longest that stands at a place counts, and the data files say what they promise."""

from __future__ import annotations

import re

import pytest

from jalon.targeting.lexicon import Entry, Lexicon, fits, table

ISCO_MAJORS = set("0123456789")


def entry(pattern: str, mark: str) -> Entry:
    return Entry(tuple(pattern.split()), mark, strong=True)


def marks(entries: list[Entry], title: str) -> list[str]:
    return [found.mark for found in Lexicon(entries).scan(title.split())]


@pytest.mark.parametrize(
    ("pattern", "word", "expected"),
    [
        ("sales", "sales", True),
        ("sales", "salesman", False),
        ("sales*", "salesman", True),
        ("*leider", "teamleider", True),
        ("*leider", "leiderschap", False),
        ("*", "anything", True),
    ],
)
def test_a_pattern_fits_whole_words_beginnings_or_endings(pattern: str, word: str, expected: bool):
    assert fits(pattern, word) is expected


def test_the_longer_pattern_hides_the_shorter_ones_in_it():
    entries = [entry("owner", "owner"), entry("product owner", "product"), entry("product", "thing")]
    assert marks(entries, "product owner") == ["product"]
    assert marks(entries, "owner product") == ["owner", "thing"]


def test_the_more_exact_pattern_counts_among_equals_in_words():
    entries = [entry("sales*", "sales"), entry("salesforce*", "it")]
    assert marks(entries, "salesforce developer") == ["it"]


def test_a_pattern_may_hold_any_word_in_its_middle():
    entries = [entry("chief * officer", "executive"), entry("chief", "manager")]
    assert marks(entries, "chief happiness officer") == ["executive"]
    assert marks(entries, "chief happiness") == ["manager"]
    assert marks(entries, "chief officer") == ["manager"]


def test_what_was_learnt_of_a_word_does_not_change_what_it_says():
    book = Lexicon([entry("head sales", "a"), entry("head", "b")])
    words = [["head", "sales"], ["head"], ["head", "chef"], ["head", "sales"]]
    assert [[found.mark for found in book.scan(one)] for one in words] == [["a"], ["b"], ["b"], ["a"]]


@pytest.mark.parametrize("kind", ["functions", "seniorities"])
def test_every_code_has_a_name_in_both_languages_and_plain_patterns(kind: str):
    rows = table({"functions": "functions.toml", "seniorities": "seniority.toml"}[kind])[kind]
    lists = {"functions": ("strong", "weak"), "seniorities": ("words", "deciding")}[kind]
    for row in rows.values():
        assert row["en"] and row["fr"]
        for pattern in (pattern for key in lists for pattern in row[key]):
            assert re.fullmatch(r"(?:\*?[a-z0-9]+\*?|\*)(?: (?:[a-z0-9]+\*?|\*))*", pattern), pattern


def test_a_pattern_stands_once_in_a_list_and_names_one_function():
    rows = table("functions.toml")["functions"]
    held: dict[str, str] = {}
    for code, row in rows.items():
        patterns = row["strong"] + row["weak"]
        assert len(patterns) == len(set(patterns)), code
        for pattern in row["strong"]:
            assert held.setdefault(pattern, code) == code, pattern


def test_no_pattern_is_made_of_words_that_are_dropped():
    empty = set(table("phrases.toml")["empty"])
    files = (
        ("functions.toml", "functions", ("strong", "weak")),
        ("seniority.toml", "seniorities", ("words", "deciding")),
    )
    for name, kind, lists in files:
        for row in table(name)[kind].values():
            words = {word for key in lists for pattern in row[key] for word in pattern.split()}
            assert not words & empty


def test_every_major_group_of_isco_leads_to_a_function_and_no_prefix_to_two():
    prefixes = [prefix for row in table("functions.toml")["functions"].values() for prefix in row["isco"]]
    assert len(prefixes) == len(set(prefixes))
    assert {prefix[0] for prefix in prefixes} == ISCO_MAJORS
    assert all(re.fullmatch(r"\d{1,4}", prefix) for prefix in prefixes)


@pytest.mark.parametrize("name", ["functions.toml", "seniority.toml", "phrases.toml", "default_target.toml"])
def test_a_data_file_names_its_edition_source_and_grade(name: str):
    assert {"edition", "source", "grade"} <= set(table(name))
