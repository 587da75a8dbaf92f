"""Every problem code of workbooks, calendars, results and SSI: message and next step, in English and in French.

`{...}` are numbers, dates and names of files or columns; never the content of a cell.
"""

from __future__ import annotations

from jalon.records.problem_texts import Texts
from jalon.sources.crm_texts import CRM_TEXTS
from jalon.sources.mapping_texts import MAPPING_TEXTS
from jalon.sources.portability_texts import PORTABILITY_TEXTS
from jalon.sources.rates_texts import RATES_TEXTS

_KEEP = "Correct the row in the file and read it again.", "Corrigez la ligne dans le fichier, puis relisez-le."

PROBLEM_TEXTS: dict[str, Texts] = {
    **CRM_TEXTS,
    **MAPPING_TEXTS,
    **PORTABILITY_TEXTS,
    **RATES_TEXTS,
    # Files as a whole
    "source_unreadable": (
        "The file cannot be opened.",
        "Check that it still exists and that you may read it.",
        "Le fichier ne peut pas être ouvert.",
        "Vérifiez qu’il existe encore et que vous avez le droit de le lire.",
    ),
    "source_empty": (
        "The file is empty.",
        "Export it again.",
        "Le fichier est vide.",
        "Exportez-le de nouveau.",
    ),
    "source_too_large": (
        "The file is larger than {limit} MB, which no export of this kind is.",
        "Check that it is the right file.",
        "Le fichier dépasse {limit} Mo, ce qu’aucun export de ce type n’atteint.",
        "Vérifiez qu’il s’agit du bon fichier.",
    ),
    "source_not_recognised": (
        "This is no file that Jalon knows.",
        "Give an archive, a workbook, a calendar or results; for the export of a CRM: jalon map FILE.",
        "Ce n’est pas un fichier que Jalon connaît.",
        "Donnez une archive, un classeur, un agenda, des résultats ; pour l’export d’un CRM : jalon map FICHIER.",
    ),
    "binary_not_recognised": (
        "This is no file that Jalon knows: neither text nor a zip nor a workbook.",
        "Give the exported file itself, not a picture, a PDF or a document about it.",
        "Jalon ne connaît pas ce type de fichier : ni texte, ni zip, ni classeur.",
        "Donnez le fichier exporté lui-même, et non une image, un PDF ou un document.",
    ),
    "markup_not_recognised": (
        "This is a web page or XML, whatever its name says; Jalon finds no SSI figures in it.",
        "If it should be a workbook, open it in a spreadsheet and save it as .xlsx.",
        "C’est une page web ou du XML, quel que soit son nom ; Jalon n’y trouve pas de SSI.",
        "Si ce devait être un classeur, ouvrez-le dans un tableur et enregistrez-le en .xlsx.",
    ),
    "strategy_no_source": (
        "This is a strategy, not a source of facts.",
        "Give it with --strategy.",
        "C’est une stratégie, pas une source de faits.",
        "Donnez-la avec --strategy.",
    ),
    "store_no_source": (
        "This is a DuckDB store, not a source of facts.",
        "Give it with --store.",
        "C’est une base DuckDB, pas une source de faits.",
        "Donnez-la avec --store.",
    ),
    "folder_not_recognised": (
        "The folder holds no file of a LinkedIn archive.",
        "Give the folder that holds Connections.csv or messages.csv, or the zip itself.",
        "Le dossier ne contient aucun fichier d’une archive LinkedIn.",
        "Donnez le dossier qui contient Connections.csv ou messages.csv, ou le zip lui-même.",
    ),
    "folder_read_in_part": (
        "Not read in this folder: files that are no source that Jalon knows ({files}) and subfolders, which were not "
        "looked into ({folders}).",
        "Their names stand under what was never opened. Give a subfolder by itself if it holds sources.",
        "Non lus dans ce dossier : les fichiers qui ne sont pas des sources connues de Jalon ({files}) et les "
        "sous-dossiers, qui n’ont pas été parcourus ({folders}).",
        "Leurs noms figurent parmi ce qui n’a jamais été ouvert. Donnez un sous-dossier à part s’il contient des "
        "sources.",
    ),
    "container_damaged": (
        "The zip file is damaged and cannot be opened.",
        "Download or export it again.",
        "Le fichier zip est endommagé et ne peut pas être ouvert.",
        "Téléchargez-le ou exportez-le de nouveau.",
    ),
    "container_empty": (
        "The zip file is empty.",
        "Download or export it again.",
        "Le fichier zip est vide.",
        "Téléchargez-le ou exportez-le de nouveau.",
    ),
    "container_password": (
        "The file is protected by a password.",
        "Save a copy without a password.",
        "Le fichier est protégé par un mot de passe.",
        "Enregistrez-en une copie sans mot de passe.",
    ),
    "container_too_heavy": (
        "Unpacked, the file would be far larger than it should be (limit {limit} MB); it was not unpacked.",
        "Export it again from where it came; do not use a file of unknown origin.",
        "Décompressé, le fichier serait bien plus gros que prévu (limite {limit} Mo) ; il n’a pas été décompressé.",
        "Exportez-le de nouveau depuis sa source ; n’utilisez pas un fichier d’origine inconnue.",
    ),
    "container_not_recognised": (
        "The zip file holds nothing that Jalon reads.",
        "Give the zip that LinkedIn sent, or a workbook saved as .xlsx.",
        "Le fichier zip ne contient rien que Jalon sache lire.",
        "Donnez le zip envoyé par LinkedIn, ou un classeur enregistré en .xlsx.",
    ),
    "letters_guessed": (
        "The file is not in UTF-8; accents may be wrong.",
        "Save it as UTF-8 if names look wrong.",
        "Le fichier n’est pas en UTF-8 ; des accents peuvent être faux.",
        "Enregistrez-le en UTF-8 si des noms paraissent abîmés.",
    ),
    # Workbooks
    "html_not_workbook": (
        "The file is called a workbook but holds a web page or XML.",
        "Open it in a spreadsheet and save it as .xlsx.",
        "Le fichier porte le nom d’un classeur mais contient une page web ou du XML.",
        "Ouvrez-le dans un tableur et enregistrez-le en .xlsx.",
    ),
    "not_a_workbook": (
        "The file is no workbook.",
        "Give an .xlsx file.",
        "Le fichier n’est pas un classeur.",
        "Donnez un fichier .xlsx.",
    ),
    "workbook_damaged": (
        "The workbook is damaged and cannot be read.",
        "Export it again, or open it in a spreadsheet and save a copy.",
        "Le classeur est endommagé et ne peut pas être lu.",
        "Exportez-le de nouveau, ou ouvrez-le dans un tableur et enregistrez-en une copie.",
    ),
    "workbook_password": (
        "The workbook is protected by a password.",
        "Save a copy without a password.",
        "Le classeur est protégé par un mot de passe.",
        "Enregistrez-en une copie sans mot de passe.",
    ),
    "sheet_too_large": (
        "A sheet of the workbook spans more than {limit} million cells; it was not opened.",
        "Copy the rows that matter into a new workbook.",
        "Une feuille du classeur couvre plus de {limit} millions de cellules ; elle n’a pas été ouverte.",
        "Copiez les lignes utiles dans un nouveau classeur.",
    ),
    "page_workbook": (
        "This is the export of a company page; its figures are a team’s, not the member’s, and are not read.",
        "Export the analytics of your own profile instead.",
        "C’est l’export d’une page entreprise ; ses chiffres sont ceux d’une équipe et ne sont pas lus.",
        "Exportez plutôt les statistiques de votre propre profil.",
    ),
    "workbook_not_recognised": (
        "The workbook has neither the sheets of LinkedIn’s analytics nor the columns of a results file.",
        "Give the export of your analytics unchanged, or start from the template of the results file.",
        "Le classeur n’a ni les feuilles des statistiques LinkedIn ni les colonnes d’un fichier de résultats.",
        "Donnez l’export des statistiques sans le modifier, ou partez du modèle de fichier de résultats.",
    ),
    "workbook_dates_ambiguous": (
        "Nothing tells whether the workbook writes the day or the month first; it was not read.",
        "Keep the file name that LinkedIn gave it, or export at least two weeks.",
        "Rien ne dit si le classeur écrit d’abord le jour ou le mois ; il n’a pas été lu.",
        "Gardez le nom de fichier donné par LinkedIn, ou exportez au moins deux semaines.",
    ),
    "category_unknown": (
        "A category of the audience has a name that Jalon does not know; the row was left out.",
        "Export the workbook with LinkedIn set to English to have it read.",
        "Une catégorie de l’audience porte un nom inconnu de Jalon ; la ligne a été écartée.",
        "Exportez le classeur avec LinkedIn en anglais pour qu’elle soit lue.",
    ),
    "post_unreadable": (
        "A row of the best posts has no address of a post; it was left out.",
        "Export the workbook again without changing it.",
        "Une ligne des meilleures publications n’a pas d’adresse ; elle a été écartée.",
        "Exportez de nouveau le classeur sans le modifier.",
    ),
    "post_labels_unknown": (
        "None of the figures of this post has a name that Jalon knows.",
        "Export it with LinkedIn set to English.",
        "Aucun chiffre de cette publication ne porte un nom connu de Jalon.",
        "Exportez-la avec LinkedIn en anglais.",
    ),
    "number_unreadable": (
        "A figure cannot be read as a number; the row was left out.",
        *_KEEP[:1],
        "Un chiffre n’est pas lisible comme nombre ; la ligne a été écartée.",
        *_KEEP[1:],
    ),
    # Dates
    "day_unreadable": (
        "The date is missing or cannot be read; the row was left out.",
        "Write dates as 2026-03-31 or 31/03/2026.",
        "La date manque ou n’est pas lisible ; la ligne a été écartée.",
        "Écrivez les dates sous la forme 2026-03-31 ou 31/03/2026.",
    ),
    "day_in_future": (
        "The date lies after the day of the report; the row was left out.",
        "Only what has happened counts; correct the date if it is wrong.",
        "La date est postérieure au jour du rapport ; la ligne a été écartée.",
        "Seul ce qui a eu lieu compte ; corrigez la date si elle est fausse.",
    ),
    "date_order_unknown": (
        "The date may be day/month or month/day and no other date of the file tells; the row was left out.",
        "Write dates as 2026-03-31.",
        "La date peut se lire jour/mois ou mois/jour et aucune autre ne tranche ; la ligne a été écartée.",
        "Écrivez les dates sous la forme 2026-03-31.",
    ),
    "date_order_mixed": (
        "The file writes some dates day first and others month first; this one can be read both ways and was left out.",
        "Write dates as 2026-03-31.",
        "Le fichier écrit des dates tantôt jour/mois, tantôt mois/jour ; celle-ci est ambiguë et a été écartée.",
        "Écrivez les dates sous la forme 2026-03-31.",
    ),
    # Calendars
    "not_a_calendar": (
        "There is no calendar in the file.",
        "Export the calendar in the iCalendar format (.ics).",
        "Le fichier ne contient pas d’agenda.",
        "Exportez l’agenda au format iCalendar (.ics).",
    ),
    "calendar_truncated": (
        "The calendar ends in the middle; what stands before was read.",
        "Export the calendar again.",
        "L’agenda s’arrête en plein milieu ; ce qui précède a été lu.",
        "Exportez de nouveau l’agenda.",
    ),
    "event_not_closed": (
        "The event has no end in the file; it was left out.",
        "Export the calendar again.",
        "L’événement n’est pas terminé dans le fichier ; il a été écarté.",
        "Exportez de nouveau l’agenda.",
    ),
    "event_without_start": (
        "The event has no readable start; it was left out.",
        "Correct it in the calendar and export again.",
        "L’événement n’a pas de début lisible ; il a été écarté.",
        "Corrigez-le dans l’agenda et exportez de nouveau.",
    ),
    "event_rule_broken": (
        "The repetition of the event cannot be understood; only its first date was read.",
        "Set the repetition again in the calendar and export.",
        "La répétition de l’événement est incompréhensible ; seule sa première date a été lue.",
        "Définissez de nouveau la répétition dans l’agenda, puis exportez.",
    ),
    "calendar_too_many": (
        "The calendar has more than {limit} meetings in two years; the rest was left out.",
        "Check the repeating events.",
        "L’agenda compte plus de {limit} rendez-vous en deux ans ; le reste a été écarté.",
        "Vérifiez les événements qui se répètent.",
    ),
    "zone_unknown": (
        "A time zone of the calendar is not known; its times were read in the calendar’s own zone, else as UTC.",
        "Days may be off by one around midnight; set a usual time zone in the calendar.",
        "Un fuseau horaire de l’agenda est inconnu ; ses heures ont été lues dans le fuseau de l’agenda, sinon en UTC.",
        "Un jour peut être décalé autour de minuit ; choisissez un fuseau usuel dans l’agenda.",
    ),
    "calendar_owner_unknown": (
        "Nothing tells which person of the calendar you are, so meetings that you declined cannot be told apart.",
        "Read your LinkedIn archive with it: it holds your name and e-mail address.",
        "Rien ne dit quelle personne de l’agenda vous êtes : les rendez-vous que vous avez déclinés restent inconnus.",
        "Lisez en même temps votre archive LinkedIn : elle contient votre nom et votre adresse.",
    ),
    # Results
    "results_columns_missing": (
        "The file has no column for the date and the kind of each result.",
        "Start from the template: jalon template results.",
        "Le fichier n’a pas de colonne pour la date et le type de chaque résultat.",
        "Partez du modèle : jalon template results.",
    ),
    "results_empty": (
        "The results file has a header and no row.",
        "Add one row for each call, meeting, quote or contract.",
        "Le fichier de résultats n’a qu’un en-tête et aucune ligne.",
        "Ajoutez une ligne par appel, rendez-vous, devis ou contrat.",
    ),
    "follows_untold": (
        "Meetings, quotes requested or contracts without a row are not measured: nothing says that they are followed.",
        "For each that you do follow, add a row with a date and a kind: since meetings, since quotes, since contracts.",
        "Rendez-vous, devis demandés ou contrats sans ligne ne sont pas mesurés : rien ne dit s’ils sont suivis.",
        "Pour chacun que vous suivez, ajoutez une ligne avec une date et un type : depuis rendez-vous, depuis devis, "
        "depuis contrats.",
    ),
    "kind_unknown": (
        "The kind of result is missing or not known; the row was left out.",
        "Accepted kinds: call, meeting, quote requested, quote sent, contract signed, lost.",
        "Le type de résultat manque ou est inconnu ; la ligne a été écartée.",
        "Types acceptés : appel, rendez-vous, devis demandé, devis envoyé, contrat signé, perdu.",
    ),
    "amount_negative": (
        "The amount is negative; the row was left out.",
        "Write the value of the deal without a minus sign; delete the row of a deal that was undone.",
        "Le montant est négatif ; la ligne a été écartée.",
        "Écrivez la valeur de l’affaire sans signe moins ; supprimez la ligne d’une affaire annulée.",
    ),
    "amount_unreadable": (
        "The amount cannot be read as a number; the row was kept without it.",
        "Write amounts as 9600.50 or 9 600,50.",
        "Le montant n’est pas lisible comme nombre ; la ligne a été gardée sans lui.",
        "Écrivez les montants sous la forme 9600.50 ou 9 600,50.",
    ),
    "text_too_long": (
        "A cell of the row is far too long; the row was left out.",
        *_KEEP[:1],
        "Une cellule de la ligne est bien trop longue ; la ligne a été écartée.",
        *_KEEP[1:],
    ),
    # Calls
    "calls_columns_missing": (
        "The file has no columns for the date, the number and the duration of each call.",
        "Export the list of calls with these three columns.",
        "Le fichier n’a pas de colonnes pour la date, le numéro et la durée de chaque appel.",
        "Exportez la liste des appels avec ces trois colonnes.",
    ),
    "calls_entities": (
        "The call log declares a document type or entities, which no telephone writes; it was not read.",
        "Export the call log again.",
        "Le journal déclare un type de document ou des entités, ce que nul téléphone n’écrit ; il n’a pas été lu.",
        "Exportez de nouveau le journal d’appels.",
    ),
    "calls_damaged": (
        "The call log is cut off or damaged.",
        "Export it again and copy the whole file.",
        "Le journal d’appels est tronqué ou endommagé.",
        "Exportez-le de nouveau et copiez le fichier entier.",
    ),
    "calls_days_open": (
        "Dates of the call log may be day/month or month/day and none of them tells; those calls were left out.",
        "Export dates as 2026-03-31.",
        "Les dates peuvent se lire jour/mois ou mois/jour et aucune ne tranche ; ces appels ont été écartés.",
        "Exportez les dates sous la forme 2026-03-31.",
    ),
    "call_unreadable": (
        "The date or the duration of the call cannot be read; the row was left out.",
        *_KEEP[:1],
        "La date ou la durée de l’appel est illisible ; la ligne a été écartée.",
        *_KEEP[1:],
    ),
    "call_number_unknown": (
        "Calls whose number belongs to no numbering plan, as extensions and short numbers: {n}. They were left out.",
        "If these are customers, export numbers in the form +33 6 12 34 56 78.",
        "Appels écartés, leur numéro n’étant d’aucun plan de numérotation (postes internes…) : {n}.",
        "S’il s’agit de clients, exportez les numéros sous la forme +33 6 12 34 56 78.",
    ),
    "calls_short": (
        "Calls missed or shorter than {seconds} seconds: {n}. They are kept and do not count as conversations.",
        "Nothing to do.",
        "Appels manqués ou de moins de {seconds} secondes : {n}. Ils sont gardés et ne comptent pas comme entretiens.",
        "Rien à faire.",
    ),
    # SSI
    "ssi_not_found": (
        "There is no SSI figure in what was given.",
        "Save the page linkedin.com/sales/ssi as a web page, or type the figures: 74 18 17 20 19.",
        "Ce qui a été donné ne contient pas de SSI.",
        "Enregistrez la page linkedin.com/sales/ssi, ou tapez les chiffres : 74 18 17 20 19.",
    ),
    "ssi_implausible": (
        "The SSI figures are out of range or do not add up; they were not kept.",
        "Give the total (0 to 100) and four parts of 25 at most that add up to it, as in 74 18 17 20 19.",
        "Les chiffres du SSI sont hors limites ou ne s’additionnent pas ; ils n’ont pas été gardés.",
        "Donnez le total (0 à 100) et quatre parts de 25 au plus qui s’y additionnent, comme 74 18 17 20 19.",
    ),
}
