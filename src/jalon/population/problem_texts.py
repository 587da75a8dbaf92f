"""Data problems of many members, told beside the scores: message and next step by code, in English and French."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str, str]] = {
    "event_after_the_day": (
        "A row tells of something after the as-of day; it does not count yet.",
        "If that day is past, look at the clock of what wrote it, and its unit: whole microseconds since 1970 in UTC.",
        "Une ligne parle d’un fait postérieur au jour de référence ; elle ne compte pas encore.",
        "Si ce jour est passé, voyez l’horloge de ce qui l’a écrite, et l’unité : microsecondes depuis 1970, en UTC.",
    ),
    "member_in_two_cohorts": (
        "A member has two sectors, sizes, countries or roles; he counts in none of them.",
        "Give each member one row in the table cohorts.",
        "Un membre a deux secteurs, tailles, pays ou rôles ; il ne compte dans aucun d’eux.",
        "Donnez à chaque membre une seule ligne dans la table cohorts.",
    ),
}
