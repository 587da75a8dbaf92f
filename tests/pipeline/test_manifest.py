"""What a report says of its own evidence: every file by its hash, and that few people carry the score."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from jalon import load_strategy
from jalon.api.scoring import open_frame
from jalon.index import attribute
from jalon.report.assemble.frame import NOW
from jalon.report.assemble.score import concentration, score_of


def test_every_imported_file_is_named_by_its_sha_256(result, demo_files) -> None:
    on_disk = {path.name: sha256(path.read_bytes()).hexdigest() for path in demo_files if path.suffix != ".toml"}
    named = {file.name: file.sha256 for file in result.trust.files}
    assert named.items() <= on_disk.items()
    assert any(name.endswith(".zip") for name in named)


@pytest.mark.parametrize(
    ("above", "state", "codes"), [(-0.001, "provisional", ["concentrated"]), (0.001, "established", [])]
)
def test_a_score_that_few_people_carry_is_provisional_and_says_so(reading, strategy, above, state, codes) -> None:
    frame, _, _ = open_frame(reading, load_strategy(strategy), None, None)
    attribution = attribute(frame.edition, frame.totals[NOW])
    share = concentration(frame, attribution)
    assert 0 < share < frame.edition.time.top_share
    allowed = replace(frame.edition.time, top_share=share + above)
    found = score_of(replace(frame, edition=replace(frame.edition, time=allowed)), attribution, None, {})
    assert found.points.state == state
    assert [note.code for note in found.narrowing] == codes
    assert [note.params["share"] for note in found.narrowing] == [share] * len(codes)
