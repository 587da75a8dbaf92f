"""One Spark session for all tests of this folder, and the lives of the population tests."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import pytest

from tests.population.conftest import lives

__all__ = ["lives", "spark"]


@pytest.fixture(scope="session")
def spark():
    """A local session of two threads; the suite says why when there is none."""
    if find_spec("pyspark") is None or not shutil.which("java"):
        pytest.fail("pyspark and Java are needed: make test-spark installs the first.")
    from jalon.population.spark_session import open_session

    session = open_session("local[2]")
    session.conf.set("spark.sql.shuffle.partitions", "2")
    yield session
    session.stop()
