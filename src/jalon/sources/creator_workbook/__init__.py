"""The analytics workbooks that a member can export from LinkedIn."""

from jalon.sources.creator_workbook.read import read_workbook

__all__ = ["read_workbook"]
