"""The examples of docs/classic.md run as they stand, and the page names every function."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jalon.index import classic

PAGE = (Path(__file__).parents[3] / "docs" / "classic.md").read_text(encoding="utf-8")


def test_the_examples_run_in_their_order() -> None:
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(block, "docs/classic.md", "exec"), names)  # noqa: S102
    assert names["rank"].tolist() == [2, 4, 3, 1, 5]
    assert names["weights"]["acceptance"] == 1 / 3
    assert names["causes"].factors == ("normalisation", "aggregation", "weights", "exclusion")


def test_every_step_is_named() -> None:
    functions = {name for name in classic.__all__ if name.islower()}
    assert {name for name in functions if f"`{name}`" not in PAGE} == set()
