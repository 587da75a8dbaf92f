"""Forgetting reaches deals, their stages and people, and the raw pages of a CRM."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.builders import Archive
from tests.builders import Person as Contact

from jalon.linkage.link import link
from jalon.records.forget import forget_person
from jalon.records.store import open_store, transaction
from jalon.sources.crm.records import Activity, Deal, Extract, Person, StageChange
from jalon.sources.crm.settle import settle
from jalon.sources.crm.store import store
from jalon.sources.linkedin_archive.archive import read_archive

GONE = Contact("Gontran Quilvacq", "gontran-quilvacq-77")
KEPT = Contact("Mireille Ostrowand", "mireille-ostrowand")
PAGES = (
    {"results": [{"firstname": "GONTRAN", "lastname": "Quilvacq"}]},
    {"results": [{"email": "gq@quilvacq.example"}]},
    {"results": [{"phone": "+33 1 99 00 12 34"}]},
    {"results": [{"firstname": "Mireille", "lastname": "Ostrowand"}]},
)
TABLES = ("deals", "deal_stages", "deal_people", "deal_events", "crm_pages")


def extract() -> Extract:
    return Extract(
        system="made",
        persons=(
            Person(
                id="g",
                name=GONE.name,
                email="gq@quilvacq.example",
                phone="+33199001234",
                linkedin_url=GONE.url,
                row_no=1,
            ),
            Person(id="k", name=KEPT.name, linkedin_url=KEPT.url, row_no=2),
        ),
        deals=(
            Deal(id="1", person_ids=("g",), company="Quilvacq conseil", state="won", closed_at=2, row_no=1),
            Deal(id="2", person_ids=("g", "k"), company="Both", state="won", closed_at=3, row_no=2),
            Deal(id="3", person_ids=("k",), company="Other", row_no=3),
        ),
        stage_changes=(StageChange(deal_id="1", stage="Quilvacq pilot", occurred_at=1),),
        activities=(Activity(id="c", kind="call", person_ids=("g",), deal_id="1", occurred_at=1),),
        exported_on=5,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    archive = Archive("2026-03")
    for one in (GONE, KEPT):
        archive.connect(one, "2026-01-05")
    path = tmp_path / "me.duckdb"
    con = open_store(path)
    member = read_archive(con, archive.zip(tmp_path)).member_id
    with transaction(con):
        store(con, member, extract(), "x:deals")
        for n, page in enumerate(PAGES):
            con.execute(
                "insert into crm_pages values ('made', '', 'contacts', '', ?, 5, ?)",
                [n, json.dumps(page)],
            )
    settle(con, member)
    link(con, member)
    con.close()
    return path


def deals(path: Path, table: str) -> set[str]:
    con = open_store(path)
    found = {row[0] for row in con.execute(f"select deal_id from {table}").fetchall()}
    con.close()
    return found


def test_a_deal_with_the_person_alone_goes_and_those_with_others_stay(path: Path) -> None:
    assert deals(path, "deals") == {"made:1", "made:2", "made:3"}
    forget_person(path, GONE.url)
    assert deals(path, "deals") == {"made:2", "made:3"}
    assert deals(path, "deal_people") == {"made:2", "made:3"}
    assert deals(path, "deal_stages") == set()


def test_pages_that_name_the_person_go_and_the_others_stay(path: Path) -> None:
    forget_person(path, GONE.url)
    con = open_store(path)
    assert con.execute("select page_no from crm_pages").fetchall() == [(3,)]
    con.close()


def test_nothing_is_left_in_the_bytes_of_the_file(path: Path) -> None:
    assert b"quilvacq" in path.read_bytes().lower()
    forget_person(path, GONE.url)
    after = path.read_bytes().lower()
    assert b"quilvacq" not in after and b"99001234" not in after
