"""PRIVACY.md promises that some files are never opened; the reader's own list of files keeps the promise."""

from __future__ import annotations

import pytest

from jalon.sources.linkedin_archive.layouts import ALLOWED_NAMES
from tests.docs.blocks import ROOT

PROMISED = {
    "telephone numbers": ("phonenumbers", "whatsappphonenumbers"),
    "contacts imported": ("contacts",),
    "log-ins": ("logins",),
    "security events": ("securitychallenges",),
    "advertising profiles": ("adtargeting", "adsclicked", "lanadsengagement"),
    "inferences about you": ("inferencesaboutyou",),
    "job applications": ("jobapplications", "savedjobs", "jobapplicantsavedanswers", "jobseekerpreferences"),
    "identity checks": ("verifications", "privateidentityasset"),
    "coaches": ("coachmessages", "guidemessages", "learningcoachmessages", "learningroleplaymessages"),
}
SAID = {
    "connections", "invitations", "messages", "posts", "reposts", "comments", "reactions", "votes", "searches",
    "recommendations", "follows", "saved items", "events", "learning", "profile", "notes", "plan", "e-mail addresses",
}  # fmt: skip


@pytest.mark.parametrize("words", PROMISED)
def test_what_is_promised_is_said_and_kept(words: str) -> None:
    never = section("What is never opened")
    assert words in never
    assert ALLOWED_NAMES.isdisjoint(PROMISED[words])


def test_what_is_read_is_said() -> None:
    read = section("What is read")
    assert [words for words in SAID if words not in read] == []


def section(title: str) -> str:
    text = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    return " ".join(text.split(f"## {title}\n")[1].split("\n## ")[0].split())
