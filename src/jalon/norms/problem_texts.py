"""Data problems of the tables of scores: message and next step by code, in English and French."""

from __future__ import annotations

from jalon.norms.error_texts import Texts

TEXTS: dict[str, Texts] = {
    "member_twice": (
        "A member is listed twice; the first row counts.",
        "Give each member one row.",
        "Un membre figure deux fois ; la première ligne compte.",
        "Donnez une seule ligne par membre.",
    ),
    "member_two_sectors": (
        "A member is listed in two sectors; the first counts.",
        "Choose one sector for this member: in two, he would weigh twice.",
        "Un membre figure dans deux secteurs ; le premier compte.",
        "Choisissez un secteur pour ce membre : dans deux, il compterait double.",
    ),
}
