"""Data problems in the reader's language: their English sentence is found again in the template of their code."""

from __future__ import annotations

from jalon.report.coded_texts import filled, problem_texts
from jalon.report.result import ProblemLine


def problem_sentence(line: ProblemLine, lang: str) -> str:
    """What happened and the next step; as they stand when the code has no template or the language is English."""
    text = problem_texts().get(line.code) if lang == "fr" else None
    if text is None:
        return " ".join(filter(None, (line.message, line.hint)))
    message = filled(line.message, text.message_en, text.message_fr) or line.message
    hint = filled(line.hint, text.hint_en, text.hint_fr) or line.hint
    return " ".join(filter(None, (message, hint)))
