"""How an invented member behaves: rates a week, chances and delays, and which traps its life holds."""

from __future__ import annotations

from dataclasses import dataclass, field

TRAPS = frozenset(
    {
        "preamble_lost",  # somebody deleted the three lines above the header of Connections
        "excel_connections",  # Connections saved again by a spreadsheet
        "blank_connections",  # closed accounts: a row that holds a date and nothing else
        "removed_connections",  # accepted, then removed: no row any more
        "old_invitations",  # sent long before the window, accepted inside it
        "invited_again",  # invited again after having been connected before
        "invitation_notes",  # the note of an invitation stands as first message, dated at acceptance
        "homonyms",  # two people of the same name
        "owner_homonym",  # a contact of the owner's own name
        "comma_names",  # "Exemplar, PhD"
        "decorated_names",  # emoji, capitals, accents
        "odd_slugs",  # percent-encoding, capitals, country subdomain, slash, query
        "renamed_slugs",  # an address that changed in the middle of a conversation
        "deleted_members",  # "LinkedIn Member"
        "groups",
        "sponsored",
        "spam",
        "drafts",
        "html",
        "empty_texts",
        "same_second",
        "disorder",  # a few messages out of order in the file
        "blank_lines",
        "ragged_comments",  # backslash quotes and bare newlines (2024)
        "undated_comments",
        "post_edits",
        "search_repeats",
        "utf16_twin",
        "id_suffix",
        "siblings",  # dialogues with coaches, guides and learning bots
        "duplicate_files",
        "clutter",  # __MACOSX, .DS_Store
        "sensitive",  # files that must stay closed, each with a canary
    }
)
NO_TRAPS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Rates are events a week; shares and chances lie between 0 and 1; delays are in hours."""

    weeks: int = 40
    network: int = 180
    languages: dict[str, float] = field(default_factory=lambda: {"fr": 0.5, "en": 0.3, "es": 0.1, "nl": 0.1})
    invitations: float = 7.0
    incoming_invitations: float = 2.0
    targeting: float = 0.55
    acceptance: float = 0.4
    notes: float = 0.25
    first_messages: float = 3.0
    write_after_acceptance: float = 0.25
    answers: float = 0.4
    answers_late: float | None = None
    late_weeks: int = 26
    answer_hours: float = 9.0
    inbound: float = 1.5
    inbound_target: float = 0.4
    inbound_contacts: float = 0.6
    own_answers: float = 0.8
    own_answer_hours: float = 7.0
    depth: float = 0.6
    revivals: float = 0.5
    posts: float = 1.0
    reposts: float = 0.5
    comments: float = 3.0
    reactions: float = 6.0
    searches: float = 4.0
    recommendations: float = 0.08
    odd_hours: float = 0.3
    meetings: float = 0.3
    meeting_held: float = 0.85
    quotes: float = 0.35
    quote_days: float = 8.0
    contracts: float = 0.4
    contract_days: float = 35.0
    contract_value: float = 14_000.0
    followers: int = 1500
    engagement: float = 0.05
    traps: frozenset[str] = TRAPS
