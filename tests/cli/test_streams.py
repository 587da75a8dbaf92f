"""Any terminal will do: signs that it cannot write are replaced by plain ones."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from jalon.cli.streams import PLAIN


def shown(encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    code = f"import sys; from jalon.cli import main; sys.exit(main({list(arguments)!r}))"
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": ""}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=False)


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252", "latin-1", "utf-8"])
def test_french_help_comes_out_on_any_terminal(encoding: str) -> None:
    ended = shown(encoding, "report", "--help", "--lang", "fr")
    assert ended.returncode == 0
    assert ended.stderr == b""
    assert "Usage" in ended.stdout.decode(encoding)


def test_what_has_a_plain_sign_gets_it() -> None:
    assert b"Usage :" in shown("cp850", "report", "--help", "--lang", "fr").stdout


def test_plain_signs_are_plain() -> None:
    assert all(sign.isascii() for sign in PLAIN.values())


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    """`jalon explain ... | head -1`"""
    code = "import sys; from jalon.cli import main; sys.exit(main(['explain', 'deep_threads']))"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    errors = child.stderr.read()
    assert child.wait() == 0
    assert errors == b""
