"""Six invented lives, an era each, in two archives each, written from the description of the formats.

`lives/facts.json` holds their facts, computed from the definitions of `jalon read` alone with the csv module, by a
script that shares nothing with Jalon and its simulator: 144 such lives were compared, these are kept. They hold
acceptances of the same evening, notes, groups, advertisements, spam, drafts, deleted members, messages of one second,
delays of 14 and 90 days to the second, edited posts, searches ten minutes apart, and an older archive to merge.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon import read, read_report

LIVES = Path(__file__).parent / "lives"
FACTS = json.loads((LIVES / "facts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("era", FACTS)
@pytest.mark.parametrize("newest_first", [True, False])
def test_the_facts_are_those_that_the_definitions_give(era: str, newest_first: bool) -> None:
    archives = sorted((LIVES / era).iterdir(), reverse=newest_first)
    assert len(archives) == 2
    found = read_report(read(*archives))["facts"]
    assert {name: found[name] for name in FACTS[era]} == pytest.approx(FACTS[era], abs=1e-6)
    assert {name for name, value in found.items() if value is not None} == {
        name for name, value in FACTS[era].items() if value is not None
    }
