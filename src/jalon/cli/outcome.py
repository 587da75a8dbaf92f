"""How a command ends: an exit code, and for every failure one clear sentence with its hint, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from jalon.errors import JalonError

if TYPE_CHECKING:
    from jalon.cli.language import Say

DONE, UNUSABLE, MISUSE, INTERRUPTED = 0, 1, 2, 130


def outcome(say: Say, run: Callable[[], object]) -> int:
    """Run a command; say on stderr what went wrong; return the exit code.

    With JALON_DEBUG set, an unexpected error is raised as it is.
    """
    from jalon.cli.streams import plain_streams

    plain_streams()
    try:
        run()
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _end(say("interrupted"), "", INTERRUPTED)
    except click.UsageError as error:
        return _end(error.format_message(), _usage_hint(say, error), MISUSE)
    except JalonError as error:
        return _end(*_translated(say, error), error.exit_code)
    except (BrokenPipeError, SystemExit):
        # click turns a closed pipe into SystemExit, even when it is asked to leave exits alone.
        return _closed_pipe()
    except Exception as error:
        return _unexpected(say, error)
    return DONE


def _end(message: str, hint: str, code: int) -> int:
    from jalon.cli.output import tell

    tell(f"{message}\n{hint}" if hint else message)
    return code


def _usage_hint(say: Say, error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "jalon"
    return say("hint_help", command=path)


def _translated(say: Say, error: JalonError) -> tuple[str, str]:
    from jalon.cli.sentences import in_language

    message, hint = (in_language(text, say.language) for text in (error.message, error.hint))
    return message, say("hint", hint=hint) if hint else ""


def _unexpected(say: Say, error: Exception) -> int:
    if os.environ.get("JALON_DEBUG"):
        raise error
    if isinstance(error, OSError) and error.strerror:
        place = os.path.basename(str(error.filename or "")) or say("a_file")
        return _end(say("os_error", file=place, reason=error.strerror), "", UNUSABLE)
    return _end(say("unexpected", kind=type(error).__name__), say("hint_debug"), UNUSABLE)


def _closed_pipe() -> int:
    # The reader (head, less) has seen enough; keep Python from complaining when it flushes at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
