"""The empty results file that a person fills in, in English or French."""

from __future__ import annotations

from jalon.sources.outcomes.headers import words

COLUMNS = {
    "en": (",", "date", "kind", "name", "company", "email", "linkedin", "deal", "amount", "currency"),
    "fr": (";", "date", "type", "nom", "entreprise", "e-mail", "linkedin", "affaire", "montant", "devise"),
}
COMMENTS = {
    "en": (
        "# One row for each thing that happened. Lines that begin with # are not read.",
        "# date: 2026-03-31. kind: one of {accepted}.",
        "# Among quotes, only one requested counts in the score: a quote sent is your own act, shown in the chain.",
        "# Kind since, since meetings, since quotes or since contracts: the day from which you follow them.",
        "# Without such a row all are taken to be followed from the oldest day on: no row, it did not happen.",
        "# name: first name and last name. linkedin: address of the profile, the surest link. The rest may stay empty.",
    ),
    "fr": (
        "# Une ligne par événement. Les lignes qui commencent par # ne sont pas lues.",
        "# date : 31/03/2026. type : {accepted}.",
        "# Parmi les devis, seul « devis demandé » compte dans le score : un devis envoyé est votre geste.",
        "# Type depuis, depuis rendez-vous, depuis devis ou depuis contrats : le jour depuis lequel vous les suivez.",
        "# Sans une telle ligne, tout est réputé suivi depuis le jour le plus ancien : sans ligne, rien n’a eu lieu.",
        "# nom : prénom et nom. linkedin : adresse du profil, le plus sûr pour relier. Le reste peut rester vide.",
    ),
}


def template_results(lang: str) -> str:
    """The text of an empty results file; any language but French gets the English one."""
    lang = "fr" if lang.casefold().startswith("fr") else "en"
    delimiter, *columns = COLUMNS[lang]
    accepted = words()["accepted"][lang].replace(delimiter, " /")
    comments = [line.format(accepted=accepted).replace(delimiter, " -") for line in COMMENTS[lang]]
    return "\n".join([delimiter.join(columns), *comments, ""])
