"""Signs of life on stderr, one plain line a phase, and only for work that lasts longer than a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jalon.cli.language import Say

PATIENCE_SECONDS = 1.0


class Progress:
    """Call it with the code of each phase as it begins; nothing is written while the whole takes under a second."""

    def __init__(self, say: Say, patience: float = PATIENCE_SECONDS) -> None:
        self._say = say
        self._phase = ""
        self._shown = ""
        self._late = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(patience, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def __call__(self, phase: str) -> None:
        """A phase begins: read, link, journeys, score, report or any sentence."""
        with self._lock:
            self._phase = phase
            self._show()

    def _begin(self) -> None:
        with self._lock:
            self._late = True
            self._show()

    def _show(self) -> None:
        if self._late and self._phase and self._phase != self._shown:
            self._shown = self._phase
            code = f"phase_{self._phase}"
            print(self._say(code) if self._say.has(code) else self._phase, file=sys.stderr, flush=True)
