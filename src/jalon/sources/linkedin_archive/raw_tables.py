"""The staging tables: what of each file is taken, before any meaning is given to it."""

from __future__ import annotations

from jalon.sources.limits import archive_limits as limits
from jalon.sources.linkedin_archive.layouts import RawTable

# Dates that DuckDB reads by itself; all others keep their text and go through `dates`. Only where a date can be
# read in one way and a missing zone means UTC. A text fits one format at most; each that is tried in vain costs more
# than the reading itself, so the commonest of a table stands first.
_UTC = ("%Y-%m-%d %H:%M:%S UTC", "%Y/%m/%d %H:%M:%S UTC")
_NAIVE = ("%Y-%m-%d %H:%M:%S", *_UTC, "%a %b %d %H:%M:%S UTC %Y")
_MESSAGE = (*_UTC, "%Y-%m-%d %H:%M:%S", "%a %b %d %H:%M:%S UTC %Y")
_DAY = ("%d %b %Y",)

# Placeholders such as %FIRSTNAME% and LinkedIn's own class name mark a campaign.
_CAMPAIGN = (
    "contains(content, 'spinmail') or (contains(content, '%') and regexp_matches(content, '%[A-Za-z_]{3,}%'))"
    " or (contains(subject, '%') and regexp_matches(subject, '%[A-Za-z_]{3,}%'))"
)


def _dated(formats: tuple[str, ...]) -> dict[str, str]:
    patterns = ", ".join(f"'{pattern}'" for pattern in formats)
    parsed = f"epoch_us(try_strptime(at_text, [{patterns}]))"
    return {"instant": parsed, "at_text": f"case when {parsed} is null then at_text end"}


CONNECTIONS = RawTable("connections", ("first", "last", "url", "email", "company", "title", "at_text"), _dated(_DAY))
INVITATIONS = RawTable(
    "invitations", ("from_name", "to_name", "at_text", "note", "direction", "from_url", "to_url"), _dated(_UTC)
)
POSTS = RawTable("posts", ("at_text", "link", "text", "shared", "media"), _dated(_NAIVE))
GESTURES = RawTable("gestures", ("at_text", "detail", "target", "text"), _dated(_NAIVE))
VOUCHES = RawTable("vouches", ("at_text", "first", "last", "url", "status", "what"), _dated(_UTC))

_MESSAGE_COLUMNS = (
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
)


def messages_table(*, keep_text: bool) -> RawTable:
    """Staging of messages: no text but the short ones, which may be invitation notes; all when they are kept.

    The first word of a text tells two messages of one second apart; it is the same whether an archive keeps line
    breaks or, as before 2026, turns them into spaces. `writer` and `reader` stand for the names and addresses of
    sender and recipients while this archive is read; they are not stored.
    """
    short = "content" if keep_text else f"case when length(content) <= {limits().note_characters} then content end"
    return RawTable(
        "messages",
        _MESSAGE_COLUMNS,
        {
            "thread": "nullif(thread, '')",
            **{name: f"coalesce({name}, '')" for name in ("from_name", "from_url", "to_names", "to_urls")},
            **_dated(_MESSAGE),
            "subject": "coalesce(trim(subject), '') <> ''",
            "content": short,
            "characters": "coalesce(length(content), 0)",
            "head": "coalesce(left(regexp_extract(content, '\\S+'), 24), '')",
            "campaign": f"case when coalesce(from_url, '') = '' then coalesce({_CAMPAIGN}, false) else false end",
            "writer": "hash(coalesce(from_name, ''), coalesce(from_url, ''))",
            "reader": "hash(coalesce(to_names, ''), coalesce(to_urls, ''))",
        },
        numbered_by_place=True,
    )


def raw_tables(*, keep_text: bool) -> dict[str, RawTable]:
    """All staging tables by name."""
    tables = (CONNECTIONS, INVITATIONS, messages_table(keep_text=keep_text), POSTS, GESTURES, VOUCHES)
    return {table.name: table for table in tables}
