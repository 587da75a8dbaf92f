"""Why norms are refused: the error made from its code."""

from __future__ import annotations

from jalon.errors import ExchangeRefused, NormsInvalid
from jalon.norms.error_texts import ERRORS


def refused(code: str, **fields: object) -> NormsInvalid:
    """The error of a norm file, a cohort or a table of scores."""
    return NormsInvalid(*_texts(code, fields))


def exchange_refused(code: str, **fields: object) -> ExchangeRefused:
    """The error of the exchange of norms."""
    return ExchangeRefused(*_texts(code, fields))


def _texts(code: str, fields: dict[str, object]) -> tuple[str, str]:
    message, hint, _, _ = ERRORS[code]
    return message.format(**fields), hint.format(**fields)
