"""What could not be read, said on the error stream beside a report that was made without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.cli.output import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jalon.cli.language import Say
    from jalon.records.reading import Reading

# With these, a file or a part of one is missing, or a kind of result is not measured.
GRAVE = frozenset({
    "file_damaged", "header_unknown", "reading_stopped", "row_cut", "entry_password", "zip_bomb", "unsafe_name",
    "text_too_long", "crm_row_again", "crm_days_open", "crm_mapping_unusable", "crm_mapping_misfit", "mapping_unused",
    "follows_untold",
})  # fmt: skip


def tell_refused(reading: Reading, say: Say) -> None:
    """One sentence with its next step for each refused source or file that was not read whole, in their language."""
    for line in refused_lines(reading, say):
        tell(line)


def refused_lines(reading: Reading, say: Say) -> Iterator[str]:
    """The sentences: "file: what happened next step", each once however many rows it is said of."""
    from jalon.cli.sentences import in_language

    told: set[tuple[str, str]] = set()
    for report in reading.sources:
        for problem in report.problems:
            if (report.refused or problem.code in GRAVE) and (problem.source, problem.code) not in told:
                told.add((problem.source, problem.code))
                sentence = in_language(f"{problem.source}: {problem.message}", say.language)
                yield f"{sentence} {in_language(problem.hint, say.language)}".rstrip()
