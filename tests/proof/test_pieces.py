"""A proof made in pieces is the proof made at once; pieces of another run are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jalon.errors import ProofInvalid
from jalon.proof.page import page
from jalon.proof.pieces import merged
from jalon.proof.text import as_json, text
from tests.proof.pieces import EDITION, FINDINGS, WHOLE, Rows, piece


def test_pieces_by_seed_and_by_world_make_the_page_of_one_run(tmp_path: Path) -> None:
    parts = [
        piece(tmp_path, "b", seeds=(2,)),
        piece(tmp_path, "a", seeds=(1,), worlds=("W8",)),
        piece(tmp_path, "c", seeds=(1,), worlds=("W7",)),
    ]
    found = merged(parts)
    assert found.plan == WHOLE
    for form in (page, text, as_json):
        assert form(found.edition, found.plan, found.findings) == form(EDITION, WHOLE, FINDINGS)


def altered(key: str, value: object) -> Callable[[Rows], Any]:
    return lambda rows: [row | {"made_by": row["made_by"] | {key: value}} for row in rows]


def as_seed_1(rows: Rows) -> Rows:
    return [row | {"seed": 1} for row in rows]


def one_less(rows: Rows) -> Rows:
    return rows[1:]


def in_an_object(rows: Rows) -> object:
    return {"findings": rows}


def emptied(rows: Rows) -> Rows:
    return rows[:0]


def without_bars(rows: Rows) -> Rows:
    return [{key: value for key, value in row.items() if key != "bar"} for row in rows]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (altered("version", "0.0.9"), "differ in what made them: version"),
        (altered("hash", "0" * 64), "differ in what made them: hash"),
        (altered("members", 4000), "differ in what made them: members"),
        (as_seed_1, "stands twice"),
        (one_less, "which another seed has"),
        (in_an_object, "not a list of findings"),
        (emptied, "not a list of findings"),
        (without_bars, "not a list of findings"),
    ],
)
def test_what_is_no_piece_of_the_same_run_is_refused(tmp_path: Path, change: Callable[..., Any], said: str) -> None:
    with pytest.raises(ProofInvalid, match=said):
        merged([piece(tmp_path, "a", seeds=(1,)), piece(tmp_path, "b", change, seeds=(2,))])


def test_pieces_of_an_edition_that_is_not_the_published_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProofInvalid, match="another version of Jalon or of the edition"):
        merged([piece(tmp_path, "a", altered("hash", "0" * 64))])


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[{"])
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(ProofInvalid, match=r"a\.json is not a JSON file"):
        merged([path])
