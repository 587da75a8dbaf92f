"""Sentences about exchange rates, in English and French: (message, hint, message, hint)."""

from __future__ import annotations

from jalon.records.problem_texts import Texts

RATES_TEXTS: dict[str, Texts] = {
    "rate_unreadable": (
        "A rate of the row is no number above zero, or the euro has none; the row was left out.",
        "Write rates as 1.0842 or 1,0842, and N/A where there is none.",
        "Un cours de la ligne n’est pas un nombre positif, ou celui de l’euro manque ; la ligne a été écartée.",
        "Écrivez les cours sous la forme 1.0842 ou 1,0842, et N/A s’il n’y en a pas.",
    ),
    "rates_unreadable": (
        "The file holds no table of exchange rates.",
        "One row a day: Date, then one column a currency (USD, CHF...), in units for one euro.",
        "Le fichier ne contient pas de tableau de cours de change.",
        "Une ligne par jour : Date, puis une colonne par devise (USD, CHF...), en unités pour un euro.",
    ),
    "rates_days_open": (
        "Dates of the rates may be day/month or month/day and none of them tells; nothing was read.",
        "Write dates as 2026-03-31.",
        "Les dates des cours peuvent se lire jour/mois ou mois/jour et aucune ne tranche ; rien n’a été lu.",
        "Écrivez les dates sous la forme 2026-03-31.",
    ),
    "rates_empty": (
        "The table of exchange rates has no row that can be used.",
        "One row a day: Date, then one column a currency (USD, CHF...), in units for one euro.",
        "Le tableau des cours de change n’a aucune ligne utilisable.",
        "Une ligne par jour : Date, puis une colonne par devise (USD, CHF...), en unités pour un euro.",
    ),
}
