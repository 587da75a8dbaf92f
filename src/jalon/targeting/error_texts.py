"""What makes a [target] table unusable: message and next step by code, in English and French."""

from __future__ import annotations

from collections.abc import Mapping

from jalon.errors import StrategyInvalid

Texts = tuple[str, str, str, str]

ERRORS: dict[str, Texts] = {
    "unknown_key": (
        "{key} is not a setting of the strategy file.",
        "Allowed here: {allowed}.",
        "{key} n’est pas un réglage du fichier de stratégie.",
        "Permis ici : {allowed}.",
    ),
    "unknown_key_near": (
        "{key} is not a setting of the strategy file.",
        "Did you mean {near}? Allowed here: {allowed}.",
        "{key} n’est pas un réglage du fichier de stratégie.",
        "Vouliez-vous dire {near} ? Permis ici : {allowed}.",
    ),
    "unknown_value": (
        "{key}: the value {value} is not known.",
        "Allowed: {allowed}.",
        "{key} : la valeur {value} n’est pas connue.",
        "Permis : {allowed}.",
    ),
    "unknown_value_near": (
        "{key}: the value {value} is not known.",
        "Did you mean {near}? Allowed: {allowed}.",
        "{key} : la valeur {value} n’est pas connue.",
        "Vouliez-vous dire {near} ? Permis : {allowed}.",
    ),
    "not_a_table": (
        "{key} must be a table.",
        "Write it as [{key}], then one setting a line.",
        "{key} doit être une table.",
        "Écrivez [{key}], puis un réglage par ligne.",
    ),
    "not_a_list": (
        "{key} must be a list of texts.",
        'Write {key} = ["one", "two"].',
        "{key} doit être une liste de textes.",
        'Écrivez {key} = ["un", "deux"].',
    ),
    "company_incomplete": (
        "Company {n} of target.company_list has no name, or a value that is not a text.",
        'Write name = "...", and industry = "..." or country = "..." when you know them.',
        "L’entreprise {n} de target.company_list n’a pas de nom, ou une valeur qui n’est pas un texte.",
        'Écrivez name = "...", et industry = "..." ou country = "..." quand vous les connaissez.',
    ),
    "target_empty": (
        "The strategy names no target group: there is no list under [target].",
        "Add at least one of {allowed}, or leave the strategy file out.",
        "La stratégie ne nomme aucun groupe cible : il n’y a aucune liste sous [target].",
        "Ajoutez au moins une liste parmi {allowed}, ou n’indiquez pas de fichier de stratégie.",
    ),
}


def invalid(texts: Mapping[str, Texts], code: str, **values: object) -> StrategyInvalid:
    """Returns the error of a code with its English texts filled in."""
    message, hint, _, _ = texts[code]
    return StrategyInvalid(message.format(**values), hint.format(**values))
