"""The command line: one file a command, loaded when it is called, so that `jalon --help` is immediate."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 input unusable, 2 misuse, 130 interrupted."""
    from jalon.cli.group import jalon, spoken
    from jalon.cli.language import Say, language_of
    from jalon.cli.outcome import outcome

    given = list(sys.argv[1:] if arguments is None else arguments)
    say = Say(language_of(given, os.environ))
    program = spoken(jalon, say)
    return outcome(say, lambda: program.main(given, prog_name="jalon", obj=say, standalone_mode=False))
