"""Clients of Tryton and BottleCRM: what they keep of an answer, and what they make of a refusal."""

from __future__ import annotations

import json

import pytest

from jalon.clients.bottlecrm import BottleCRM
from jalon.clients.tryton import Tryton
from jalon.errors import PullRefused

CANARY = "secret note"


class Answers:
    """Stands for the connection of BottleCRM: every list holds these rows once."""

    def __init__(self, answer) -> None:
        self.answer = answer

    def get(self, path, query):
        return self.answer


@pytest.mark.parametrize(
    ("stream", "answer", "kept"),
    [
        (
            "contacts",
            {"results": [{"id": "1", "account_detail": {"id": "7", "name": "Verdane", "description": CANARY}}]},
            {"id": "1", "account_detail": {"id": "7", "name": "Verdane"}},
        ),
        (
            "opportunities",
            {"opportunities": [{"id": "1", "account": {"id": "7", "name": "Verdane", "email": CANARY}}]},
            {"id": "1", "account": {"id": "7", "name": "Verdane"}},
        ),
        (
            "estimates",
            {
                "results": [
                    {"id": "1", "contact": {"id": "9", "email": CANARY}, "opportunity": {"id": "3", "x": CANARY}}
                ]
            },
            {"id": "1", "contact": {"id": "9"}, "opportunity": {"id": "3"}},
        ),
    ],
)
def test_of_a_record_within_a_record_only_what_is_used_is_kept(stream, answer, kept):
    client = BottleCRM("token", "https://crm.example")
    client._http = Answers(answer)
    (page,) = client.pages(stream, None, None)
    assert page.rows == [kept] and CANARY not in json.dumps(page.rows)


class Refusing:
    """Stands for the connection of Tryton: everything is answered but the history."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.pages = [[], [{"id": 1, "state": "won"}]]

    def post(self, path, question, headers):
        method = question["method"]
        if method == "common.db.login":
            return {"result": [1, "opened"]}
        if method.endswith("fields_get"):
            return {"result": {"id": {}, "state": {}}}
        if method.endswith("history_revisions"):
            raise PullRefused("no", status=self.status)
        return {"result": self.pages.pop()}


@pytest.fixture
def tryton():
    def make(status):
        client = Tryton("password", "https://erp.example", "shop", "nora")
        client._http = Refusing(status)
        return client

    return make


@pytest.mark.parametrize("status", [401, 429, 500])
def test_a_history_that_is_not_given_now_stops_the_reading(tryton, status):
    with pytest.raises(PullRefused) as refused:
        list(tryton(status).pages("sale.opportunity", None, None))
    assert refused.value.status == status


def test_a_version_without_history_is_read_without_it(tryton):
    (page,) = tryton(403).pages("sale.opportunity", None, None)
    assert page.rows == [{"id": 1, "state": "won"}]
