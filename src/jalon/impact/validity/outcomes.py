"""What may be predicted, and what an index that predicts it must not have seen."""

from __future__ import annotations

# What is counted, as the user names it, and the kind of a deal's event that it is.
OUTCOMES = {"contracts": "contract_signed", "quotes": "quote_sent", "meetings": "meeting"}
# Signals that tell of results: an index scored with them would contain its outcome.
RESULTS = frozenset({"meetings", "results", "quote_requests", "contracts"})
