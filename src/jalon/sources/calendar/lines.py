"""iCalendar text (RFC 5545) as blocks of content lines: unfolded on octets, nested blocks kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jalon.sources.decode import decode

_NAME_END = re.compile("[;:]")
_QUOTED_HEAD = re.compile(r'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([^=;:"]+)=((?:"[^"]*"|[^";:])*)')
_ESCAPE = re.compile(r"\\([\\;,nN])")


@dataclass(frozen=True, slots=True)
class Line:
    """One property: name and parameter names in capitals, value as written."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class Block:
    """One component with its own lines and the components inside; `closed` when its END was found."""

    kind: str
    lines: list[str] = field(default_factory=list[str])
    inner: list[Block] = field(default_factory=list["Block"])
    closed: bool = False
    by_name: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def first(self, name: str) -> Line | None:
        """The first property of a name."""
        return next(iter(self.all(name)), None)

    def all(self, *names: str) -> list[Line]:
        """All properties of some names, name by name in the order of the file; the block must be complete."""
        if not self.by_name:
            for line in self.lines:
                self.by_name.setdefault(_NAME_END.split(line, maxsplit=1)[0].upper(), []).append(line)
        lines = [line for name in names for line in self.by_name.get(name, ())]
        return [parsed for line in lines if (parsed := parse_line(line)) is not None]


def unfold(data: bytes) -> str:
    """The text with folded lines joined before decoding: a fold may cut a character."""
    whole = data.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    return decode(whole)[0].replace("\r", "\n")


def blocks(text: str) -> list[Block]:
    """The top blocks of a text (usually one VCALENDAR); what is left open at a wrong END or the end stays open."""
    root = Block("")
    stack = [root]
    for line in text.split("\n"):
        start = line[:6].upper()
        if start == "BEGIN:":
            _open(stack, line[6:].strip().upper())
        elif start[:4] == "END:":
            _close(stack, line[4:].strip().upper())
        elif line:
            stack[-1].lines.append(line)
    return root.inner


def _open(stack: list[Block], kind: str) -> None:
    # An event cannot stand in an event: the one before was never closed.
    while kind in {"VEVENT", "VCALENDAR"} and any(block.kind == kind for block in stack):
        stack.pop()
    block = Block(kind)
    if len(stack) < 20:
        stack[-1].inner.append(block)
    stack.append(block)


def _close(stack: list[Block], kind: str) -> None:
    if any(block.kind == kind for block in stack[1:]):
        while stack[-1].kind != kind:
            stack.pop()
        stack.pop().closed = True


def parse_line(line: str) -> Line | None:
    """One content line; None when it has no value."""
    head, colon, value = line.partition(":")
    if '"' in head:
        found = _QUOTED_HEAD.fullmatch(line)
        if found is None:
            return None
        head, value = found.groups()
    if not colon:
        return None
    name, _, rest = head.partition(";")
    pairs = _PARAMETER.findall(";" + rest) if rest else []
    return Line(name.upper(), {key.strip().upper(): text.strip('" ') for key, text in pairs}, value)


def plain(value: str) -> str:
    """A text value without its escapes."""
    return _ESCAPE.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)
