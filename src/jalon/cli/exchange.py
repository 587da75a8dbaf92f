"""`jalon exchange`: prepare what you may give, invite, aggregate, verify. Files only; nothing is ever sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from jalon.cli import options
from jalon.cli.output import show, write
from jalon.cli.secret import local_secret

ACTIONS = ("prepare", "invite", "aggregate", "verify")
COUNT = click.IntRange(1, 10_000)


@click.command("exchange", help="help_exchange")
@click.argument("action", type=click.Choice(ACTIONS), metavar="metavar_exchange_action")
@click.argument("files", nargs=-1, type=options.Existing(), metavar="metavar_files")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_exchange_out")
@options.cohort
@click.option("--token", default="", metavar="metavar_token", help="option_exchange_token")
@click.option("--secret", type=options.FILE, metavar="metavar_file", help="option_exchange_secret")
@click.option("--register", type=options.FILE, metavar="metavar_file", help="option_exchange_register")
@click.option("--ledger", type=options.FILE, metavar="metavar_file", help="option_exchange_ledger")
@click.option("--organisation", default="", metavar="metavar_name", help="option_exchange_organisation")
@click.option(
    "--count", type=click.IntRange(1, 10_000), default=10, metavar="metavar_number", help="option_exchange_count"
)
@click.option("--period", default="", metavar="metavar_period", help="option_norms_period")
@click.option("--forget", is_flag=True, help="option_exchange_forget")
@options.edition
@options.language
def command(action: str, files: tuple[Path, ...], **given: Any) -> None:
    """Do one of the four."""
    {"prepare": _prepare, "invite": _invite, "aggregate": _aggregate, "verify": _verify}[action](files, given)


def _needed(value: Any, code: str) -> Any:
    """The value; a usage error when it is missing."""
    if not value:
        raise click.UsageError(options.say_of()(code))
    return value


def _prepare(files: tuple[Path, ...], given: dict[str, Any]) -> None:
    """Show the whole contribution; write it when a file is named."""
    from jalon.norms.cohort import parse_cohort
    from jalon.norms.exchange.contribution import contribution_of
    from jalon.norms.exchange.signing import signed
    from jalon.norms.refusal import exchange_refused

    say = options.say_of()
    report = _json(_needed(files, "norms_no_file")[0])
    if not given["token"]:
        raise exchange_refused("no_token")
    contribution = contribution_of(report, parse_cohort(given["cohort"]).as_data(), given["token"])
    text = json.dumps(signed(contribution, local_secret(given["secret"])), ensure_ascii=False, indent=1) + "\n"
    show(say("exchange_all") + "\n\n" + text)
    if given["out"] is None:
        click.echo(say("exchange_not_written"))
    else:
        write(given["out"], text)
        click.echo(say("exchange_written", file=given["out"]))


def _invite(files: tuple[Path, ...], given: dict[str, Any]) -> None:
    """Add invitations of an organisation to the register, and write them for it to hand out."""
    import secrets

    from jalon.norms.exchange.invitations import new_register, read_register, with_invitations

    path = _needed(given["register"], "exchange_register_needed")
    organisation = _needed(given["organisation"], "exchange_organisation_needed")
    out = _needed(given["out"], "exchange_out_needed")
    register = read_register(path) if path.exists() else new_register(given["period"])
    tokens = [secrets.token_urlsafe(18) for _ in range(given["count"])]
    write(path, _dumped(with_invitations(register, organisation, tokens)))
    write(out, "\n".join(tokens) + "\n")
    show(options.say_of().many("exchange_invited", len(tokens), file=out, organisation=organisation))


def _aggregate(files: tuple[Path, ...], given: dict[str, Any]) -> None:
    """Release the norms of a period, once."""
    from jalon.cli.exchange_text import release_text
    from jalon.index import load_edition
    from jalon.norms.document import as_data, to_text
    from jalon.norms.exchange.acceptance import accepted, read_folder
    from jalon.norms.exchange.invitations import read_register, register_of
    from jalon.norms.exchange.ledger import read_ledger, text_of, with_release
    from jalon.norms.exchange.release import release
    from jalon.norms.exchange.signing import sign_text

    folder, out = _needed(files, "norms_no_file")[0], _needed(given["out"], "exchange_out_needed")
    register = register_of(read_register(_needed(given["register"], "exchange_register_needed")))
    ledger_file = given["ledger"] or out.with_name("ledger.json")
    ledger, edition = read_ledger(ledger_file), load_edition(given["edition"])
    _not_twice(ledger, register.period)
    found = accepted(read_folder(folder), register, edition.hash)
    norms = release(found, register.period, edition.id, edition.hash)
    digest = as_data(norms)["hash"]
    signature = sign_text(digest, local_secret(given["secret"]), "release")
    # The ledger first: a release that is not noted must not exist.
    write(ledger_file, text_of(with_release(ledger, norms, digest)))
    write(out, to_text(norms))
    write(out.with_name(out.name + ".sig"), _dumped(signature))
    if given["forget"]:
        _forget(folder)
    show(release_text(norms, found, options.say_of()))
    click.echo("\n" + options.say_of()("norms_written", file=out), err=True)


def _not_twice(ledger: dict[str, Any], period: str) -> None:
    from jalon.norms.refusal import exchange_refused

    if any(entry["period"] == period for entry in ledger["releases"]):
        raise exchange_refused("released_before", period=period)


def _verify(files: tuple[Path, ...], given: dict[str, Any]) -> None:
    """Check format, floors, hash and signature of published norms."""
    from jalon.norms.document import as_data, load_norms
    from jalon.norms.exchange.signing import text_signed
    from jalon.norms.refusal import exchange_refused

    for file in _needed(files, "norms_no_file"):
        digest = as_data(load_norms(file))["hash"]
        beside = file.with_name(file.name + ".sig")
        found: dict[str, Any] = _json(beside) if beside.exists() else {}
        if not text_signed(digest, str(found.get("key")), str(found.get("signature"))):
            raise exchange_refused("bad_signature", file=file.name)
        show(options.say_of()("exchange_verified", file=file.name, key=found["key"], hash=digest))


def _forget(folder: Path) -> None:
    for path in folder.glob("*.json"):
        path.unlink()


def _json(path: Path) -> Any:
    from jalon.norms.refusal import exchange_refused

    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise exchange_refused("not_a_report") from None


def _dumped(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
