"""What LinkedIn answered: pages of the snapshot, refusals, events of the change log; told by shape, not by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qs, urlsplit

from jalon.sources.linkedin_portability.documents import Json, as_list, as_number, as_object
from jalon.sources.linkedin_portability.domains import known_domain

_DEEPEST = 3
NO_DATA = 404


@dataclass(frozen=True, slots=True)
class Promise:
    """A page that another one says comes behind it; `domain` is None in the walk through all domains."""

    domain: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one domain as they came; `start` is the number of the page, `promise` the one that its link names."""

    domain: str
    rows: list[object]
    start: int | None = None
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """LinkedIn gave no data; `domain` and `start` say what was asked for, where the file tells."""

    status: int
    domain: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the change log."""

    fields: Json


@dataclass(frozen=True, slots=True)
class Unknown:
    """An object that is nothing of this."""


Answer = Page | Refusal | Event | Unknown


def answers_in(value: object, depth: int = 0) -> Iterator[Answer]:
    """Everything in a document; a list is looked through, other values are nothing."""
    if isinstance(value, list) and depth < _DEEPEST:
        for item in as_list(cast("object", value)):
            yield from answers_in(item, depth + 1)
        return
    found = as_object(cast("object", value))
    if "elements" in found:
        yield from _response(found)
    elif element := _element(found, None, None):
        yield element
    elif (status := as_number(found.get("status", found.get("code")))) and 400 <= status < 600:
        yield Refusal(status)
    elif found and "memberComplianceScopes" not in found:
        yield Unknown()


def _response(found: Json) -> Iterator[Answer]:
    paging = as_object(found.get("paging"))
    start, promise = as_number(paging.get("start")), _promise(paging)
    for item in as_list(found.get("elements")):
        element = as_object(item)
        if "memberComplianceScopes" not in element:
            yield _element(element, start, promise) or Unknown()


def _element(found: Json, start: int | None, promise: Promise | None) -> Page | Event | None:
    if isinstance(found.get("snapshotDomain"), str):
        data = found.get("snapshotData")
        rows = [cast("object", data)] if isinstance(data, dict) else as_list(data)
        return Page(known_domain(found["snapshotDomain"]), rows, start, promise)
    if isinstance(found.get("resourceName"), str) and ("activity" in found or "activityId" in found):
        return Event(found)
    return None


def _promise(paging: Json) -> Promise | None:
    """The page behind this one, from the link that is called next; the address itself is never followed."""
    for item in as_list(paging.get("links")):
        link = as_object(item)
        href = link.get("href")
        if link.get("rel") == "next" and isinstance(href, str):
            return _read_link(href)
    return None


def _read_link(href: str) -> Promise | None:
    try:
        query = parse_qs(urlsplit(href).query)
    except ValueError:
        return None
    start = as_number(query.get("start", [""])[0])
    domain = query.get("domain", [None])[0]
    return None if start is None else Promise(known_domain(domain) if domain else None, start)
