"""A nameless place for one unpacked file that DuckDB can open: in memory where the system can, else on disk."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def scratch_file() -> Generator[tuple[BinaryIO, str], None, None]:
    """A file to write and its path for reading; it is gone afterwards, whatever happens."""
    if hasattr(os, "memfd_create") and os.path.isdir("/proc/self/fd"):
        descriptor = os.memfd_create("jalon")
        with os.fdopen(descriptor, "wb") as stream:
            yield stream, f"/proc/self/fd/{descriptor}"
        return
    with tempfile.TemporaryDirectory(prefix="jalon-") as folder:
        path = os.path.join(folder, "file")
        with open(path, "wb") as stream:
            yield stream, path
