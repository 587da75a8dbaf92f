"""The files of an input as answers: JSON documents, JSON lines, or what `jalon pull` wrote with its seals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jalon.records.pulled_page import START, domain_of, seal_of
from jalon.sources.decode import decode
from jalon.sources.limits import archive_limits, limits
from jalon.sources.linkedin_archive.dates import read_instant
from jalon.sources.linkedin_portability.answers import NO_DATA, Answer, Page, Promise, Refusal, Unknown, answers_in
from jalon.sources.linkedin_portability.documents import Json, as_number, as_object, documents_of
from jalon.sources.linkedin_portability.domains import domains, is_closed_name, known_domain
from jalon.sources.zips import BROKEN_ZIP, CHUNK

if TYPE_CHECKING:
    from jalon.records.problems import Problems
    from jalon.sources.zips import Entry

WALK = "WALK"
ENDINGS = (".json", ".jsonl", ".ndjson")


@dataclass(slots=True)
class Answers:
    """Everything that LinkedIn answered, each with its file, and the names of files that stayed closed.

    `pulled_at` is when the first page with rows was pulled (µs UTC), for nothing later is known of all domains;
    `unchanged` when each file is what a pull wrote and every seal holds; `asked` the domains of which the pull saw the
    end.
    """

    found: list[tuple[str, Answer]] = field(default_factory=list[tuple[str, Answer]])
    closed: list[str] = field(default_factory=list[str])
    pulled_at: int | None = None
    unchanged: bool = False
    asked: set[str] = field(default_factory=set[str])


def answers_of(entries: Sequence[Entry], problems: Problems, *, by_name: bool = True) -> Answers:
    """Read every file but those whose name says that they are not needed; what cannot be read is a problem.

    Unless `by_name` all are read: they were chosen by what is in them.
    """
    result = Answers()
    whole = list[bool]()
    for entry in sorted(entries, key=lambda one: one.name):
        if by_name and (is_closed_name(entry.name) or not entry.name.casefold().endswith(ENDINGS)):
            result.closed.append(entry.name)
            continue
        if _is_pulled(entry):
            whole.append(_pulled(entry, result, problems))
        elif data := _bytes(entry, problems):
            whole.append(False)
            _saved(entry.name, data, result, problems)
    result.unchanged = bool(whole) and all(whole)
    return result


def _bytes(entry: Entry, problems: Problems) -> bytes:
    bound = limits().file_bytes
    if entry.size > bound:
        problems.add("source_too_large", entry.name, limit=bound // 1_000_000)
        return b""
    data = bytearray()
    try:
        with entry.open() as stream:
            while len(data) <= bound and (chunk := stream.read(CHUNK)):
                data += chunk
    except BROKEN_ZIP:
        problems.add("file_damaged", entry.name)
        return b""
    if not data.strip():
        problems.add("file_without_rows", entry.name)
        return b""
    return bytes(data)


def _saved(name: str, data: bytes, result: Answers, problems: Problems) -> None:
    parsed = documents_of(decode(data)[0])
    for line in parsed.broken:
        problems.add("portability_cut", name, line)
    if parsed.doubled_keys:
        problems.add("portability_keys_doubled", name)
    found = [answer for document in parsed.found for answer in answers_in(document)]
    known = [answer for answer in found if not isinstance(answer, Unknown)]
    if len(known) < len(found) and not parsed.broken:
        problems.add("portability_unknown", name)
    result.found += [(name, answer) for answer in known]


def _is_pulled(entry: Entry) -> bool:
    """Whether a file begins as the file of a pull; one that cannot be read does not."""
    try:
        with entry.open() as stream:
            return stream.read(len(START)) == START
    except BROKEN_ZIP:
        return False


def _pulled(entry: Entry, result: Answers, problems: Problems) -> bool:
    """Take the pages of a pull, line by line; the line of a domain that is not read is not parsed. True: unchanged."""
    name, bound, read = entry.name, archive_limits().entry_bytes, 0
    seal, holds = "", True
    try:
        for number, line in enumerate(_lines(entry), 1):
            read += len(line)
            if read > bound:
                problems.add("source_too_large", name, limit=bound // 1_000_000)
                return False
            if not line.endswith(b"\n"):
                problems.add("portability_unfinished", name, number)
                break
            found = seal_of(seal, line) if holds else None
            holds, seal = found is not None, found or ""
            domain = domain_of(line)
            if domain is None:
                problems.add("portability_cut", name, number)
            elif domain == WALK or domains().is_read(known_domain(domain)):
                _take(name, line, number, result, problems)
    except BROKEN_ZIP:
        problems.add("file_damaged", name)
        return False
    if not holds:
        problems.add("portability_changed", name)
    return holds


def _lines(entry: Entry) -> Iterator[bytes]:
    """The lines of a file, each with its end; only the last one may lack it. What is longer than a page is cut."""
    rest = b""
    with entry.open() as stream:
        while chunk := stream.read(CHUNK):
            *whole, rest = (rest + chunk).split(b"\n")
            yield from (line + b"\n" for line in whole)
            if len(rest) > limits().file_bytes:
                break
    if rest:
        yield rest


def _take(name: str, line: bytes, number: int, result: Answers, problems: Problems) -> None:
    parsed = documents_of(decode(line)[0])
    page = as_object(parsed.found[0]) if len(parsed.found) == 1 and not parsed.broken else {}
    status, start, asked = as_number(page.get("status")), as_number(page.get("start")), str(page.get("domain"))
    if status is None or start is None:
        problems.add("portability_cut", name, number)
        return
    at = read_instant(str(page.get("at"))[:40])
    if status < 400:
        result.pulled_at = min(filter(None, (result.pulled_at, at)), default=None)
    domain = None if asked == WALK else known_domain(asked)
    ended = page.get("end") is True
    if status >= 400 or ended:
        result.found.append((name, Refusal(NO_DATA if ended else status, domain, start)))
    else:
        result.found += [(name, answer) for answer in _pages(page, domain, start)]
    if domain and ended:
        result.asked.add(domain)


def _pages(page: Json, domain: str | None, start: int) -> Iterable[Answer]:
    """The pages of one line. A pull asks until there is no more: each page promises another one, or the end."""
    promise = Promise(domain, start + 1) if domain else None
    for answer in answers_in(page.get("response")):
        if isinstance(answer, Page):
            yield Page(answer.domain, answer.rows, start, promise)
