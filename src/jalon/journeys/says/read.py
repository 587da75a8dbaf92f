"""What a message says: labels with the words that show them, by rules that are read from the lexicons."""

from __future__ import annotations

from jalon.journeys.says.clauses import Clause, Span, clauses
from jalon.journeys.says.language import language_of
from jalon.journeys.says.lexicon import TOKEN, Lexicon, lexicon
from jalon.journeys.says.message import ALWAYS_TO_CONFIRM, LABELS, OF_THE_OTHER, Finding, Message, Said
from jalon.journeys.says.normalise import LONGEST, body, folded
from jalon.journeys.says.phones import phones
from jalon.journeys.says.rules import labels, promised
from jalon.journeys.says.thread import agreed_in_answer
from jalon.journeys.says.whole import UNREAD, kind_of, tone_of

# A proposal beside a settled time is the way to it, not another one.
SETTLES = {"meeting_agreed": ("meeting_proposed",)}
# Words this close to a number (characters) say whose it is and what for.
NEAR = 80
# A number and hardly a sign more is the whole message.
ALONE = 4
Shown = dict[str, tuple[Span, bool]]


def says(message: Message) -> Said:
    """What one message says, with the characters of its text that show it; never raises, whatever the text."""
    text = message.text[:LONGEST]
    language = language_of(text or message.previous_text, message.language)
    words = lexicon(language)
    kept = folded(body(text))
    found = clauses(kept, words)
    kind = kind_of(found)
    if not found or kind in UNREAD:
        return Said(message.id, language, kind, ())
    shown = _of_clauses(found)
    _of_thread(shown, found, kept, message.previous_text, words)
    _of_phones(shown, kept, found, language)
    for name, others in SETTLES.items():
        if name in shown and shown[name][1]:
            for other in others:
                shown.pop(other, None)
    return Said(message.id, language, tone_of(found, set(shown)), tuple(_findings(shown, message.direction == "out")))


def promises_quote(text: str, language: str | None = None) -> bool:
    """Whether the writer promises to send a quote or a proposal later; what is sent already is no promise."""
    kept = folded(body(text[:LONGEST]))
    found = clauses(kept, lexicon(language_of(text, language)))
    return kind_of(found) not in UNREAD and any(promised(clause) for clause in found)


def _of_clauses(found: list[Clause]) -> Shown:
    shown: Shown = {}
    for clause in found:
        for name, span, strong in labels(clause):
            if name not in shown or (strong and not shown[name][1]):
                shown[name] = span, strong
    return shown


def _of_thread(shown: Shown, found: list[Clause], kept: str, previous: str, words: Lexicon) -> None:
    if not previous or shown.get("meeting_agreed", ((0, 0), False))[1]:
        return
    before = clauses(folded(body(previous[:LONGEST])), words)
    answer = agreed_in_answer(found, len(TOKEN.findall(kept)), before)
    if answer:
        shown["meeting_agreed"] = answer


def _of_phones(shown: Shown, kept: str, found: list[Clause], language: str) -> None:
    if any(clause.has("nocall") for clause in found):
        return
    for place, known in phones(kept, language):
        near = [clause for clause in found if clause.start <= place[1] + NEAR and clause.end >= place[0] - NEAR]
        alone = len(kept.strip()) - (place[1] - place[0]) <= ALONE
        cued = alone or any(clause.has("call") for clause in near)
        if (known or cued) and not any(clause.has("third") for clause in near):
            shown["phone_shared"] = place, cued
            if cued:
                return


def _findings(shown: Shown, own: bool) -> list[Finding]:
    found: list[Finding] = []
    for name in LABELS:
        if name in shown:
            span, strong = shown[name]
            likely = strong and name not in ALWAYS_TO_CONFIRM and not (own and name in OF_THE_OTHER)
            found.append(Finding(name, "likely" if likely else "to_confirm", span))
    return found
