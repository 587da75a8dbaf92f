"""A text made comparable without moving a character: every offset still points into the text as given."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A message longer than this is read up to here: what it says stands at its beginning.
LONGEST = 20_000
QUOTED_LINE = re.compile(r"(?m)^[ \t]*>[^\n]*")
REPLY_HEAD = re.compile(
    r"(?mi)^[ \t]*(?:-{2,}\s*(?:original message|message d.origine|mensaje original|oorspronkelijk bericht)|"
    r"(?:on|le|el|op)\b[^\n]{5,120}(?:wrote|a [eé]crit|escribi[oó]|schreef)\s*[^\n]{0,80}:[ \t]*$|"
    r"(?:from|de|van)[ \t]?:[^\n]{3,120}\n(?:sent|envoy[eé]|enviado|verzonden|date|to|à)[ \t]?:)"
)
SIGNATURE = re.compile(
    r"(?mi)^[ \t]*(?:--[ \t]*$|(?:bien )?(?:à vous|cordialement|cdlt|salutations|bonne journée|"
    r"(?:kind |best |warm )?regards|best wishes|sincerely|yours|cheers|un saludo|saludos|atentamente|"
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|sent from my|envoyé de(?:puis)? mon|"
    r"enviado desde mi|verzonden vanaf mijn)\b[^\n.?]{0,40}[,.!]?[ \t]*$)"
)
INLINE_QUOTE = re.compile(r"«[^«»\n]{8,400}»|“[^“”\n]{8,400}”|\"[^\"\n]{8,400}\"")
LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}")
YES_ACCENT = re.compile(r"\b[sS][íÍ]\b")
YES = re.compile(r"\bsi(?=[,.!])")


def folded(text: str) -> str:
    """The text in lower case without accents, exactly as long; a Spanish yes (sí) becomes s1, unlike si (if)."""
    return YES.sub("s1", "".join(map(_folded, YES_ACCENT.sub("s1", text))))


def body(text: str) -> str:
    """The text with what the writer did not say here blanked: quoted words, older messages, signature, links."""
    cut = min(_start(REPLY_HEAD, text), _start(SIGNATURE, text, 1))
    kept = text[:cut] + " " * (len(text) - cut)
    for pattern in (QUOTED_LINE, INLINE_QUOTE, LINK):
        if pattern.search(kept):
            kept = pattern.sub(_blank, kept)
    return kept


def _start(pattern: re.Pattern[str], text: str, at_least: int = 0) -> int:
    found = pattern.search(text, at_least)
    return found.start() if found else len(text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    if sign in "’‘ʼ`´":
        return "'"
    first = unicodedata.normalize("NFKD", sign)[0].lower()
    return first if len(first) == 1 else sign
