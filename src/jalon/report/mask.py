"""Incognito: the result without names, companies or amounts, for a class or a shared screen.

Applied to the result, so that no renderer can forget it. A code is the keyed hash (HMAC, RFC 2104) of who it stands
for: the same in every masked report of one store, and without the store's random key nobody can tell whose it is. A
report that is not masked gives the codes of no key. Whatever the member typed in words of his own (aims, marks, file
names) is left out or replaced.
"""

from __future__ import annotations

import hmac
import shlex
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from jalon.report.result import Action, Finding, History, Indicator, PathShares, Result, Row, StrategyHead, Strip
from jalon.report.result_deals import Deals
from jalon.report.result_impact import PathShown, PathTouch
from jalon.report.result_journeys import Journeys, JourneyStep
from jalon.report.result_own_side import OwnSide, WaitingRow

# Crockford's base 32: no letter that reads like a digit, and none that spells words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Ten signs, fifty bits: among a hundred thousand people two share a code less than once in 200,000 reports.
SIGNS = 10
Coder = Callable[[str], str]
NAMED = ("target_companies", "target_accounts", "target_keywords", "target_industries", "target_countries")


def contact_code(person: str, key: bytes = b"") -> str:
    """A code for a person, like "Contact 7F3KQ-9ZM2T", the same under one key."""
    return f"Contact {_code(person, key)}"


def deal_code(deal: str, key: bytes = b"") -> str:
    """A code for a deal, like "7F3KQ-9ZM2T", the same under one key; `jalon deals` takes the one of no key."""
    return _code(deal, key)


def masked(result: Result, key: bytes) -> Result:
    """The same result without a name, a company, an amount or a word typed by the member; codes made with `key`."""
    if result.masked:
        return result
    code = partial(contact_code, key=key)
    files = _file_names(result)
    head = replace(
        result.head,
        name=code(result.head.name) if result.head.name else "",
        trade=None,
        url=None,
        sources=tuple(_file(name, files) for name in result.head.sources),
    )
    return replace(
        result,
        head=head,
        strategy=result.strategy and _strategy(result.strategy, key),
        funnel=replace(result.funnel, amount={}, together=None),
        history=_history(result.history),
        actions=tuple(_action(action, code) for action in result.actions),
        objectives=tuple(replace(aim, text=None) for aim in result.objectives),
        indicators=tuple(_indicator(indicator, files, code) for indicator in result.indicators),
        paths=_paths(result.paths, files, code),
        journeys=_journeys(result.journeys, files, code, key),
        deals=_deals(result.deals, files, key),
        own_side=_own_side(result.own_side, files, code),
        sources=tuple(replace(source, name=_file(source.name, files)) for source in result.sources),
        trust=replace(
            result.trust,
            files=tuple(replace(file, name=_file(file.name, files), sha256="") for file in result.trust.files),
        ),
        problems=tuple(replace(line, source=_file(line.source, files)) for line in result.problems),
        foot=replace(result.foot, command=_command(result.foot.command, files)),
        cohort={},
        reference=result.reference and replace(result.reference, group=_code(result.reference.group, key)),
        comparisons=tuple(replace(group, group=_code(group.group, key)) for group in result.comparisons),
        masked=True,
    )


def _code(text: str, key: bytes) -> str:
    number = int.from_bytes(hmac.digest(key, text.encode(), "sha256")[:8], "big")
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in range(SIGNS))
    return f"{signs[:5]}-{signs[5:]}"


def _strategy(strategy: StrategyHead, key: bytes) -> StrategyHead:
    return replace(strategy, aim=None, target=tuple(_target(finding, key) for finding in strategy.target))


def _target(finding: Finding, key: bytes) -> Finding:
    """Named companies by their codes; functions, seniorities and the like tell nobody's name."""
    if finding.code not in NAMED:
        return finding
    values = str(finding.params.get("values") or "").split("|")
    return Finding(finding.code, {**finding.params, "values": "|".join(_code(value, key) for value in values)})


def _history(history: History) -> History:
    return replace(history, marks=tuple((day, text if text == "strategy" else "•") for day, text in history.marks))


def _action(action: Action, code: Coder) -> Action:
    return replace(action, people=tuple(code(person) for person in action.people))


def _indicator(indicator: Indicator, files: dict[str, str], code: Coder) -> Indicator:
    return replace(
        indicator,
        files=tuple((_file(name, files), rows) for name, rows in indicator.files),
        rows=tuple(_row(row, files, code) for row in indicator.rows),
        strips=tuple(_strip(strip, code) for strip in indicator.strips),
    )


def _paths(paths: PathShares, files: dict[str, str], code: Coder) -> PathShares:
    def touch(one: PathTouch) -> PathTouch:
        return replace(one, person=code(one.person), file=_file(one.file, files))

    def path(one: PathShown) -> PathShown:
        touches = tuple(touch(each) for each in one.touches)
        return replace(one, touches=touches, strip=_strip(one.strip, code))

    return replace(paths, shown=tuple(path(one) for one in paths.shown))


def _journeys(found: Journeys, files: dict[str, str], code: Coder, key: bytes) -> Journeys:
    def steps(given: tuple[JourneyStep, ...]) -> tuple[JourneyStep, ...]:
        return tuple(replace(step, file=_file(step.file, files)) for step in given)

    people = (replace(one, person=code(one.person), about=None, steps=steps(one.steps)) for one in found.shown)
    companies = (
        replace(one, account=_code(one.account, key), people=tuple(map(code, one.people)), steps=steps(one.steps))
        for one in found.accounts
    )
    return replace(found, shown=tuple(people), accounts=tuple(companies))


def _deals(found: Deals, files: dict[str, str], key: bytes) -> Deals:
    shown = (
        replace(
            one,
            deal=deal_code(one.deal, key),
            account=one.account and _code(one.account, key),
            amount=None,
            steps=tuple(replace(step, file=_file(step.file, files)) for step in one.steps),
        )
        for one in found.shown
    )
    return replace(found, shown=tuple(shown))


def _own_side(own: OwnSide, files: dict[str, str], code: Coder) -> OwnSide:
    def rows(given: tuple[WaitingRow, ...]) -> tuple[WaitingRow, ...]:
        return tuple(
            replace(one, person=code(one.person), about=None, amount=None, file=_file(one.file, files)) for one in given
        )

    return replace(
        own,
        waiting_shown=rows(own.waiting_shown),
        promises=rows(own.promises),
        silent_quotes=rows(own.silent_quotes),
        hours=own.hours and replace(own.hours, returns=()),
    )


def _row(row: Row, files: dict[str, str], code: Coder) -> Row:
    person = None if row.person is None else code(row.person)
    return replace(row, person=person, file=_file(row.file, files))


def _strip(strip: Strip, code: Coder) -> Strip:
    outcome = Finding("outcome_contract") if strip.outcome.code == "outcome_contract_amount" else strip.outcome
    return replace(strip, person=code(strip.person), about=None, outcome=outcome)


def _file_names(result: Result) -> dict[str, str]:
    """Each input by a number that keeps its ending: "Camille.zip" becomes "source-1.zip"."""
    given = [*result.head.sources, *(source.name for source in result.sources)]
    given += [name for indicator in result.indicators for name, _ in indicator.files]
    given += [row.file for indicator in result.indicators for row in indicator.rows]
    given += [touch.file for path in result.paths.shown for touch in path.touches]
    given += [
        step.file
        for one in (*result.journeys.shown, *result.journeys.accounts, *result.deals.shown)
        for step in one.steps
    ]
    own = result.own_side
    given += [one.file for one in (*own.waiting_shown, *own.promises, *own.silent_quotes)]
    given += [line.source for line in result.problems]
    given += [file.name for file in result.trust.files]
    inputs = dict.fromkeys(name.split("/")[0] for name in given if name)
    return {name: f"source-{n}{PurePosixPath(name).suffix}" for n, name in enumerate(inputs, 1)}


def _file(name: str, files: dict[str, str]) -> str:
    """An input by its number; the file inside it keeps its own name, which the platform gave."""
    first, slash, rest = name.partition("/")
    return files.get(first, first) + slash + rest


def _command(command: str, files: dict[str, str]) -> str:
    try:
        return shlex.join(_word(word, files) for word in shlex.split(command))
    except ValueError:
        return ""


def _word(word: str, files: dict[str, str]) -> str:
    """A file by its number, also behind an equals sign; another path, or words with spaces, tell nothing."""
    option, sign, value = word.partition("=") if word.startswith("-") else ("", "", word)
    bare = PurePosixPath(value.replace("\\", "/"))
    if bare.name in files:
        return option + sign + files[bare.name]
    is_own = bool(value) and (bare.suffix != "" or len(bare.parts) > 1 or " " in value)
    return option + sign + (f"file{bare.suffix}" if is_own else value)
