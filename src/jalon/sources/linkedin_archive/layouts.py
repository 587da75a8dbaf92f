"""Which files are read, how each is recognised by its header, and which of its columns are taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Parser = Literal["table", "anchored", "first_comma"]

HEADER_ALIASES = {
    "registration date": "registered at",
    "subscription type": "subscription types",
    "is primary": "primary",
    "sender profile urls": "sender profile url",
    "recipient profile url": "recipient profile urls",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file.

    `names` are file keys (see `file_key`), `required` the header cells that prove the kind, `columns` what is
    taken: {name in the raw table: header cell}. `table` is the raw table, None when only rows are looked at.
    """

    kind: str
    names: frozenset[str]
    required: frozenset[str]
    columns: dict[str, str]
    table: str | None = None
    exact: int | None = None
    parser: Parser = "table"
    complete_only: bool = False


@dataclass(frozen=True, slots=True)
class RawTable:
    """A staging table: its text columns, and SQL for those that are not taken as they are.

    Where `numbered_by_place` is set the rows of the first large file carry no number: it is their place in the
    table, which spares a pass over all rows.
    """

    name: str
    columns: tuple[str, ...]
    computed: dict[str, str] = field(default_factory=dict[str, str])
    numbered_by_place: bool = False


def file_key(name: str) -> str:
    """Name of a file without folder, ending, spaces, marks, version, browser suffix and trailing digits."""
    return re.sub(r"\d+$", "", part_key(name))


def part_key(name: str) -> str:
    """The same, trailing digits kept: files that agree in it are copies of one another, not parts."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1].casefold()
    base = re.sub(r"\s*\(\d+\)$", "", re.sub(r"\.csv$", "", base))
    base = re.sub(r"[\s_\-]+", "", base)
    return re.sub(r"v\d+$", "", base)


def _layout(
    kind: str, names: str, required: str, columns: str = "", table: str | None = None, **options: object
) -> Layout:
    pairs = (item.split("=", 1) for item in columns.split("; ") if item)
    return Layout(
        kind,
        frozenset(names.split(", ")),
        frozenset(required.split(", ")),
        dict(pairs),
        table,
        **options,  # type: ignore[arg-type]
    )


_GESTURE = "gestures"
_VOUCH = "vouches"

LAYOUTS: tuple[Layout, ...] = (
    _layout(
        "connections",
        "connections",
        "first name, last name, connected on",
        "first=first name; last=last name; url=url; email=email address; company=company; title=position; "
        "at_text=connected on",
        "connections",
    ),
    _layout(
        "invitations",
        "invitations",
        "from, to, sent at, direction",
        "from_name=from; to_name=to; at_text=sent at; note=message; direction=direction; "
        "from_url=inviterprofileurl; to_url=inviteeprofileurl",
        "invitations",
    ),
    _layout(
        "messages",
        "messages",
        "conversation id, from, date, content",
        "thread=conversation id; from_name=from; from_url=sender profile url; to_names=to; "
        "to_urls=recipient profile urls; at_text=date; subject=subject; content=content; folder=folder; "
        "draft=is message draft; thread_draft=is conversation draft",
        "messages",
    ),
    _layout(
        "messages_2018",
        "messages",
        "from, to, date, subject, content, direction, folder",
        "from_name=from; to_names=to; at_text=date; subject=subject; content=content; folder=folder; "
        "direction=direction",
        "messages",
    ),
    _layout(
        "shares",
        "shares",
        "date, sharelink, sharecommentary",
        "at_text=date; link=sharelink; text=sharecommentary; shared=sharedurl; media=mediaurl",
        "posts",
        complete_only=True,
    ),
    _layout(
        "instant_reposts",
        "instantreposts",
        "date, link",
        "at_text=date; link=link",
        "posts",
        exact=2,
        complete_only=True,
    ),
    _layout(
        "rich_media",
        "richmedia",
        "date/time, media link",
        "at_text=date/time; link=media link",
        "posts",
    ),
    _layout("rich_media_pointers", "richmedia", "type, link", exact=2),
    _layout(
        "comments",
        "comments",
        "date, link, message",
        "at_text=date; target=link; text=message",
        _GESTURE,
        parser="anchored",
        complete_only=True,
    ),
    _layout(
        "reactions",
        "reactions",
        "date, type, link",
        "at_text=date; detail=type; target=link",
        _GESTURE,
        complete_only=True,
    ),
    _layout(
        "votes",
        "votes",
        "date, link, optiontext",
        "at_text=date; target=link; text=optiontext",
        _GESTURE,
        parser="anchored",
        complete_only=True,
    ),
    _layout(
        "member_follows",
        "memberfollows",
        "date, status, fullname",
        "at_text=date; detail=status; target=fullname",
        _GESTURE,
        complete_only=True,
    ),
    _layout(
        "hashtag_follows",
        "hashtagfollows, memberhashtags",
        "hashtag, createdtime, state",
        "at_text=createdtime; detail=state; target=hashtag",
        _GESTURE,
        complete_only=True,
    ),
    _layout(
        "company_follows",
        "companyfollows",
        "organization, followed on",
        "at_text=followed on; target=organization",
        _GESTURE,
    ),
    _layout(
        "saved_items",
        "saveditems",
        "saveditem, createdtime",
        "at_text=createdtime; target=saveditem",
        _GESTURE,
        complete_only=True,
    ),
    _layout(
        "searches",
        "searchqueries",
        "time, search query",
        "at_text=time; target=search query",
        _GESTURE,
        parser="first_comma",
        complete_only=True,
    ),
    _layout(
        "events",
        "events",
        "event name, event time",
        "at_text=event time; detail=status; target=event name",
        _GESTURE,
    ),
    _layout(
        "learning",
        "learning",
        "content title, content type",
        "at_text=content completed at (if completed); detail=content type; target=content title",
        _GESTURE,
    ),
    _layout(
        "notes",
        "notes",
        "connection profile url, note, created on",
        "at_text=created on; target=connection profile url",
        _GESTURE,
    ),
    _layout(
        "recommendations_received",
        "recommendationsreceived",
        "first name, last name, job title, text, creation date, status",
        "at_text=creation date; first=first name; last=last name; status=status",
        _VOUCH,
    ),
    _layout(
        "recommendations_given",
        "recommendationsgiven",
        "first name, last name, job title, text, creation date, status",
        "at_text=creation date; first=first name; last=last name; status=status",
        _VOUCH,
    ),
    _layout(
        "endorsements_received",
        "endorsementreceivedinfo",
        "endorsement date, skill name, endorser first name",
        "at_text=endorsement date; first=endorser first name; last=endorser last name; "
        "url=endorser public url; status=endorsement status; what=skill name",
        _VOUCH,
    ),
    _layout(
        "endorsements_given",
        "endorsementgiveninfo",
        "endorsement date, skill name, endorsee first name",
        "at_text=endorsement date; first=endorsee first name; last=endorsee last name; "
        "url=endorsee public url; status=endorsement status; what=skill name",
        _VOUCH,
    ),
    _layout(
        "reviews",
        "reviews",
        "reviewee, creation date, rating",
        "at_text=creation date; first=reviewer; what=review section",
        _VOUCH,
        complete_only=True,
    ),
    _layout(
        "profile",
        "profile",
        "first name, last name, headline",
        "first=first name; last=last name; headline=headline; summary=summary; industry=industry; "
        "place=geo location; address=address",
    ),
    _layout("positions", "positions", "company name, title, started on", "text=description"),
    _layout("education", "education", "school name, degree name", "text=school name"),
    _layout("skills", "skills", "name", "text=name", exact=1),
    _layout("certifications", "certifications", "name, authority, license number", "text=name"),
    _layout("languages", "languages", "name, proficiency", "text=name"),
    _layout("projects", "projects", "title, description, url", "text=title"),
    _layout("publications", "publications", "name, published on, publisher", "text=name"),
    _layout("honors", "honors", "title, issued on", "text=title", complete_only=True),
    _layout("volunteering", "volunteering", "company name, role, cause", "text=role"),
    _layout("organizations", "organizations", "name, position", "text=name"),
    _layout("courses", "courses", "name, number", "text=name"),
    _layout("services", "providers", "creation time, marketplace type, status", "text=status"),
    _layout("registration", "registration", "registered at", "at_text=registered at"),
    _layout("emails", "emailaddresses", "email address, primary", "email=email address"),
    _layout(
        "receipts",
        "receipts",
        "transaction made at, description",
        "at_text=transaction made at; plan=description",
    ),
)

COMPLETE_ONLY_NAMES = frozenset(name for layout in LAYOUTS if layout.complete_only for name in layout.names) | {
    "logins",
    "securitychallenges",
    "adsclicked",
    "lanadsengagement",
    "inferencesaboutyou",
    "accountstatushistory",
    "coachmessages",
    "learningcoachmessages",
}
ALLOWED_NAMES = frozenset(name for layout in LAYOUTS for name in layout.names)


def layouts_for(name: str) -> tuple[Layout, ...]:
    """Layouts that a file of this name may have, none when it must stay closed."""
    key = file_key(name)
    return tuple(layout for layout in LAYOUTS if key in layout.names)
