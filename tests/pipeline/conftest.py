"""The invented member of the demo, read and scored once for all tests of this folder."""

from __future__ import annotations

import pytest

from jalon import read, score
from jalon.simulate.demo import make_demo


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def reading(demo_files):
    return read(*(path for path in demo_files if path.suffix != ".toml"))


@pytest.fixture(scope="session")
def strategy(demo_files):
    return next(path for path in demo_files if path.suffix == ".toml")


@pytest.fixture(scope="session")
def result(reading, strategy):
    return score(reading, strategy=strategy, rows=None)
