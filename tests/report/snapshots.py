"""The stored renderings of the invented results: `python -m tests.report.snapshots` writes them anew, to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jalon.report.markdown import to_markdown
from jalon.report.mask import masked
from jalon.report.text import to_text
from tests.report import sample
from tests.report.sample_indicators import KEY

FOLDER = Path(__file__).parent / "renderings"


def renderings() -> Iterator[tuple[str, str]]:
    """File name and content of every stored rendering."""
    for lang in ("fr", "en"):
        yield f"full.{lang}.txt", to_text(sample.full(), lang)
        yield f"full.{lang}.md", to_markdown(sample.full(), lang)
        yield f"not_enough.{lang}.txt", to_text(sample.poor(), lang)
    yield "provisional.en.txt", to_text(sample.provisional(), "en")
    yield "compared.fr.txt", to_text(sample.compared(), "fr")
    yield "incognito.fr.md", to_markdown(masked(sample.full(), KEY), "fr")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in renderings():
        (FOLDER / name).write_text(text, encoding="utf-8")
