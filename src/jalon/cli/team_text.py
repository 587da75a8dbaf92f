"""The comparison of a team and the fairness screen in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jalon.cli.edition_text import table
from jalon.cli.folded import folded_text
from jalon.cli.language import Say
from jalon.norms.team.compare import Comparison, Group
from jalon.norms.team.fairness import Cell
from jalon.report import numbers


def comparison_text(found: Comparison, say: Say) -> str:
    """People who said that they may be named, teams, everybody, and what is kept back."""
    blocks = (list(_people(found, say)), list(_groups(found, say)), list(_notes(found, say)))
    return folded_text("\n\n".join("\n".join(lines) for lines in blocks if lines))


def _people(found: Comparison, say: Say) -> Iterator[str]:
    if not found.people:
        return
    columns = ("name", "points", "between", *(("beyond",) if found.adjusted else ()), "place")
    rows = [tuple(say(f"team_column_{code}") for code in columns)]
    for p in found.people:
        beyond = (numbers.signed(p.beyond, say.language, 0),) if p.beyond is not None else ()
        place = say("team_place", low=p.place_low, high=p.place_high, of=p.of)
        rows.append((_plain(p.name), _whole(p.points, say), _range(p.low, p.high, say), *beyond, place))
    yield table(rows)
    yield ""
    yield say("team_order")


def _groups(found: Comparison, say: Say) -> Iterator[str]:
    groups = [*found.teams, *([found.everybody] if found.everybody else [])]
    if not groups:
        return
    mean = "team_column_beyond" if found.adjusted else "team_column_mean"
    rows = [(say("team_column_group"), "n", say(mean), say("team_column_between"), say("team_column_quartiles"))]
    rows += [_group(group, found.adjusted, say) for group in groups]
    yield table(rows)
    if found.teams:
        yield ""
        yield say("team_shrunk")


def _group(group: Group, adjusted: bool, say: Say) -> tuple[str, ...]:
    def shown(x: float) -> str:
        return numbers.signed(x, say.language, 1) if adjusted else _whole(x, say)

    quartiles = " / ".join(_whole(x, say) for x in group.quartiles)
    between = say("team_between", low=shown(group.low), high=shown(group.high))
    return _plain(group.name) or say("team_everybody"), str(group.n), shown(group.mean), between, quartiles


def _notes(found: Comparison, say: Say) -> Iterator[str]:
    yield say("team_adjusted" if found.adjusted else "team_not_adjusted")
    if found.unnamed:
        yield say.many("team_unnamed", found.unnamed)
    if found.withheld:
        yield say.many("team_withheld", found.withheld)
    if found.everybody is None:
        yield say("team_no_aggregate")
    yield say("team_use")


def fairness_text(cells: Sequence[Cell], say: Say) -> str:
    """Every step of every group, flagged ones marked."""
    if not cells:
        return say("fairness_too_few")
    codes = ("group", "step", "n", "effect", "z", "class")
    rows = [tuple(say(f"fairness_column_{code}") for code in codes)]
    for cell in cells:
        name = f"{say(f'fairness_{cell.attribute}')} {_plain(cell.group)}"
        effect, z = (numbers.signed(x, say.language, 2) for x in (cell.effect, cell.z))
        mark = f"{cell.ets} !" if cell.flagged else cell.ets
        rows.append((name, say(f"fairness_step_{cell.step}"), str(cell.members), effect, z, mark))
    flagged = sum(cell.flagged for cell in cells)
    told = say.many("fairness_flagged", flagged, of=len(cells)), say("fairness_means")
    return folded_text("\n\n".join([table(rows), *told]))


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable())[:40]


def _whole(value: float, say: Say) -> str:
    return numbers.number(value, say.language)


def _range(low: float, high: float, say: Say) -> str:
    return say("team_between", low=_whole(low, say), high=_whole(high, say))
