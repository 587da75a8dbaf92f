"""Two pictures: the index beside what it is compared with, and which findings stand at their bar."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from jalon.proof.finding import Finding

VALIDITY = (27, 28, 30, 31, 35, 36)
COLOURS = ("#1f6f5c", "#c0564a", "#8a8f98", "#b7bcc4", "#d0a94a", "#e3e5e8")
WIDTH, ROW, LEFT = 760, 22, 330


def validity_chart(findings: Sequence[Finding]) -> str:
    """Bars of the index and every comparator, the mean over seeds in the base world."""
    rows: list[tuple[str, str, float, str]] = []
    for number in VALIDITY:
        chosen = [f for f in findings if f.property == number and f.world == "W0"]
        if chosen:
            rows.append((chosen[0].title, "index", _mean([f.figure for f in chosen]), COLOURS[0]))
            for place, name in enumerate(chosen[0].figures_beside()):
                value = _mean([f.figures_beside()[name] for f in chosen])
                rows.append(("", name, value, COLOURS[1 + place % (len(COLOURS) - 1)]))
    return _drawn(rows, "Index and comparators")


def gaps_chart(findings: Sequence[Finding]) -> str:
    """Share of findings at their bar, by property."""
    rows: list[tuple[str, str, float, str]] = []
    for number in sorted({f.property for f in findings}):
        chosen = [f for f in findings if f.property == number]
        share = _mean([float(f.passed) for f in chosen])
        colour = COLOURS[0] if share == 1 else COLOURS[1]
        rows.append((f"{number} {chosen[0].title}", f"{len(chosen)} findings", share, colour))
    return _drawn(rows, "Findings at their bar")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _drawn(rows: Sequence[tuple[str, str, float, str]], title: str) -> str:
    height = ROW * (len(rows) + 1)
    body = "".join(_row(place, *row) for place, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="11"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{body}</svg>\n'
    )


def _row(place: int, label: str, name: str, value: float, colour: str) -> str:
    y, scale = ROW * place + 6, WIDTH - LEFT - 230
    length = max(min(value, 1.0), 0.0) * scale
    text = label if len(label) <= 58 else f"{label[:57]}…"
    return (
        f'<text x="8" y="{y + 12}">{escape(text)}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{ROW - 6}" fill="{colour}"/>'
        f'<text x="{LEFT + length + 6:.1f}" y="{y + 12}">{value:.3f} {escape(name)}</text>'
    )
