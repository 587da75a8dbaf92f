"""The records of a CRM as they stood at one reading: what it brought, and what earlier readings told of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jalon.sources.crm.records import Activity, ActivityKind, Company, Deal, Extract, Person, StageChange, State
from jalon.sources.crm_api.cells import text
from jalon.sources.crm_api.lines import Line, Record
from jalon.sources.crm_file.mapping import stage_code

QUOTES: dict[str, ActivityKind] = {"sent": "quote_sent", "requested": "quote_requested"}


@dataclass(slots=True)
class Seen:
    """Lines by object and identifier, the newest of each; `new` are those of the reading under way.

    `gone` are deals of which this reading says that the CRM has them no longer, with their lines; `merged` those of
    them of which it says into which other they were merged.
    """

    known: dict[str, dict[str, Line]] = field(default_factory=dict[str, dict[str, Line]])
    new: dict[str, dict[str, Line]] = field(default_factory=dict[str, dict[str, Line]])
    gone: dict[str, int] = field(default_factory=dict[str, int])
    merged: dict[str, str] = field(default_factory=dict[str, str])
    tells_requests: bool = False
    tells_quotes: bool = False

    def stage_names(self, names: Iterable[str | None]) -> None:
        """The stages that the CRM has; one of them may say that a quote was asked for or sent."""
        codes = {stage_code(name or "") for name in names}
        self.tells_requests |= "requested" in codes
        self.tells_quotes |= not codes.isdisjoint(QUOTES)

    def begin(self, lines: Iterable[tuple[str, Line]], keys: tuple[str, ...], deals: str) -> None:
        """A reading begins; `keys` are the names under which a record may carry its identifier, `deals` an object."""
        self.new, self.gone, self.merged = {}, {}, {}
        for object_, line in lines:
            key = next(
                (found for name in (*keys, "id") if (found := text(line.record.get(name)))), f"line {line.row_no}"
            )
            if object_ == deals and is_gone(line.record):
                self.gone[key] = line.row_no
                if into := text(line.record.get("jalon_merged_into")):
                    self.merged[key] = into
                self.new.get(object_, {}).pop(key, None)
                continue
            if object_ == deals:
                self.gone.pop(key, None)
                self.merged.pop(key, None)
            self.new.setdefault(object_, {})[key] = line
            self.known.setdefault(object_, {})[key] = line

    def fresh(self, object_: str) -> Iterator[tuple[str, Record, int]]:
        """Identifier, record and line of each record of an object that this reading brought."""
        for key, line in self.new.get(object_, {}).items():
            yield key, line.record, line.row_no

    def records(self, object_: str) -> Iterator[Record]:
        """All records of an object known by now."""
        return (line.record for line in self.known.get(object_, {}).values())

    def record(self, object_: str, key: str | None) -> Record:
        """One record, empty when it was never told."""
        line = self.known.get(object_, {}).get(key or "")
        return line.record if line else {}


@dataclass(slots=True)
class Parts:
    """What the records of one reading say, before dates are checked."""

    persons: list[Person] = field(default_factory=list[Person])
    companies: list[Company] = field(default_factory=list[Company])
    deals: list[Deal] = field(default_factory=list[Deal])
    changes: list[StageChange] = field(default_factory=list[StageChange])
    activities: list[Activity] = field(default_factory=list[Activity])

    def enter(self, deal: str, stage: str, state: State, at: int, row_no: int, people: tuple[str, ...] = ()) -> None:
        """A deal with these people entered a stage, which may say that a quote was asked for or sent."""
        self.changes.append(StageChange(deal_id=deal, stage=stage, state=state, occurred_at=at, row_no=row_no))
        kind = QUOTES.get(stage_code(stage))
        if kind:
            self.activities.append(
                Activity(id=f"stage {deal}", kind=kind, person_ids=people, deal_id=deal, occurred_at=at, row_no=row_no)
            )

    def extract(self, system: str, known: int) -> Extract:
        """As records of a CRM that became known at `known` (µs UTC)."""
        return Extract(
            system=system,
            persons=tuple(self.persons),
            companies=tuple(self.companies),
            deals=tuple(self.deals),
            stage_changes=tuple(self.changes),
            activities=tuple(self.activities),
            exported_on=known,
        )


def is_gone(record: Record) -> bool:
    """Whether a record says that it was deleted: as `jalon pull` notes it, or as a service marks it."""
    marks = ("jalon_gone", "archived", "IsDeleted", "is_deleted")
    return any(record.get(name) is True for name in marks) or record.get("status") == "deleted"


def state_named(name: str | None) -> State:
    """What the name of a stage says where the CRM does not: won, lost, else open."""
    code = stage_code(name or "")
    return "won" if code == "won" else "lost" if code == "lost" else "open"
