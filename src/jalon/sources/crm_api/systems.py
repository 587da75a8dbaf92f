"""Which CRM wrote a file of lines, by the names of its streams, and how its records are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jalon.sources.crm_api import bottlecrm, hubspot, odoo, pipedrive, salesforce, tryton
from jalon.sources.crm_api.seen import Parts, Seen


@dataclass(frozen=True, slots=True)
class System:
    """How a CRM's records are read: streams that only it has, where a record has its identifier, which are deals."""

    name: str
    own: frozenset[str]
    keys: tuple[str, ...]
    deals: str
    parts_of: Callable[[Seen, int], Parts]


SYSTEMS = (
    System(
        "salesforce",
        frozenset({"Opportunity", "OpportunityHistory", "Contact"}),
        ("Id",),
        "Opportunity",
        salesforce.parts_of,
    ),
    System("tryton", frozenset({"sale.opportunity", "party.party"}), ("id",), "sale.opportunity", tryton.parts_of),
    System("odoo", frozenset({"crm.lead", "res.partner"}), ("id",), "crm.lead", odoo.parts_of),
    System("pipedrive", frozenset({"persons", "organizations", "dealflow"}), ("id",), "deals", pipedrive.parts_of),
    # before HubSpot, whose "contacts" it has too
    System("bottlecrm", frozenset({"opportunities"}), ("id",), "opportunities", bottlecrm.parts_of),
    System("hubspot", frozenset({"deals", "contacts", "companies"}), ("id", "pipelineId"), "deals", hubspot.parts_of),
)


def system_of(streams: Iterable[str]) -> System | None:
    """The CRM whose streams these are: named before a colon as `jalon pull` writes it, else told by their names."""
    found = set(streams)
    named = {stream.partition(":")[0] for stream in found if ":" in stream}
    for system in SYSTEMS:
        if system.name in named or (not named and system.own & found):
            return system
    return None


def object_of(stream: str) -> str:
    """The name of an object without that of its system."""
    return stream.partition(":")[2] or stream
