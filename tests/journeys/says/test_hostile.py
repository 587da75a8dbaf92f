"""Messages that were written to break a reader: none raises, none takes long, none is believed."""

from __future__ import annotations

import time

import pytest

from jalon.journeys.says import Message, says

HOSTILE = [
    "",
    " ",
    "\0\0\0",
    '=HYPERLINK("https://example.test")',
    "<script>see you Tuesday</script>" * 2000,
    ">" * 200_000,
    '"' * 200_000,
    "«" * 100_000,
    "0" * 200_000,
    "06 " * 100_000,
    "+" * 100_000 + "1" * 50,
    "mardi 14h " * 50_000,
    "le a le a le " * 30_000 + "wrote:",
    "\u202e\u200b\ufeff" * 10_000,
    "𝕾𝖊𝖊 𝖞𝖔𝖚 🤝" * 5_000,
    "\ud800",
    "a" * 1_000_000,
    "On " * 60_000,
    "from: x\n" * 20_000,
    "?" * 100_000,
    ". " * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", [None, "fr"])
def test_it_ends_quickly(text: str, language: str | None) -> None:
    start = time.process_time()
    found = says(Message("1", text, previous_text=text, language=language))
    assert time.process_time() - start < 3
    assert all(0 <= label.span[0] < label.span[1] <= len(text) for label in found.labels)
