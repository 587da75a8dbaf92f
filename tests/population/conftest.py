"""Two invented consultants, read and scored one by one, and the same records in the canonical layout."""

from __future__ import annotations

import pytest

from jalon import load_strategy, read
from jalon.api.scoring import open_frame
from jalon.simulate.demo import make_demo
from tests.population.layouts import write_layout


@pytest.fixture(scope="session")
def lives(tmp_path_factory):
    """Folder of the layout, frames by member, and the first instant that is not known."""
    folder, frames = tmp_path_factory.mktemp("layout"), {}
    for seed in (3, 4):
        files = make_demo(tmp_path_factory.mktemp("demo"), seed=seed)
        plan = load_strategy(next(path for path in files if path.suffix == ".toml"))
        reading = read(*(path for path in files if path.suffix != ".toml"))
        frame, _, _ = open_frame(reading, plan, None, None)
        member = f"m{seed}"
        write_layout(reading.con, folder, member, f"'{member}'")
        frames[member] = frame
    return folder, frames, frame.end
