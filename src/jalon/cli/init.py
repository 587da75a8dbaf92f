"""`jalon init`: five questions, a strategy.toml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.output import write
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.strategy.declared import Objective
    from jalon.strategy.questions import Answers, Question, Understood


@click.command("init", help="help_init")
@click.option(
    "--out",
    type=options.FILE,
    default=Path("strategy.toml"),
    show_default=True,
    metavar="metavar_file",
    help="option_init_out",
)
@click.option("--force", is_flag=True, help="option_force")
@options.language
def command(out: Path, force: bool) -> None:
    """Ask, then write the plan, declared today."""
    from datetime import datetime

    from jalon.strategy.questions import expired, to_strategy
    from jalon.strategy.writing import write_strategy

    say = options.say_of()
    if out.exists() and not force:
        raise Misuse(f"{out.name} is already there.", "Name another file with --out, or write over it with --force.")
    answers = ask(say)
    today = datetime.now().astimezone().date()
    for aim in expired(answers, today):
        click.echo(_text(say, "aim_expired", aim=aim.text or aim.indicator))
    write(out, write_strategy(to_strategy(answers, today), say.language))
    click.echo("\n" + say("plan_written", file=out))
    click.echo(say("plan_next", file=out))


def ask(say: Say) -> Answers:
    """The answers to all questions, typed by the person; the end of the input leaves the rest open."""
    from jalon.strategy.questions import Answers, questions

    given: dict[str, str] = {}
    every = questions()
    try:
        for n, question in enumerate(every, 1):
            _pose(question, n, len(every), say)
            for field in question.fields:
                given[field] = _answer(field, len(question.fields) > 1, say)
    except EOFError:
        click.echo()
    return Answers(**given)


def _pose(question: Question, n: int, of: int, say: Say) -> None:
    click.echo(f"\n{say('init_question', n=n, of=of)}  {_text(say, f'{question.code}_question')}")
    click.echo(f"  {_text(say, f'{question.code}_help')}")
    example = _text(say, f"{question.code}_example")
    click.echo(f"  {example if len(question.fields) > 1 else say('init_example', example=example)}")


def _answer(field: str, named: bool, say: Say) -> str:
    """One answer; what was not understood may be typed again once."""
    from jalon.strategy.questions import understand

    prompt = f"{_text(say, f'{field}_field')} > " if named else "> "
    text = _typed(prompt, many=field == "aims")
    found = understand(field, text)
    if found.unknown:
        click.echo(_text(say, "not_understood", words=", ".join(found.unknown)))
        text = f"{text}\n{_typed(prompt, many=field == 'aims')}"
        found = understand(field, text)
    shown = _shown(field, found, say)
    if shown:
        click.echo(_text(say, "understood_as", values=", ".join(shown)))
    return text


def _typed(prompt: str, many: bool) -> str:
    lines = [input(prompt)]
    while many and lines[-1].strip():
        lines.append(input(prompt))
    return "\n".join(lines).strip()


def _shown(field: str, found: Understood, say: Say) -> list[str]:
    if field == "aims":
        return [_aim(aim, say) for aim in found.aims]
    if field not in ("functions", "seniorities"):
        return []
    ranks = [_name("seniorities", code, say) for code in found.also_seniorities]
    return [_name(field, code, say) for code in found.values] + ranks


def _name(kind: str, code: str, say: Say) -> str:
    from jalon.targeting.lexicon import table

    return table("functions.toml" if kind == "functions" else "seniority.toml")[kind][code][say.language]


def _aim(aim: Objective, say: Say) -> str:
    from jalon.report.numbers import long_date, percent, short
    from jalon.strategy.declared import indicators

    row = indicators()[aim.indicator]
    show = percent if row["unit"] == "share" else short
    return f"{show(aim.goal, say.language)} {row[say.language]} ({long_date(aim.by.isoformat(), say.language)})"


def _text(say: Say, code: str, **values: object) -> str:
    from jalon.cli.language import typeset
    from jalon.strategy.question_texts import TEXTS

    text = TEXTS[say.language][code].format(**values)
    return typeset(text) if say.language == "fr" else text
