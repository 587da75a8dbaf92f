"""What a message says: meetings, calls, phone numbers, offers, contracts, refusals, with the words that show it."""

from jalon.journeys.says.message import Direction, Finding, Message, Said
from jalon.journeys.says.read import promises_quote, says

__all__ = ["Direction", "Finding", "Message", "Said", "promises_quote", "says"]
