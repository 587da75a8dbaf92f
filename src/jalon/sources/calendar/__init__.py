"""Calendars in the iCalendar format (ICS)."""

from jalon.sources.calendar.read import read_calendar

__all__ = ["read_calendar"]
