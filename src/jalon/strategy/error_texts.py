"""What makes a strategy file unusable: message and next step by code, in English and French."""

from __future__ import annotations

from jalon.targeting.error_texts import Texts

ERRORS: dict[str, Texts] = {
    "too_large": (
        "{file} is too large for a strategy file.",
        "Give the file that jalon init wrote, or write a new one with it.",
        "{file} est trop gros pour un fichier de stratégie.",
        "Indiquez le fichier écrit par jalon init, ou écrivez-en un nouveau avec cette commande.",
    ),
    "unreadable": (
        "{file} cannot be read as text.",
        "Save it as UTF-8, or write a new one with jalon init.",
        "{file} ne se lit pas comme du texte.",
        "Enregistrez-le en UTF-8, ou écrivez-en un nouveau avec jalon init.",
    ),
    "not_toml": (
        "{file} is not valid TOML ({where}).",
        "Texts stand in quotes, lists in square brackets; jalon init writes a file to start from.",
        "{file} n’est pas du TOML valide ({where}).",
        "Les textes sont entre guillemets, les listes entre crochets ; jalon init écrit un fichier de départ.",
    ),
    "other_format": (
        "{file} is of another format than this version of Jalon knows.",
        "Write format = {format}, or update Jalon.",
        "{file} est d’un autre format que celui que connaît cette version de Jalon.",
        "Écrivez format = {format}, ou mettez Jalon à jour.",
    ),
    "not_a_text": (
        "{key} must be a text.",
        "Put it in quotes.",
        "{key} doit être un texte.",
        "Mettez-le entre guillemets.",
    ),
    "not_a_day": (
        "{key} must be a date.",
        "Write it as year, month, day: 2027-03-31.",
        "{key} doit être une date.",
        "Écrivez année, mois, jour : 2027-03-31.",
    ),
    "not_objectives": (
        "objective must be a list of tables.",
        "Write [[objective]] above each one.",
        "objective doit être une liste de tables.",
        "Écrivez [[objective]] au-dessus de chacun.",
    ),
    "no_indicator": (
        "Objective {n} says no indicator.",
        "Write indicator = one of {allowed}.",
        "L’objectif {n} n’indique pas d’indicateur.",
        "Écrivez indicator = une valeur parmi {allowed}.",
    ),
    "no_goal": (
        "Objective {n} has no goal above zero.",
        "Write goal = a number, for example goal = 15.",
        "L’objectif {n} n’a pas de but supérieur à zéro.",
        "Écrivez goal = un nombre, par exemple goal = 15.",
    ),
    "not_a_share": (
        "Objective {n} is a share, and its goal is above 1.",
        "Write 35 % as goal = 0.35.",
        "L’objectif {n} est une part, et son but dépasse 1.",
        "Écrivez 35 % ainsi : goal = 0.35.",
    ),
    "ends_before_start": (
        "Objective {n} ends before the strategy starts.",
        "Set its date, by, after starts_on.",
        "L’objectif {n} se termine avant le début de la stratégie.",
        "Placez sa date, by, après starts_on.",
    ),
}
