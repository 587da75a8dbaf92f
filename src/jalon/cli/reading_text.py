"""What `jalon read` found, as text of at most 80 columns; pure: the object in, the lines out."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from jalon.cli.language import Say
from jalon.cli.sentences import in_language
from jalon.report import numbers

WIDTH = 78
FACTS = {
    "network": ("connections_total", "connections_blank"),
    "invitations": (
        "invitations_out_mature", "invitations_out_accepted", "invitation_accept_days_median", "invitations_in",
    ),
    "messages": (
        "threads_person", "threads_group", "threads_sponsored", "messages_in", "messages_out",
        "invitation_notes_excluded",
    ),
    "conversations": (
        "threads_started", "threads_started_answered", "threads_started_mature_14d", "threads_started_answered_14d",
        "first_answer_hours_median", "inbound_threads", "inbound_threads_answered", "own_answer_hours_median",
        "threads_deep", "threads_revived",
    ),
    "activity": ("posts", "reposts", "comments_given", "reactions_given", "searches"),
    "recommendations": ("recommendations_received", "recommendations_given"),
}  # fmt: skip

Found = Mapping[str, Any]
T = TypeVar("T")


def reading_text(found: Found, say: Say) -> str:
    """The whole account, section by section; a section with nothing to say is left out."""
    sections = (
        _head(found, say),
        _section("read_files", _files(found["files"], say), say),
        _section("read_facts", _facts(found["facts"], say), say),
        _section("read_problems", _problems(found["problems"], say), say),
        _section("read_missing", _missing(found["missing"], say), say),
        _section("read_never_opened", _never_opened(found["never_opened"]), say),
    )
    return "\n\n".join(section for section in sections if section)


# The count over which each median is taken.
MEDIAN_OVER = {
    "invitation_accept_days_median": "invitations_out_accepted",
    "first_answer_hours_median": "threads_started_answered",
    "own_answer_hours_median": "inbound_threads_answered",
}


def number(value: float | None, say: Say) -> str:
    """A count or a median, with the separators of the language; in words when the files cannot tell."""
    if value is None:
        return say("fact_unknown")
    return numbers.short(value, say.language)


def _head(found: Found, say: Say) -> str:
    owner: Found = found["owner"] or {}
    archive: Found = found["archive"] or {}
    lines: list[str] = [owner.get("name") or say("owner_unknown")]
    if owner.get("url"):
        lines.append(owner["url"])
    if archive.get("kind"):
        lines.append(say(f"archive_{archive['kind']}", era=archive.get("era") or say("era_unknown")))
    lines.append(say("known_until", day=numbers.long_date(found["as_of"], say.language)))
    return "\n".join(lines)


def _section(code: str, lines: Iterable[str], say: Say) -> str:
    body = "\n".join(lines)
    return f"{say(code)}\n{body}" if body else ""


def _files(files: Sequence[Found], say: Say) -> Iterator[str]:
    if files:
        yield _columns(say("column_file"), say("column_rows"), say("column_kept"))
    for source, group in _by_source(files, lambda file: file["name"]):
        if source:
            yield _wrapped(source, 2)
        for name, file in group:
            yield _columns(f"  {name}" if source else name, number(file["rows"], say), number(file["kept"], say))
            for reason, n in file["excluded"].items():
                why = _word("excluded", reason, say)
                yield _wrapped(say.many("left_out", n, shown=number(n, say), reason=why), 6)


def _by_source(items: Sequence[T], name_of: Callable[[T], str]) -> list[tuple[str, list[tuple[str, T]]]]:
    """Runs of files of the same archive or workbook: its name, then each file by its name inside."""
    named = [(*_parted(name_of(item)), item) for item in items]
    return [(source, [(name, item) for _, name, item in group]) for source, group in groupby(named, lambda row: row[0])]


def _parted(name: str) -> tuple[str, str]:
    source, _, inside = name.partition("/")
    return (source, inside) if inside else ("", name)


def _columns(name: str, rows: str, kept: str) -> str:
    room = WIDTH - 22
    short = name if len(name) <= room else f"{name[: room - 1]}…"
    return f"  {short:<{room}}{rows:>10}{kept:>10}"


def _facts(facts: Found, say: Say) -> Iterator[str]:
    for group, codes in FACTS.items():
        yield f"  {say(f'facts_{group}')}"
        yield from (_dotted(say(f"fact_{code}"), _fact(code, facts, say)) for code in codes)


def _fact(code: str, facts: Found, say: Say) -> str:
    """A fact; a median over nothing is told apart from one that the files cannot tell."""
    if facts.get(code) is None and facts.get(MEDIAN_OVER.get(code, "")) == 0:
        return say("fact_of_nothing")
    return number(facts.get(code), say)


def _dotted(label: str, value: str) -> str:
    dots = "." * max(2, WIDTH - 6 - len(label) - len(value))
    return f"    {label} {dots} {value}"


def _problems(problems: Sequence[Found], say: Say) -> Iterator[str]:
    for (source, code), group in _grouped(problems).items():
        rows = [p["row"] for p in group if p["row"] is not None]
        place = f"{source}{_rows(rows, say)}  [{code}]"
        yield _wrapped(place, 2)
        yield _wrapped(in_language(group[0]["message"], say.language), 6)
        if group[0]["hint"]:
            yield _wrapped(in_language(group[0]["hint"], say.language), 6)


def _grouped(problems: Sequence[Found]) -> dict[tuple[str, str], list[Found]]:
    groups: dict[tuple[str, str], list[Found]] = {}
    for problem in problems:
        groups.setdefault((problem["source"], problem["code"]), []).append(problem)
    return groups


def _rows(rows: Sequence[int], say: Say) -> str:
    if not rows:
        return ""
    shown = ", ".join(str(row) for row in rows[:3])
    return ", " + say.many("problem_rows", len(rows), rows=shown + (", …" if len(rows) > 3 else ""))


def _missing(missing: Sequence[Found], say: Say) -> Iterator[str]:
    for line in missing:
        gain = in_language(line["what_it_would_add"], say.language)
        source = in_language(line["source"], say.language)
        yield _wrapped(f"{_word('source', source, say)}{say('colon')}{gain}", 2)


def _never_opened(names: Sequence[str]) -> Iterator[str]:
    for source, group in _by_source(names, lambda name: name):
        if source:
            yield _wrapped(source, 2)
        yield _wrapped(", ".join(name for name, _ in group), 4 if source else 2)


def _word(family: str, word: str, say: Say) -> str:
    code = f"{family}_{word}"
    return say(code) if say.has(code) else word.replace("_", " ")


def _wrapped(text: str, indent: int) -> str:
    margin = " " * indent
    return textwrap.fill(text, WIDTH, initial_indent=margin, subsequent_indent=margin, break_long_words=True)
