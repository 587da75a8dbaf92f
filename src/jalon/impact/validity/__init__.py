"""Does the index say anything about results? Two claims, two tests, and a refusal when the data cannot tell."""

from jalon.impact.validity.panel import Panel
from jalon.impact.validity.validate import Validity, validate

__all__ = ["Panel", "Validity", "validate"]
