"""One result in the form and language asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.report.result import Result

FORMATS = ("text", "html", "json", "markdown")
LANGUAGES = ("en", "fr")


def report(
    result: Result,
    *,
    lang: str = "en",
    format: str = "text",  # noqa: A002 (the public name)
    colour: bool = False,
) -> str:
    """The result as text (80 columns), html (one self-contained page), json or markdown, in French or English.

    `colour` lets the text carry the colours of a terminal. Raises Misuse for another format or language.
    """
    if lang not in LANGUAGES:
        raise Misuse(f"There is no language {lang}.", "Use one of: en, fr.")
    if format == "text":
        from jalon.report.text import to_text

        return to_text(result, lang, colour)
    if format == "html":
        from jalon.report.page import to_html

        return to_html(result, lang)
    if format == "json":
        from jalon.report.data import to_json

        return to_json(result)
    if format == "markdown":
        from jalon.report.markdown import to_markdown

        return to_markdown(result, lang)
    raise Misuse(f"There is no format {format}.", f"Use one of: {', '.join(FORMATS)}.")
