"""What makes a panel unusable: message and next step by code, in English and French."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str, str, str]] = {
    "panel_unreadable": (
        "{file} cannot be read as a table of quarters.",
        "Give a CSV or Parquet table with member_id, quarter, index, outcome, or stores written with --store.",
        "{file} ne se lit pas comme une table de trimestres.",
        "Donnez une table CSV ou Parquet avec member_id, quarter, index, outcome, ou des fichiers écrits avec --store.",
    ),
    "panel_column": (
        "The table of quarters has no column {column}.",
        "Its columns are member_id, quarter, index, outcome, and if you have them known, ssi, team.",
        "La table des trimestres n’a pas de colonne {column}.",
        "Ses colonnes sont member_id, quarter, index, outcome et, si vous les avez, known, ssi, team.",
    ),
    "panel_number": (
        "The column {column} holds something else than numbers.",
        "Counts are whole and not negative; leave a cell empty where there was no index.",
        "La colonne {column} contient autre chose que des nombres.",
        "Les comptes sont entiers et non négatifs ; laissez vide un trimestre sans indice.",
    ),
    "panel_quarter": (
        "A quarter is not written like 2026-Q3.",
        "Write year, hyphen, Q and a number from 1 to 4.",
        "Un trimestre n’est pas écrit comme 2026-Q3.",
        "Écrivez l’année, un tiret, Q et un nombre de 1 à 4.",
    ),
    "panel_twice": (
        "A member has two rows for one quarter.",
        "Keep one: two indices of the same quarter cannot both be tested.",
        "Un membre a deux lignes pour un même trimestre.",
        "N’en gardez qu’une : deux indices du même trimestre ne peuvent être testés ensemble.",
    ),
    "panel_future": (
        "A quarter lies in the future.",
        "Leave out quarters that are not over on the --as-of day.",
        "Un trimestre est dans le futur.",
        "Retirez les trimestres qui ne sont pas finis au jour de --as-of.",
    ),
    "panel_empty": (
        "There is no quarter to test.",
        "Give at least one member's quarters with index and outcome.",
        "Il n’y a aucun trimestre à tester.",
        "Donnez les trimestres d’au moins un membre, avec indice et résultat.",
    ),
    "panel_cohort": (
        "A table of quarters holds points already: a cohort cannot change them.",
        "Leave out --cohort, or give stores, which are scored anew.",
        "Un tableau de trimestres contient déjà des points : une cohorte n’y change rien.",
        "Enlevez --cohort, ou donnez des fichiers de données, qui sont mesurés de nouveau.",
    ),
    "panel_mixed": (
        "Tables of quarters and stores cannot be tested together.",
        "Give one kind: tables may hold another outcome than the stores.",
        "Des tables de trimestres et des fichiers de données ne se testent pas ensemble.",
        "Donnez une seule sorte : les tables peuvent compter un autre résultat.",
    ),
}
