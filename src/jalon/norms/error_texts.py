"""What makes norms, scores or an exchange unusable: message and next step by code, in English and French."""

from __future__ import annotations

Texts = tuple[str, str, str, str]

_NORMS: dict[str, Texts] = {
    "cohort_form": (
        "{part} does not describe a cohort.",
        'Write name=value pairs of {names}, as in "sector=software,size=11-50".',
        "{part} ne décrit pas une cohorte.",
        "Écrivez des paires nom=valeur parmi {names}, comme « sector=software,size=11-50 ».",
    ),
    "cohort_gap": (
        "The cohort leaves {missing} out, which comes before.",
        "Give it too: each part of a cohort narrows the one before it.",
        "La cohorte omet {missing}, qui vient avant.",
        "Indiquez-le aussi : chaque partie d’une cohorte précise la précédente.",
    ),
    "column_missing": (
        "The table of scores has no column {column}.",
        "Its columns are member_id, points, se, state, the five pillars, sector, size, country, role.",
        "La table des scores n’a pas de colonne {column}.",
        "Ses colonnes sont member_id, points, se, state, les cinq piliers, sector, size, country, role.",
    ),
    "column_type": (
        "The column {column} holds something else than numbers.",
        "Write figures in points with a decimal point, and leave a cell empty where nothing was measured.",
        "La colonne {column} contient autre chose que des nombres.",
        "Écrivez les points avec un point décimal, et laissez vide ce qui n’est pas mesuré.",
    ),
    "counts_off_grid": (
        "Some counts do not lie on the public grid.",
        "Count members by the grid of docs/norms.md.",
        "Des comptes ne sont pas sur la grille publique.",
        "Comptez les membres selon la grille de docs/norms.md.",
    ),
    "no_sketches": (
        "Reading KLL sketches needs datasketches.",
        'Install it: pip install "jalon[sketches]".',
        "Lire des esquisses KLL demande datasketches.",
        'Installez-le : pip install "jalon[sketches]".',
    ),
    "bad_sketch": (
        "A KLL sketch cannot be read.",
        "Send kll_doubles sketches as their library serialises them.",
        "Une esquisse KLL ne se lit pas.",
        "Envoyez des esquisses kll_doubles telles que leur bibliothèque les sérialise.",
    ),
    "scores_unreadable": (
        "{file} cannot be read as a table of scores.",
        "Give a CSV or Parquet table, reports in JSON, or team cards.",
        "{file} ne se lit pas comme une table de scores.",
        "Donnez une table CSV ou Parquet, des rapports en JSON ou des cartes d’équipe.",
    ),
    "no_scores": (
        "There is no score to make norms from.",
        "Give scores of at least {floor} members that carry a number.",
        "Il n’y a aucun score dont faire des normes.",
        "Donnez les scores d’au moins {floor} membres qui ont un nombre.",
    ),
    "too_few": (
        "{n} members have a score, and {floor} are needed before anything is shown.",
        "Add members, or compare with a wider group.",
        "{n} membres ont un score, et il en faut {floor} avant de montrer quoi que ce soit.",
        "Ajoutez des membres, ou comparez-vous à un groupe plus large.",
    ),
    "mixed_editions": (
        "The scores come from different editions: {editions}.",
        "Score everybody by one edition; points of two editions are not the same points.",
        "Les scores viennent d’éditions différentes : {editions}.",
        "Calculez tout le monde avec une même édition ; les points de deux éditions ne se comparent pas.",
    ),
    "edition_unknown": (
        "The table does not say which edition made its scores.",
        "Name it with --edition.",
        "La table ne dit pas quelle édition a donné ses scores.",
        "Nommez-la avec --edition.",
    ),
    "other_edition": (
        "The norms were made with edition {theirs}, the score with {ours}.",
        "Score with --edition {theirs}, or take norms of the other edition.",
        "Les normes viennent de l’édition {theirs}, le score de {ours}.",
        "Calculez avec --edition {theirs}, ou prenez des normes de l’autre édition.",
    ),
    "too_large": (
        "{file} is too large for a norm file.",
        "Give a file that jalon norms or jalon exchange wrote.",
        "{file} est trop gros pour un fichier de normes.",
        "Donnez un fichier écrit par jalon norms ou jalon exchange.",
    ),
    "unreadable": (
        "{file} cannot be read as JSON.",
        "Give a file that jalon norms or jalon exchange wrote.",
        "{file} ne se lit pas comme du JSON.",
        "Donnez un fichier écrit par jalon norms ou jalon exchange.",
    ),
    "other_format": (
        "{file} is not a norm file of the format {format}.",
        "Give a file that jalon norms or jalon exchange wrote, or update Jalon.",
        "{file} n’est pas un fichier de normes au format {format}.",
        "Donnez un fichier écrit par jalon norms ou jalon exchange, ou mettez Jalon à jour.",
    ),
    "altered": (
        "{file} was altered: its hash does not match its content.",
        "Fetch the file again from where it was published.",
        "{file} a été modifié : son empreinte ne correspond plus à son contenu.",
        "Reprenez le fichier là où il est publié.",
    ),
    "malformed": (
        "{file} has missing or impossible fields.",
        "Fetch the file again from where it was published.",
        "{file} a des champs manquants ou impossibles.",
        "Reprenez le fichier là où il est publié.",
    ),
    "under_floor": (
        "{file} shows a group of fewer than {floor} members, which no norm file may do.",
        "Ask its publisher for norms made by jalon norms or jalon exchange.",
        "{file} montre un groupe de moins de {floor} membres, ce qu’aucun fichier de normes ne doit faire.",
        "Demandez à qui le publie des normes faites par jalon norms ou jalon exchange.",
    ),
}

_EXCHANGE: dict[str, Texts] = {
    "not_installed": (
        "The exchange of norms needs opendp, rfc8785 and pynacl.",
        'Install them: pip install "jalon[exchange]".',
        "L’échange de normes demande opendp, rfc8785 et pynacl.",
        'Installez-les : pip install "jalon[exchange]".',
    ),
    "not_a_report": (
        "This is not a report in JSON.",
        "Make one: jalon report ARCHIVE.zip --format json --out report.json.",
        "Ceci n’est pas un rapport en JSON.",
        "Faites-en un : jalon report ARCHIVE.zip --format json --out report.json.",
    ),
    "not_quarter_end": (
        "The report is of {day}, and a contribution is of the last day of a quarter.",
        "Make the report with --as-of, for example 2026-09-30.",
        "Le rapport est du {day}, et une contribution est du dernier jour d’un trimestre.",
        "Faites le rapport avec --as-of, par exemple 2026-09-30.",
    ),
    "few_conversations": (
        "The report stands on {n} conversations, and {least} are needed.",
        "Contribute in a later quarter: below that, your figures would be noise.",
        "Le rapport repose sur {n} conversations, et il en faut {least}.",
        "Contribuez un autre trimestre : en dessous, vos chiffres ne seraient que du bruit.",
    ),
    "no_score": (
        "The report has no score to contribute.",
        "Add sources until the report shows a number.",
        "Le rapport n’a pas de score à partager.",
        "Ajoutez des sources jusqu’à ce que le rapport montre un nombre.",
    ),
    "off_lists": (
        "Sector, size or country are not on the public lists.",
        "Write --cohort sector=J62,size=11-50,country=FR: NACE division, a size of {sizes}, country in two letters.",
        "Le secteur, la taille ou le pays ne sont pas dans les listes publiques.",
        "Donnez --cohort sector=J62,size=11-50,country=FR : division NACE, taille parmi {sizes}, pays (2 lettres).",
    ),
    "too_few_contributors": (
        "{n} contributions count; {least} are needed, of which no organisation gives more than {share} percent.",
        "Wait for more contributions: nothing was released, and nothing of the budget is spent.",
        "{n} contributions comptent ; il en faut {least}, dont aucune organisation ne donne plus de {share} pour cent.",
        "Attendez d’autres contributions : rien n’est publié, et rien du budget n’est dépensé.",
    ),
    "over_budget": (
        "The noise does not keep the budget.",
        "Nothing was released; report this with the version of opendp.",
        "Le bruit ne tient pas le budget.",
        "Rien n’est publié ; signalez-le avec la version d’opendp.",
    ),
    "released_before": (
        "The period {period} was released before.",
        "Publish that release again; a second one would tell more about the same people.",
        "La période {period} a déjà été publiée.",
        "Republiez le même fichier ; un second en dirait plus sur les mêmes personnes.",
    ),
    "bad_ledger": (
        "{file} is not a ledger of releases.",
        "Restore it from a copy: without it nothing may be released.",
        "{file} n’est pas un registre de publications.",
        "Reprenez-en une copie : sans lui, rien ne peut être publié.",
    ),
    "bad_register": (
        "{file} is not a register of invitations.",
        "Make one with jalon exchange invite.",
        "{file} n’est pas un registre d’invitations.",
        "Faites-en un avec jalon exchange invite.",
    ),
    "bad_period": (
        "{period} is not a quarter.",
        "Write it like 2026-Q3.",
        "{period} n’est pas un trimestre.",
        "Écrivez-le comme 2026-Q3.",
    ),
    "bad_secret": (
        "{file} does not hold a secret of the exchange.",
        "Restore it, or name another file with --secret; a new secret is made where there is no file.",
        "{file} ne contient pas un secret d’échange.",
        "Reprenez-le, ou nommez un autre fichier avec --secret ; un secret est créé là où il n’y a pas de fichier.",
    ),
    "bad_signature": (
        "The signature of {file} does not hold.",
        "Fetch the file and its .sig again from where they are published.",
        "La signature de {file} n’est pas valable.",
        "Reprenez le fichier et son .sig là où ils sont publiés.",
    ),
    "no_token": (
        "A contribution needs an invitation.",
        "Ask your organisation or the aggregator for one, and give it with --token.",
        "Une contribution demande une invitation.",
        "Demandez-la à votre organisation ou à qui agrège, et donnez-la avec --token.",
    ),
}

_TEAM: dict[str, Texts] = {
    "card_source": (
        "A team card is made from a report in JSON.",
        "Make one: jalon report ARCHIVE.zip --format json --out report.json.",
        "Une carte d’équipe se fait d’un rapport en JSON.",
        "Faites-en un : jalon report ARCHIVE.zip --format json --out report.json.",
    ),
    "card_unreadable": (
        "{file} is not a team card.",
        "Ask the member for one made with jalon team card.",
        "{file} n’est pas une carte d’équipe.",
        "Demandez-en une au membre, faite avec jalon team card.",
    ),
    "card_consent": (
        "{file} holds a name, and its owner did not say that he may be named.",
        "Ask the member for a card made with --named, or for one without a name.",
        "{file} contient un nom, et son auteur n’a pas dit qu’on pouvait le nommer.",
        "Demandez au membre une carte faite avec --named, ou une carte sans nom.",
    ),
    "card_none": (
        "No card has a score.",
        "Wait until members have a score: a card without a number is not compared.",
        "Aucune carte n’a de score.",
        "Attendez que des membres aient un score : une carte sans nombre n’est pas comparée.",
    ),
    "stages_missing": (
        "The table has no column {column}.",
        "Give points, the counts silent, answered, met, quote, contract, and sector, size or language.",
        "La table n’a pas de colonne {column}.",
        "Donnez points, les comptes silent, answered, met, quote, contract, et sector, size ou language.",
    ),
}

ERRORS: dict[str, Texts] = {**_NORMS, **_EXCHANGE, **_TEAM}
