"""Work is done once a title, not once a person."""

from __future__ import annotations

from jalon.targeting import titles


def test_equal_titles_are_read_once(monkeypatch):
    asked: list[int] = []
    read = titles.read_titles
    monkeypatch.setattr(titles, "read_titles", lambda some: asked.append(len(some)) or read(some))
    assert len(titles.classify_titles(["Sales Director"] * 1000 + ["CEO"])) == 1001
    assert asked == [2]


def test_titles_that_words_name_never_open_esco(monkeypatch):
    def opened(*_):
        raise AssertionError

    monkeypatch.setattr(titles.esco, "neighbours", opened)
    assert titles.classify_title("Sales Director").how == "words"
    assert titles.classify_title("Director").how == "words"
