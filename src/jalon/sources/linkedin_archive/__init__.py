"""The archive a member gets from LinkedIn (Settings, Data privacy, Get a copy of your data)."""

from jalon.sources.linkedin_archive.archive import read_archive
from jalon.sources.linkedin_archive.whose import reading_order

__all__ = ["read_archive", "reading_order"]
