"""Why a population is refused: the error made from its code."""

from __future__ import annotations

from jalon.errors import PopulationInvalid
from jalon.population.error_texts import ERRORS


def refused(code: str, **fields: object) -> PopulationInvalid:
    """The error of an input, an engine or an output."""
    message, hint, _, _ = ERRORS[code]
    return PopulationInvalid(message.format(**fields), hint.format(**fields))
