"""The archive a member gets from LinkedIn (Settings, Data privacy, Get a copy of your data)."""

from jalon.sources.linkedin_archive.archive import read_archive

__all__ = ["read_archive"]
