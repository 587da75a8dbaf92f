"""What the pages do not hold: pages that another one promises, domains without data, refusals, domains not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jalon.sources.linkedin_portability.answers import NO_DATA, Answer, Page, Promise, Refusal
from jalon.sources.linkedin_portability.domains import domains

if TYPE_CHECKING:
    from jalon.records.problems import Problems

NOT_ALLOWED = (401, 403)


def tell_gaps(found: Sequence[tuple[str, Answer]], problems: Problems) -> None:
    """Note everything that is missing, as far as the pages tell. Totals of LinkedIn's are not believed."""
    pages = [page for _, page in found if isinstance(page, Page)]
    refusals = [(file, refusal) for file, refusal in found if isinstance(refusal, Refusal)]
    for promise in _unkept(pages, [refusal for _, refusal in refusals]):
        problems.add("portability_page_missing", domain=promise.domain or "all domains", page=promise.start)
    empty = _empty(pages, [refusal for _, refusal in refusals])
    if empty:
        problems.add("portability_domain_empty", domains=", ".join(empty))
    _tell_refusals(refusals, problems)
    there = {page.domain for page in pages} | set(empty)
    missing = [domain for domain in domains().needed if domain not in there]
    if pages and missing:
        problems.add("portability_domains_missing", domains=", ".join(missing))


def _unkept(pages: Iterable[Page], refusals: Iterable[Refusal]) -> list[Promise]:
    """Promised pages that are neither here nor were answered by "no data", which is how the interface ends."""
    pages = list(pages)
    here = {(page.domain, page.start) for page in pages} | {(None, page.start) for page in pages}
    ended = {(refusal.domain, refusal.start) for refusal in refusals if refusal.status == NO_DATA}
    nameless = any(refusal.status == NO_DATA and refusal.domain is None for refusal in refusals)
    promised = {page.promise for page in pages if page.promise is not None}
    unkept = [one for one in promised if (one.domain, one.start) not in here | ended and not nameless]
    return sorted(unkept, key=lambda one: (one.domain or "", one.start))


def _empty(pages: Iterable[Page], refusals: Iterable[Refusal]) -> list[str]:
    """Domains whose very first page is "no data": empty, or not collected yet, which LinkedIn does not tell apart."""
    there = {page.domain for page in pages}
    asked = {one.domain for one in refusals if one.status == NO_DATA and one.start == 0 and one.domain}
    return sorted(asked - there)


def _tell_refusals(refusals: Sequence[tuple[str, Refusal]], problems: Problems) -> None:
    for file, refusal in refusals:
        if refusal.status in NOT_ALLOWED:
            problems.add("portability_not_allowed", file, status=refusal.status)
        elif refusal.status != NO_DATA:
            problems.add("portability_refused", file, status=refusal.status)
