"""What a notebook shows for a result: the page in a frame of its own, or Markdown where HTML cannot stand."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.markdown import to_markdown
from jalon.report.page import to_html
from jalon.report.result import Result

HEIGHT = 900


def repr_html(result: Result, lang: str = "en") -> str:
    """The page within a frame without rights, so that its style and the notebook's do not meet."""
    frame = Markup('<iframe sandbox="" style="width:100%;height:{}px;border:0" title="{}" srcdoc="{}"></iframe>')
    return str(frame.format(HEIGHT, f"Jalon: {result.head.name}", to_html(result, lang)))


def repr_mimebundle(result: Result, lang: str = "en") -> dict[str, str]:
    """HTML for a notebook, Markdown for what renders none: the value of `_repr_mimebundle_`."""
    return {"text/html": repr_html(result, lang), "text/markdown": to_markdown(result, lang)}
