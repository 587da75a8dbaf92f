"""The style sheet with its typefaces inside, and the policy that allows nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

HERE = Path(__file__).parent
FACES = {"Jalon Serif": ("source-serif-4", "400 600"), "Jalon Sans": ("inter", "400 600")}


@cache
def stylesheet() -> Markup:
    """The whole style sheet, safe to stand in a style element."""
    faces = "".join(_face(family, *face) for family, face in FACES.items())
    sheet = faces + (HERE / "page.css").read_text(encoding="utf-8")
    return Markup(sheet)  # noqa: S704 (our own file: nothing that a person gave is in it)


@cache
def policy() -> str:
    """Content-Security-Policy: this very style sheet by its hash, typefaces within the file, and nothing else."""
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(stylesheet().encode()).digest()).decode()
    allowed = f"style-src 'sha256-{digest}'; font-src data:; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _face(family: str, name: str, weights: str) -> str:
    from base64 import b64encode

    data = b64encode((HERE / "fonts" / f"{name}.woff2").read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face{{font-family:'{family}';font-weight:{weights};font-display:block;src:{source}}}\n"
