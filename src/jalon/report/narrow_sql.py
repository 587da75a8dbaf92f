"""A query in narrow lines: the same query, for its blanks mean nothing outside quotation marks."""

from __future__ import annotations

from textwrap import wrap

COMMENT = "-- "


def narrow_sql(sql: str, width: int) -> str:
    """The text with its long lines broken between words; one with blanks in quotation marks stays whole."""
    return "\n".join(part for line in sql.split("\n") for part in _lines(line, width))


def _lines(line: str, width: int) -> list[str]:
    bare = line.lstrip()
    inner = line[: len(line) - len(bare)]
    if len(line) <= width or (_quotes_blanks(bare) and not bare.startswith(COMMENT)):
        return [line]
    begin, code, comment = _parts(bare)
    lines = wrap(comment, width - len(inner) - len(COMMENT), break_long_words=False, break_on_hyphens=False)
    under = inner + "  "
    told = [f"{inner}{COMMENT}{one}" for one in lines]
    broken = wrap(code, width, initial_indent=inner, subsequent_indent=under, break_long_words=False,
                  break_on_hyphens=False)  # fmt: skip
    return [*told, *broken] if begin == code else told


def _quotes_blanks(code: str) -> bool:
    return any(" " in quoted for quoted in code.split("'")[1::2])


def _parts(bare: str) -> tuple[str, str, str]:
    """What a line begins with, its code and its comment, which is told above the code."""
    if bare.startswith(COMMENT):
        return COMMENT, "", bare.removeprefix(COMMENT)
    code, _, comment = bare.partition(f" {COMMENT}")
    return code, code, comment
