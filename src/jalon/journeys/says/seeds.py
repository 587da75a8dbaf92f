"""The invented messages that ship with Jalon: what each label looks like, and what only looks like one.

A block is one meaning in four languages: `= LABELS | tags`, then `f:`, `e:`, `s:`, `n:` and `text << previous message`.
Texts that say the same belong together (`group`): a test that parts them measures translation, not understanding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jalon.journeys.says.message import Message

FOLDER = Path(__file__).parent / "seed"
LANGUAGES = {"f": "fr", "e": "en", "s": "es", "n": "nl"}
CODES = {
    "MA": "meeting_agreed",
    "MP": "meeting_proposed",
    "CH": "call_held",
    "PS": "phone_shared",
    "OS": "offer_sent",
    "OR": "offer_requested",
    "CS": "contract_signed",
    "RF": "refusal",
    "IN": "interest",
}


@dataclass(frozen=True, slots=True)
class Seed:
    """One invented message with its labels; `group` numbers the meaning, `tags` say what is hard about it."""

    group: int
    message: Message
    labels: frozenset[str]
    tags: tuple[str, ...]


def seeds(folder: Path = FOLDER) -> Iterator[Seed]:
    """All invented messages of a folder, in the order of its files."""
    group = 0
    head, _, tags = "", "", ""
    for file in sorted(folder.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("="):
                group += 1
                head, _, tags = line[1:].partition("|")
            elif line[1:2] == ":":
                yield _seed(group, line, head.split(), tuple(tags.split()))


def _seed(group: int, line: str, codes: list[str], tags: tuple[str, ...]) -> Seed:
    text, _, previous = line[2:].strip().replace("\\n", "\n").partition(" << ")
    language = LANGUAGES[line[0]]
    message = Message(f"{group}{line[0]}", text, previous_text=previous, language=language)
    return Seed(group, message, frozenset(CODES[code] for code in codes), tags)
