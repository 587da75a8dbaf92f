"""What a message says: meetings, calls, phone numbers, offers, contracts, refusals, with the words that show it."""

from jalon.journeys.says.message import Finding, Message, Said
from jalon.journeys.says.read import says

__all__ = ["Finding", "Message", "Said", "says"]
