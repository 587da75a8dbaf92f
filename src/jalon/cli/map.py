"""`jalon map`: what the columns of an unknown export are, shown, corrected and kept beside the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jalon.cli import options
from jalon.cli.folded import folded
from jalon.cli.output import show, write
from jalon.errors import Misuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jalon.cli.language import Say
    from jalon.sources.days import Order

CODES = ("won", "lost", "sent", "requested", "open")
EXAMPLE = 'For example: --set amount="Amount excl. VAT" --stage "In the bag"=won'


@click.command("map", help="help_map")
@click.argument("file", type=options.Existing(), metavar="metavar_file")
@click.option("--set", "columns", multiple=True, metavar="metavar_set", help="option_map_set")
@click.option("--stage", "stages", multiple=True, metavar="metavar_stage", help="option_map_stage")
@click.option("--object", "kind", type=click.Choice(("deals", "contacts", "quotes")), help="option_map_object")
@click.option("--system", metavar="metavar_system", help="option_map_system")
@click.option("--dates", type=click.Choice(("dmy", "mdy")), help="option_map_dates")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_map_format")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_map_out")
@click.option("--dry-run", is_flag=True, help="option_map_dry")
@click.option("--replace", is_flag=True, help="option_map_replace")
@options.incognito("option_incognito_map")
@options.language
def command(
    file: Path,
    columns: tuple[str, ...],
    stages: tuple[str, ...],
    kind: str | None,
    system: str | None,
    dates: Order | None,
    form: str,
    out: Path | None,
    dry_run: bool,
    replace: bool,
    incognito: bool,
) -> None:
    """Propose a mapping, show it, and keep it."""
    from jalon.api.mapping import propose_mapping
    from jalon.sources.mapping_place import own_path

    say = options.say_of()
    place = out or own_path(file)
    if place.exists() and not dry_run and not replace:
        raise Misuse(
            f"{place.name} is there already.",
            "Say --replace to write it anew; what was corrected by hand is then lost.",
        )
    found = propose_mapping(
        file,
        columns=_pairs(columns),
        stages=_meanings(stages),
        kind=kind,
        system=system,
        dates=dates,
        incognito=incognito,
    )
    toml = found.pop("toml")
    if not dry_run:
        write(place, toml)
    found["written"] = None if dry_run else place.name
    show(json.dumps(found, ensure_ascii=False, indent=2) if form == "json" else _text(found, say))


def _pairs(given: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE; the last equals sign parts a stage from its code, the first a field from its column."""
    found: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise Misuse(f"{text} is not of the form NAME=VALUE.", EXAMPLE)
        found[name.strip()] = value.strip()
    return found


def _meanings(given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given:
        stage, _, code = text.rpartition("=")
        if not stage.strip() or not code.strip():
            raise Misuse(f"{text} is not of the form NAME=VALUE.", EXAMPLE)
        if code.strip() not in CODES:
            raise Misuse(f"{code.strip()} is no answer.", f"Choose one of {', '.join(CODES)}.")
        found[stage.strip()] = code.strip()
    return found


def _text(found: dict[str, Any], say: Say) -> str:
    kind = say(f"map_{found['object']}")
    lines = [say.many("map_head", found["rows"], file=found["file"], kind=kind, header=found["header_row"]), ""]
    for column in found["columns"]:
        field = column["field"]
        name = say("map_column", field=field, name=say(f"field_{field}"), column=_plain(column["column"]))
        lines.append(f"  {name} {say('map_how_' + column['how'])}")
        if column["examples"]:
            lines.append(f"      {say('map_examples', examples=' · '.join(map(_plain, column['examples'])))}")
        else:
            lines.append(f"      {say('map_empty')}")
    if found["stages"]:
        lines += ["", say("map_stages")]
        lines += [
            "  " + say.many("map_stage", one["rows"], stage=_plain(one["name"]), means=say(f"map_means_{one['means']}"))
            for one in found["stages"]
        ]
    if found["dates_open"]:
        lines += ["", say("map_dates_open")]
    if found["missing"]:
        names = ", ".join(f"{field} ({say(f'field_{field}')})" for field in found["missing"])
        lines += ["", say("map_missing", fields=names)]
    if found["unused"]:
        lines += ["", say("map_unused", columns=", ".join(map(_plain, found["unused"])))]
    lines += ["", say("map_system", system=found["system"])]
    if not found["written"]:
        return folded([*lines, "", say("map_not_written"), say("map_correct_first")])
    return folded([*lines, "", say("map_written", file=found["written"]), say("map_correct"), say("map_again")])


def _plain(text: str) -> str:
    """On one line, without control signs, which a cell could send to the terminal."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= 60 else plain[:59] + "…"
