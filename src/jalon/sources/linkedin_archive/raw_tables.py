"""The staging tables: what of each file is taken, before any meaning is given to it."""

from __future__ import annotations

from jalon.sources.linkedin_archive.layouts import RawTable
from jalon.sources.linkedin_archive.limits import limits

# The first words of a text, line breaks and spaces folded, tell two messages of one second apart. Older
# archives turn line breaks into spaces, so the fold must not see the difference.
_HEAD = "left(content, 80)"
_BROKEN = f"contains({_HEAD}, chr(10)) or contains({_HEAD}, chr(13)) or contains({_HEAD}, '  ')"
_FOLDED_HEAD = (
    f"left(trim(case when {_BROKEN} then regexp_replace({_HEAD}, '\\s+', ' ', 'g') else {_HEAD} end), 40)"
)

_INSTANT = "epoch_us(try_strptime(at_text, ['%Y-%m-%d %H:%M:%S UTC', '%Y-%m-%d %H:%M:%S']))"
_CAMPAIGN = (
    "contains(content, 'spinmail') or (contains(content, '%') and regexp_matches(content, '%[A-Za-z_]{3,}%'))"
    " or regexp_matches(subject, '%[A-Za-z_]{3,}%')"
)

CONNECTIONS = RawTable("connections", ("first", "last", "url", "email", "company", "title", "at_text"))
INVITATIONS = RawTable(
    "invitations", ("from_name", "to_name", "at_text", "note", "direction", "from_url", "to_url")
)
POSTS = RawTable("posts", ("at_text", "link", "text", "shared", "media"))
GESTURES = RawTable("gestures", ("at_text", "detail", "target", "text"))
VOUCHES = RawTable("vouches", ("at_text", "first", "last", "url", "status", "what"))


def messages_table(*, keep_text: bool) -> RawTable:
    """Staging of messages: no text but the short ones, which may be invitation notes; all when they are kept."""
    short = (
        "content"
        if keep_text
        else f"case when length(content) <= {limits().note_characters} then content end"
    )
    return RawTable(
        "messages",
        (
            "thread",
            "from_name",
            "from_url",
            "to_names",
            "to_urls",
            "at_text",
            "subject",
            "content",
            "folder",
            "draft",
            "thread_draft",
            "direction",
        ),
        {
            "thread": "nullif(trim(thread), '')",
            "from_name": "coalesce(trim(from_name), '')",
            "from_url": "coalesce(trim(from_url), '')",
            "to_names": "coalesce(trim(to_names), '')",
            "to_urls": "coalesce(trim(to_urls), '')",
            "instant": _INSTANT,
            "at_text": f"case when {_INSTANT} is null then at_text end",
            "subject": "coalesce(trim(subject), '') <> ''",
            "content": short,
            "characters": "coalesce(length(content), 0)",
            "head": _FOLDED_HEAD,
            "campaign": f"coalesce({_CAMPAIGN}, false)",
        },
    )


def raw_tables(*, keep_text: bool) -> dict[str, RawTable]:
    """All staging tables by name."""
    tables = (CONNECTIONS, INVITATIONS, messages_table(keep_text=keep_text), POSTS, GESTURES, VOUCHES)
    return {table.name: table for table in tables}
