"""`jalon pull` on the command line, and its file as a source among others."""

from __future__ import annotations

import io
import sys

import pytest

from tests.clients.crms import HubSpotFake
from tests.clients.fakes import serve
from tests.clients.portability_fake import PortabilityFake


@pytest.fixture
def hubspot(monkeypatch):
    monkeypatch.setenv("JALON_HUBSPOT_TOKEN", "secret-token")
    with serve(HubSpotFake()) as service:
        yield service.url


def test_it_says_what_came_and_what_to_do_with_it(run, hubspot, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run("pull", "hubspot", "--url", hubspot)
    assert ran.code == 0 and "deals: 3 new or changed rows" in ran.out
    assert "hubspot.lines.jsonl" in ran.out and (tmp_path / "hubspot.lines.jsonl").exists()
    assert "deals : 0 ligne" in run("pull", "hubspot", "--url", hubspot, "--lang", "fr").out.replace("\u202f", " ")


def test_its_file_is_a_source(run, hubspot, tmp_path):
    path = tmp_path / "crm.jsonl"
    run("pull", "hubspot", "--url", hubspot, "--out", path)
    ran = run("read", path)
    assert ran.code == 0 and "crm.jsonl" in ran.out


def test_lines_come_by_the_standard_input_too(run, hubspot, tmp_path, monkeypatch):
    path = tmp_path / "crm.jsonl"
    run("pull", "hubspot", "--url", hubspot, "--out", path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    monkeypatch.chdir(tmp_path)
    ran = run("report", "-")
    assert ran.code == 0 and (tmp_path / "report.html").exists()


def test_without_a_token_it_says_where_to_put_it(run, monkeypatch, tmp_path):
    monkeypatch.delenv("JALON_HUBSPOT_TOKEN", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)
    ran = run("pull", "hubspot", "--out", tmp_path / "crm.jsonl")
    assert ran.code == 1 and "JALON_HUBSPOT_TOKEN is not set" in ran.err
    assert "export JALON_HUBSPOT_TOKEN=" in ran.err and "keyring set jalon hubspot_token" in ran.err
    assert "export JALON_HUBSPOT_TOKEN=" in run("pull", "hubspot", "--out", tmp_path / "a.jsonl", "--lang", "fr").err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["salesforce"], "--url"),
        (["odoo", "--url", "https://shop.example"], "--database"),
        (["tryton", "--url", "https://shop.example"], "Tryton needs the name of a database"),
        (["bottlecrm"], "--url"),
        (["caldav", "--user", "nora"], "--url ADDRESS, and --user LOGIN"),
        (["hubspot", "--url", "http://crm.example"], "not encrypted"),
        (["sugar"], "sugar"),
    ],
)
def test_what_is_missing_or_wrong_is_said(run, monkeypatch, words, says):
    monkeypatch.setenv("JALON_HUBSPOT_TOKEN", "secret-token")
    ran = run("pull", *words)
    assert ran.code in (1, 2) and says in ran.err


def test_a_snapshot_of_linkedin_says_what_came_and_what_is_not_there_yet(run, tmp_path, monkeypatch):
    monkeypatch.setenv("JALON_PORTABILITY_TOKEN", "secret-token")
    monkeypatch.chdir(tmp_path)
    with serve(PortabilityFake()) as service:
        ran = run("pull", "portability", "--url", service.url)
    assert ran.code == 0 and "CONNECTIONS: 3 new or changed rows" in ran.out
    assert "LinkedIn has nothing yet" in ran.out and "ALL_LIKES" in ran.out
    assert (tmp_path / "portability.pages.jsonl").exists()
    read = run("read", "portability.pages.jsonl", "--lang", "fr")
    assert read.code == 0 and "intactes depuis" in read.out
