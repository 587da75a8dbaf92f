"""Compile every catalogue of sentences (.po, which people edit) to what Python reads (.mo)."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

LOCALES = Path(__file__).parent.parent / "src/jalon/locales"


def catalogues() -> list[Path]:
    """All .po files, sorted."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


def compiled(po: Path) -> bytes:
    """The .mo content of a .po file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parts[-3], abort_invalid=True)
    # Babel writes the hour of compiling; the same sentences must give the same bytes.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    for po in catalogues():
        po.with_suffix(".mo").write_bytes(compiled(po))
