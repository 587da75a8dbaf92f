"""The errors a caller may meet; data problems are not errors but values (`jalon.records.problem.Problem`).

JalonError              base of them all; the message says what happened, where, and the next step
├── InputUnusable       nothing at all could be read from what was given (exit code 1)
├── StoreUnusable       the store file is of another version, locked or damaged (exit code 1)
├── EditionInvalid      an edition breaks a law of the method or its own hash (exit code 1)
├── StrategyInvalid     strategy.toml cannot be understood (exit code 1)
├── NormsInvalid        a norm file, a cohort or a table of scores cannot be used (exit code 1)
├── ExchangeRefused     a contribution or a release breaks a rule of the exchange of norms (exit code 1)
├── PopulationInvalid   tables, an engine or an output of many members cannot be used (exit code 1)
├── PullFailed          a CRM cannot be read over the network, or what was pulled cannot be kept (exit code 1)
│   └── PullRefused     it answered and said no
├── PanelInvalid        a table of quarters cannot be used to test the index (exit code 1)
├── ProofInvalid        pieces of a proof do not make one (exit code 1)
└── Misuse              the call itself is wrong (exit code 2)
"""

from __future__ import annotations


class JalonError(Exception):
    """Base of all errors; `hint` is the next step, in a sentence."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} Hint: {self.hint}" if self.hint else self.message


class InputUnusable(JalonError):
    """Nothing could be read from the sources given."""


class StoreUnusable(JalonError):
    """The store file cannot be opened or belongs to another version."""


class EditionInvalid(JalonError):
    """An edition breaks a law of the method, or its hash does not match."""


class StrategyInvalid(JalonError):
    """A strategy file cannot be understood."""


class NormsInvalid(JalonError):
    """A norm file, a cohort or a table of scores cannot be used."""


class ExchangeRefused(JalonError):
    """A contribution or a release breaks a rule of the exchange of norms."""


class PullFailed(JalonError):
    """A CRM cannot be read over the network, or what was pulled cannot be kept."""


class PullRefused(PullFailed):
    """A CRM answered no; `status` is that of HTTP."""

    def __init__(self, message: str, hint: str = "", *, status: int) -> None:
        super().__init__(message, hint)
        self.status = status


class PanelInvalid(JalonError):
    """A table of quarters cannot be used to test the index."""


class PopulationInvalid(JalonError):
    """Tables, an engine or an output of many members cannot be used."""


class ProofInvalid(JalonError):
    """Pieces of a proof do not make one."""


class Misuse(JalonError):
    """The call itself is wrong."""

    exit_code = 2
