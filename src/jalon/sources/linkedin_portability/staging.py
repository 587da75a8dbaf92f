"""Pages into the archive's staging tables, one file a domain and file; what is not needed is dropped here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jalon.records.reading import FileReport
from jalon.sources.linkedin_archive.header import Header
from jalon.sources.linkedin_archive.layouts import Layout
from jalon.sources.linkedin_archive.load import LoadedFile, Staging, stage, write_waiting
from jalon.sources.linkedin_archive.rows import Rows
from jalon.sources.linkedin_portability.answers import Answer, Page
from jalon.sources.linkedin_portability.domains import domains
from jalon.sources.linkedin_portability.rows import DomainRows, cells, fits, gather, keys_of

NOT_NEEDED, UNDIRECTED = "not_needed", "direction_unknown"


def stage_pages(staging: Staging, found: Sequence[tuple[str, Answer]], source: str) -> tuple[FileReport, ...]:
    """Stage every domain that is read; gives a report for each one that is not."""
    pages: dict[str, list[tuple[str, Page]]] = {}
    left: dict[tuple[str, str], Counter[str]] = {}
    for file, answer in found:
        if isinstance(answer, Page) and domains().layouts(answer.domain):
            pages.setdefault(answer.domain, []).append((file, answer))
        elif isinstance(answer, Page):
            reason = UNDIRECTED if answer.domain in domains().undirected else NOT_NEEDED
            left.setdefault((file, answer.domain), Counter())[reason] += len(answer.rows)
    for domain, given in pages.items():
        _stage_domain(staging, domain, given, source)
    write_waiting(staging)
    return tuple(_left_out(staging, file, domain, reasons) for (file, domain), reasons in sorted(left.items()))


def _left_out(staging: Staging, file: str, domain: str, reasons: Counter[str]) -> FileReport:
    if reasons[UNDIRECTED]:
        staging.problems.add("portability_undirected", f"{file}:{domain}", n=reasons[UNDIRECTED])
    kept = {reason: n for reason, n in reasons.items() if n}
    return FileReport(f"{file}:{domain}", next(iter(reasons)), sum(kept.values()), 0, kept)


def _stage_domain(staging: Staging, domain: str, given: list[tuple[str, Page]], source: str) -> None:
    layouts = domains().layouts(domain)
    if layouts[0].table is None:  # counted by the file: pages in several files are one
        given = [(given[0][0], page) for _, page in given]
    for file, rows in gather(given).items():
        name = f"{file}:{domain}"
        for layout, part in _parts(layouts, rows):
            label = name if len(layouts) == 1 else f"{name} {layout.kind.rpartition('_')[2]}"
            staging.files.append(_stage_file(staging, LoadedFile(label, f"{source}:{label}", None), layout, part))


def _parts(layouts: tuple[Layout, ...], rows: DomainRows) -> list[tuple[Layout, DomainRows]]:
    """The rows by the kind that they are of: given and received ones, which may share a domain, bear other keys."""
    if len(layouts) == 1:
        return [(layouts[0], rows)]
    first, *others = [
        (layout, DomainRows(rows=[(n, row) for n, row in rows.rows if fits(layout, keys_of([row]))]))
        for layout in layouts
    ]
    for _, part in others:
        part.total = len(part.rows)
    first[1].total = rows.total - sum(part.total for _, part in others)
    first[1].repeated, first[1].dropped, first[1].faults = rows.repeated, rows.dropped, rows.faults
    return [(layout, part) for layout, part in (first, *others) if part.total]


def _stage_file(staging: Staging, file: LoadedFile, layout: Layout, found: DomainRows) -> LoadedFile:
    if found.rows and not fits(layout, keys_of(row for _, row in found.rows)):
        expected = ", ".join(sorted(layout.required))
        staging.problems.add("portability_keys_unknown", file.entry, expected=expected)
        return file
    header = Header(layout, tuple(layout.columns.values()), ",", 0, preamble=False, quoted=False, line_end="\\n")
    taken = [(number, cells(layout, row, found, number)) for number, row in found.rows]
    for fault, numbers in found.faults.items():
        staging.problems.add_rows(fault, file.entry, list(dict.fromkeys(numbers)))
    loaded = LoadedFile(file.entry, file.source_id, header, found.total, found.dropped, found.repeated)
    return stage(staging, loaded, header, Rows(0, total=found.total, rows=taken))
