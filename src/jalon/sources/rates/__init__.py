"""Exchange rates: a file that says what currencies were worth, day by day."""

from jalon.sources.rates.read import read_rates

__all__ = ["read_rates"]
