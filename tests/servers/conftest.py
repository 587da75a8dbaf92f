"""The servers of a session, each started when the first test asks for it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from jalon.clients.bottlecrm import BottleCRM
from jalon.clients.pull import pull
from jalon.clients.tryton import Tryton
from jalon.sources.crm.settle import settle
from jalon.sources.crm_api import read_crm_lines
from tests.servers import bottlecrm, tryton
from tests.servers.cluster import running
from tests.servers.making import PASSWORD
from tests.servers.tools import BOTTLECRM, TRYTON
from tests.sources.singles import ME, open_store


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.servers)


@pytest.fixture(scope="session")
def cluster():
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def tryton_shop(cluster, tmp_path_factory):
    serving = tryton.serve(TRYTON.interpreter, cluster.address, tmp_path_factory.mktemp("tryton"))
    shop = tryton.Shop(serving.url)
    shop.open()
    yield shop
    serving.stop()


@pytest.fixture(scope="session")
def bottlecrm_url(cluster, tmp_path_factory):
    serving = bottlecrm.serve(BOTTLECRM.interpreter, cluster.port, tmp_path_factory.mktemp("bottlecrm"))
    yield serving.url
    serving.stop()


@pytest.fixture(scope="session")
def bottlecrm_shop(bottlecrm_url, cluster):
    return bottlecrm.Shop(bottlecrm_url, cluster.tokens["writer"])


@pytest.fixture
def tryton_client(tryton_shop):
    def client(password=PASSWORD):
        return Tryton(password, tryton_shop.url, "tryton", "admin", pause=0.01)

    return client


@pytest.fixture
def bottlecrm_client(bottlecrm_url, cluster):
    def client(token="reader"):  # noqa: S107
        return BottleCRM(cluster.tokens.get(token, token), bottlecrm_url, pause=0.01)

    return client


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


@pytest.fixture
def read(con):
    """Read a file of lines, and settle; the report."""

    def reader(path):
        report = read_crm_lines(con, path, member_id=ME, as_of=int(later(2).timestamp()) * 1_000_000)
        settle(con, ME)
        return report

    return reader


def later(days):
    """An instant that lies behind what the servers date with their own clocks."""
    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)


def pull_now(client, path):
    """Pull with the true clock, which is the one of the servers."""
    return pull(client, path, datetime.datetime.now(datetime.UTC))


def records(path, stream):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [one["record"] for one in lines if one["type"] == "RECORD" and one["stream"].endswith(f":{stream}")]
