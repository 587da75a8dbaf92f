"""What makes a population unusable: message and next step by code, in English and French."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str, str, str]] = {
    "table_missing": (
        "The input has no table {table}.",
        "Add a folder {table} of Parquet files; an empty one with its columns says that nobody has such rows.",
        "L’entrée n’a pas de table {table}.",
        "Ajoutez un dossier {table} de fichiers Parquet ; vide mais avec ses colonnes, il dit que personne n’en a.",
    ),
    "column_missing": (
        "The table {table} has no column {column}.",
        "The columns of every table are listed in the reference of tables.",
        "La table {table} n’a pas de colonne {column}.",
        "Les colonnes de chaque table sont dans la référence des tables.",
    ),
    "column_type": (
        "The column {column} of {table} is of type {given}; it must hold {kind}.",
        "Write it again in that type; instants are whole microseconds since 1970 in UTC.",
        "La colonne {column} de {table} est de type {given} ; elle doit contenir {kind}.",
        "Réécrivez-la dans ce type ; les instants sont des microsecondes entières depuis 1970, en UTC.",
    ),
    "table_unreadable": (
        "The table {table} cannot be read as Parquet.",
        "Write it again, or take the damaged file out of its folder.",
        "La table {table} ne se lit pas comme du Parquet.",
        "Réécrivez-la, ou retirez de son dossier le fichier endommagé.",
    ),
    "table_library": (
        "The table {table} is a {format} table, and what reads those is not installed.",
        'Install it: pip install "jalon[{extra}]".',
        "La table {table} est une table {format}, et ce qui les lit n’est pas installé.",
        'Installez-le : pip install "jalon[{extra}]".',
    ),
    "table_log": (
        "The {format} log of the table {table} cannot be read.",
        "Restore the log, or write the table out as plain Parquet.",
        "Le journal {format} de la table {table} ne se lit pas.",
        "Restaurez le journal, ou écrivez la table en Parquet simple.",
    ),
    "table_log_unclear": (
        "Two metadata files of the table {table} have the same number: which is the present one cannot be told.",
        "Take the one away that your catalogue does not name.",
        "Deux fichiers de métadonnées de la table {table} portent le même numéro ; rien ne dit lequel est l’actuel.",
        "Retirez celui que votre catalogue ne nomme pas.",
    ),
    "table_renamed": (
        "Columns of the {format} table {table} were renamed or filled in its log, not in its files.",
        "Rewrite the table, or read it through Spark: --engine spark --input SCHEMA.",
        "Des colonnes de la table {format} {table} sont renommées ou remplies dans son journal, pas dans ses fichiers.",
        "Réécrivez la table, ou lisez-la par Spark : --engine spark --input SCHÉMA.",
    ),
    "table_deleted_rows": (
        "The {format} table {table} marks deleted rows beside its files.",
        "Compact it until no mark is left, or read it through Spark: --engine spark --input SCHEMA.",
        "La table {format} {table} marque des lignes supprimées à côté de ses fichiers.",
        "Compactez-la jusqu’à la dernière marque, ou lisez-la par Spark : --engine spark --input SCHÉMA.",
    ),
    "table_folders": (
        "Some files of the table {table} stand in folders named column=value, others do not.",
        "Put all of them into such folders, or none.",
        "Des fichiers de la table {table} sont dans des dossiers nommés colonne=valeur, d’autres non.",
        "Mettez-les tous dans de tels dossiers, ou aucun.",
    ),
    "table_parts": (
        "The table {table} is divided by {column} into {many} folders, which is too many to read one by one.",
        "Divide it by something coarser, and keep {column} in the files.",
        "La table {table} est divisée selon {column} en {many} dossiers, trop pour les lire un par un.",
        "Divisez-la plus grossièrement, et gardez {column} dans les fichiers.",
    ),
    "catalogue_engine": (
        "{schema} is no folder; only Spark has a catalogue of tables.",
        "Name a folder, or add --engine spark.",
        "{schema} n’est pas un dossier ; seul Spark a un catalogue de tables.",
        "Nommez un dossier, ou ajoutez --engine spark.",
    ),
    "no_members": (
        "The table members holds nobody.",
        "Write one row a member.",
        "La table members ne contient personne.",
        "Écrivez une ligne par membre.",
    ),
    "out_other": (
        "The folder {folder} holds the scores of another run.",
        "Name another folder with --out, or delete this one.",
        "Le dossier {folder} contient les scores d’un autre calcul.",
        "Nommez un autre dossier avec --out, ou supprimez celui-ci.",
    ),
    "not_whole": (
        "The scores in {folder} are not finished.",
        "Run the same jalon population score again: it goes on where it stopped.",
        "Les scores de {folder} ne sont pas terminés.",
        "Relancez le même jalon population score : il reprend où il s’est arrêté.",
    ),
    "no_scores": (
        "There are no scores in {folder}.",
        "Run jalon population score first.",
        "Il n’y a pas de scores dans {folder}.",
        "Lancez d’abord jalon population score.",
    ),
    "no_spark": (
        "The engine spark is not installed.",
        'Install it: pip install "jalon[spark]".',
        "Le moteur spark n’est pas installé.",
        'Installez-le : pip install "jalon[spark]".',
    ),
    "no_java": (
        "Spark needs Java, and none was found.",
        "Install Java 17 or newer, or name a cluster with --master sc://HOST.",
        "Spark a besoin de Java, et aucun n’a été trouvé.",
        "Installez Java 17 ou plus récent, ou nommez une grappe avec --master sc://HOST.",
    ),
    "no_connect": (
        "Spark Connect is not installed whole.",
        'Install it: pip install "jalon[spark]".',
        "Spark Connect n’est pas installé en entier.",
        'Installez-le : pip install "jalon[spark]".',
    ),
    "cluster_lost": (
        "The Spark cluster was lost or refused the work.",
        "Run the same command again; nothing half-written was left.",
        "La grappe Spark a été perdue ou a refusé le travail.",
        "Relancez la même commande ; rien n’a été laissé à moitié écrit.",
    ),
    "worker_python": (
        "Python failed on a Spark worker: {error}.",
        "Install the same Python, Jalon {version} and its packages on every worker, and run the same command again.",
        "Python a échoué sur une machine de la grappe Spark : {error}.",
        "Installez sur chaque machine le même Python, Jalon {version} et ses paquets, puis relancez la même commande.",
    ),
    "memory": (
        "{limit} is not an amount of memory, or it is too little.",
        "Write it as 2GB or 500MB.",
        "{limit} n’est pas une quantité de mémoire, ou elle est trop petite.",
        "Écrivez-la comme 2GB ou 500MB.",
    ),
}
