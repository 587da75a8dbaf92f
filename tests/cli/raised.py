"""Every sentence that the code raises as an error, found in its syntax: `{0}`, `{1}`... stand for what is filled in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jalon.errors

SOURCE = Path(jalon.errors.__file__).parent
ERRORS = {
    name
    for name, kind in vars(jalon.errors).items()
    if isinstance(kind, type) and issubclass(kind, jalon.errors.JalonError)
}


# For programs only: no command calls it, and its errors speak English.
LIBRARY = SOURCE / "index/classic"


def raised() -> set[str]:
    """Templates of all messages and hints of errors that a command may show, in English."""
    files = (path for path in sorted(SOURCE.rglob("*.py")) if not path.is_relative_to(LIBRARY))
    return {text for path in files for text in _of(path) if text}


def _of(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                yield from templates(argument, constants)


def templates(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    """The templates that an argument may be: a string, an f-string, a constant's name, or either of two."""
    if isinstance(node, ast.Name) and node.id in constants:
        yield from templates(constants[node.id], constants)
    elif isinstance(node, ast.IfExp):
        yield from templates(node.body, constants)
        yield from templates(node.orelse, constants)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        count = iter(range(99))
        yield "".join(part.value if isinstance(part, ast.Constant) else f"{{{next(count)}}}" for part in node.values)
