"""What makes a report quicker: modules load while DuckDB reads, DuckDB is told that there is no pandas, Python does not
look for rings of garbage.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

LATER = ("jalon.report.assemble", "jalon.targeting.marking", "jalon.report.page.render", "jalon.report.page.templates")


def load_ahead() -> None:
    """Load what scoring and the page need beside the reading: DuckDB keeps no lock while it works.

    Importing numpy sets a variable of the environment for a moment, which crashes a thread that reads one just then:
    so it comes before any thread.
    """
    import_module("numpy")
    Thread(target=_load, daemon=True).start()


def _load() -> None:
    for name in LATER:
        with suppress(Exception):  # whoever needs the module imports it again and tells what is wrong
            import_module(name)


@contextmanager
def without_garbage_rounds() -> Generator[None, None, None]:
    """Within, Python does not look for objects that hold one another: a twentieth of a report's time, and hardly any.

    Whatever nothing holds any more goes at once all the same.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def without_pandas() -> Generator[None, None, None]:
    """Within, an import of pandas fails at once, unless it is loaded already; nothing that reads or reports needs it.

    For DuckDB looks for pandas anew at every value that a statement is given, and loads it when it is installed: half
    a second.
    """
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop("pandas", None)
