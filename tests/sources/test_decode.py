"""One way from bytes to text for every source: what is said by a mark, what is told by the bytes, what is guessed."""

from __future__ import annotations

import codecs

import pytest

from jalon.sources.decode import decode
from jalon.sources.months import month_number

TEXT = "Date,Prénom\n2026-01-01,Zoé François Noël Jérôme Hélène Gaëlle Aimée Anaïs Clément\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_a_mark_or_the_bytes_say_is_no_guess(encoding):
    assert decode(TEXT.encode(encoding)) == (TEXT, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_without_a_mark_it_is_a_guess(encoding):
    assert decode(TEXT.encode(encoding)) == (TEXT, True)


def test_a_file_cut_inside_a_sign_is_still_utf_8():
    cut = TEXT.encode()[: TEXT.encode().index("é".encode()) + 1]
    assert decode(cut) == ("Date,Pr\ufffd", False)


def test_one_wrong_byte_spoils_no_other_sign():
    assert decode(TEXT.encode() + b"\xe9\n") == (TEXT + "\ufffd\n", True)


def test_a_mark_before_western_windows_text_is_no_part_of_the_first_word():
    assert decode(codecs.BOM_UTF8 + TEXT.encode("cp1252")) == (TEXT, True)


def test_months_are_told_by_any_of_their_names():
    assert [month_number(name) for name in ("fevr", "maerz", "setiembre", "grudnia", "rdv")] == [2, 3, 9, 12, None]
