"""The public names of the package, from their signatures and docstrings."""

from __future__ import annotations

import inspect

from docs.reference.markdown import code
from docs.reference.markdown import page as page_of

import jalon

INTRODUCTION = """Everything that Jalon promises to keep is in this list; anything else may change.

`read` opens the sources, `score` computes, `report` renders. The same files, strategy, edition and date give the same
result on any machine."""


def page() -> str:
    """All public names."""
    return page_of("Library", INTRODUCTION, *(_name(name) for name in jalon.__all__))


def _name(name: str) -> str:
    thing = getattr(jalon, name)
    text = inspect.cleandoc(thing.__doc__ or "")
    if callable(thing) and not isinstance(thing, type):
        return f"## {name}\n\n{code(f'{name}{inspect.signature(thing)}', 'python')}\n\n{text}"
    return f"## {name}\n\n{text}"
