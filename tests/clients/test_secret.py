"""Tokens come from the environment, else from the keyring of the system."""

from __future__ import annotations

import sys
import types

import pytest

from jalon.clients.secret import secret
from jalon.errors import PullFailed


def ring(monkeypatch, entries):
    module = types.ModuleType("keyring")
    module.get_password = lambda service, name: entries[service, name]
    monkeypatch.setitem(sys.modules, "keyring", module)


def test_the_environment_comes_first(monkeypatch):
    ring(monkeypatch, {("jalon", "hubspot_token"): "from the ring"})
    monkeypatch.setenv("JALON_HUBSPOT_TOKEN", " from the environment ")
    assert secret("hubspot", "token") == "from the environment"


def test_else_the_keyring(monkeypatch):
    monkeypatch.delenv("JALON_HUBSPOT_TOKEN", raising=False)
    ring(monkeypatch, {("jalon", "hubspot_token"): "from the ring"})
    assert secret("hubspot", "token") == "from the ring"


def test_a_locked_keyring_is_none(monkeypatch):
    monkeypatch.delenv("JALON_HUBSPOT_TOKEN", raising=False)
    ring(monkeypatch, {})
    with pytest.raises(PullFailed, match="JALON_HUBSPOT_TOKEN is not set"):
        secret("hubspot", "token")


def test_a_broken_one_is_not_sent(monkeypatch):
    monkeypatch.setenv("JALON_HUBSPOT_TOKEN", "one\r\nX-Other: two")
    with pytest.raises(PullFailed, match="broken over lines"):
        secret("hubspot", "token")
