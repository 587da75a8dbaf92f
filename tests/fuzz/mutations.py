"""Ways of damaging a valid file as downloads, spreadsheets, editors and chance do; each is a few small numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True)
class Damage:
    """One damage: its kind, where (0 to 1 of the file) and a number that the kind uses as it likes."""

    kind: str
    place: float
    number: int


def _flip(content: bytes, place: int, number: int) -> bytes:
    return content[:place] + bytes([content[place] ^ (1 << number % 8)]) + content[place + 1 :]


def _cut(content: bytes, place: int, _: int) -> bytes:
    return content[:place]


def _remove(content: bytes, place: int, number: int) -> bytes:
    return content[:place] + content[place + number :]


def _insert(what: bytes) -> Callable[[bytes, int, int], bytes]:
    return lambda content, place, number: content[:place] + what * (1 + number % 3) + content[place:]


def _lines(change: Callable[[list[bytes], int, int], None]) -> Callable[[bytes, int, int], bytes]:
    def damage(content: bytes, place: int, number: int) -> bytes:
        lines = content.split(b"\n")
        change(lines, content[:place].count(b"\n"), number)
        return b"\n".join(lines)

    return damage


def _drop(lines: list[bytes], at: int, _: int) -> None:
    del lines[at]


def _double(lines: list[bytes], at: int, number: int) -> None:
    lines[at:at] = [lines[at]] * (number % 4)


def _swap_lines(lines: list[bytes], at: int, number: int) -> None:
    other = number % len(lines)
    lines[at], lines[other] = lines[other], lines[at]


def _swap_cells(lines: list[bytes], at: int, number: int) -> None:
    cells = lines[at].split(b",")
    one, two = number % len(cells), number // 7 % len(cells)
    cells[one], cells[two] = cells[two], cells[one]
    lines[at] = b",".join(cells)


def _empty_cell(lines: list[bytes], at: int, number: int) -> None:
    cells = lines[at].split(b",")
    cells[number % len(cells)] = b""
    lines[at] = b",".join(cells)


def _encode(name: str) -> Callable[[bytes, int, int], bytes]:
    return lambda content, place, number: content.decode("utf-8", "replace").encode(name, "replace")


KINDS: dict[str, Callable[[bytes, int, int], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "remove": _remove,
    "quote": _insert(b'"'),
    "backslash": _insert(b"\\"),
    "nul": _insert(b"\0"),
    "line end": _insert(b"\r"),
    "junk": _insert(b"\xff\xfe\x80"),
    "huge": _insert(b"9" * 40),
    "minus": _insert(b"-"),
    "drop line": _lines(_drop),
    "double line": _lines(_double),
    "swap lines": _lines(_swap_lines),
    "swap cells": _lines(_swap_cells),
    "empty cell": _lines(_empty_cell),
    "UTF-16": _encode("utf-16"),
    "UTF-16 unmarked": _encode("utf-16-be"),
    "cp1252": _encode("cp1252"),
    "marked": _encode("utf-8-sig"),
}

PLACES = st.floats(0, 1, exclude_max=True)
DAMAGES = st.builds(Damage, st.sampled_from(sorted(KINDS)), PLACES, st.integers(0, 10_000))
SEVERAL = st.lists(DAMAGES, min_size=1, max_size=4)


def damaged(content: bytes, damages: list[Damage]) -> bytes:
    """The content with those damages, one after the other."""
    for damage in damages:
        if content:
            content = KINDS[damage.kind](content, int(damage.place * len(content)), damage.number)
    return content


def damaged_inside(packed: bytes, damages: list[Damage]) -> bytes:
    """A zip or workbook in which each damage hits another of its parts, packed again without fault."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(stream, "w") as after:
        names = before.namelist()
        for position, name in enumerate(names):
            mine = [damage for damage in damages if damage.number % len(names) == position]
            after.writestr(name, damaged(before.read(name), mine))
    return stream.getvalue()
