"""Small tables of the profile and of learning: one invented row each, so that every recogniser meets its file."""

from __future__ import annotations

from jalon.simulate.csvtext import ArchiveFile, table
from jalon.simulate.export import Export

LEARNING = (
    "Content Title", "Content Description", "Content Type", "Content Last Watched Date (if viewed)",
    "Content Completed At (if completed)", "Content Saved", "Notes taken on videos (if taken)", "",
)  # fmt: skip
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Learning.csv": (LEARNING, ("Tableaux", "", "Course", "2020-03-01 10:11 UTC", "N/A", "false", "", "")),
    "Events.csv": (
        ("Event Name", "Event Time", "Status", "External Url"),
        ("Salon inventé", "Mar 06, 2020 09:00 AM - Mar 06, 2020 05:00 PM", "APPROVED", ""),
    ),
    "Projects.csv": (
        ("Title", "Description", "Url", "Started On", "Finished On"),
        ("Ligne 4", "Moins d'arrêts", "", "Jan 2019", "Mar 2019"),
    ),
    "Publications.csv": (
        ("Name", "Published On", "Description", "Publisher", "Url"),
        ("Compter juste", "Mar 06, 2019", "", "Presses inventées", ""),
    ),
    "Honors.csv": (("Title", "Description", "Issued On"), ("Prix inventé", "", "Jun 2019")),
    "Organizations.csv": (
        ("Name", "Description", "Position", "Started On", "Finished On"),
        ("Cercle inventé", "", "Membre", "Jan 2018", ""),
    ),
    "Volunteering.csv": (
        ("Company Name", "Role", "Cause", "Started On", "Finished On", "Description"),
        ("Atelier solidaire", "Tutrice", "EDUCATION", "Jan 2018", "", ""),
    ),
    "Courses.csv": (("Name", "Number"), ("Statistique", "")),
    "TestScores.csv": (("Tested On", "Name", "Description", "Score"), ("Jan 2010", "Anglais", "", "950")),
}
NOTES = ("Connection First Name", "Connection Last Name", "Connection Profile URL", "Note", "Created On", "Edited On")


def more_tables(export: Export) -> list[ArchiveFile]:
    """The small tables of the era."""
    shut = export.era.missing
    files = [table(name, *_rows(name)) for name in TABLES if name.removesuffix(".csv") not in shut]
    if export.era.id_suffix:
        note = ["Ana", "Exemplar", "https://www.linkedin.com/in/ana-exemplar", "CANARY-note", "2026-03-06", ""]
        files.append(table("Notes.csv", NOTES, [note]))
    return files


def _rows(name: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    header, row = TABLES[name]
    return header, [row]
