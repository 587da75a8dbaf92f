"""Every problem code of archives and of the store: message and next step, in English and in French.

Each value is (message, hint, French message, French hint). `{...}` are numbers, dates and names of files,
columns or encodings; never the content of a cell.
"""

from __future__ import annotations

Texts = tuple[str, str, str, str]

_AGAIN = "Ask LinkedIn for the archive again: Settings, Data privacy, Get a copy of your data."
_AGAIN_FR = "Redemandez l’archive à LinkedIn : Préférences, Confidentialité des données, Obtenir une copie."
_AS_SENT = "Use the file as LinkedIn sent it, not saved again by a spreadsheet."
_AS_SENT_FR = "Utilisez le fichier tel que LinkedIn l’a envoyé, sans l’enregistrer depuis un tableur."
_NOTHING = "Nothing needs to be done unless many rows are concerned."
_NOTHING_FR = "Il n’y a rien à faire, sauf si beaucoup de lignes sont concernées."

TEXTS: dict[str, Texts] = {
    "and_more": (
        "{n} more rows have the same problem ({of}).",
        "The first ones are listed above.",
        "{n} autres lignes ont le même problème ({of}).",
        "Les premières sont citées plus haut.",
    ),
    "file_missing": (
        "The file does not exist or cannot be opened.",
        "Check its name and who may read it.",
        "Le fichier n’existe pas ou ne peut pas être ouvert.",
        "Vérifiez son nom et les droits de lecture.",
    ),
    "file_empty": (
        "The file is empty.",
        _AGAIN,
        "Le fichier est vide.",
        _AGAIN_FR,
    ),
    "folder_empty": (
        "The folder holds no file.",
        "Name the folder into which the archive was unzipped.",
        "Le dossier ne contient aucun fichier.",
        "Indiquez le dossier où l’archive a été décompressée.",
    ),
    "not_a_zip": (
        "This is not a zip file.",
        _AGAIN,
        "Ce n’est pas un fichier zip.",
        _AGAIN_FR,
    ),
    "zip_damaged": (
        "The zip file is damaged or was not downloaded completely.",
        "Download it again; the link in LinkedIn’s e-mail lives 72 hours.",
        "Le fichier zip est abîmé ou n’a pas été téléchargé en entier.",
        "Téléchargez-le de nouveau ; le lien du courriel de LinkedIn vit 72 heures.",
    ),
    "zip_empty": (
        "The zip file holds no file.",
        _AGAIN,
        "Le fichier zip ne contient aucun fichier.",
        _AGAIN_FR,
    ),
    "zip_password": (
        "The zip file is locked with a password.",
        "Unzip it with its password and give the folder instead.",
        "Le fichier zip est protégé par un mot de passe.",
        "Décompressez-le avec son mot de passe et indiquez le dossier.",
    ),
    "entry_password": (
        "A file of the zip is locked with a password and was left out.",
        "Unzip the archive with its password and give the folder instead.",
        "Un fichier du zip est protégé par un mot de passe et a été laissé de côté.",
        "Décompressez l’archive avec son mot de passe et indiquez le dossier.",
    ),
    "zip_bomb": (
        "A file would be far larger unpacked than any real archive; it was not opened.",
        "If the archive is really yours, unzip it and give the folder instead.",
        "Un fichier serait, décompressé, bien plus gros que dans toute vraie archive ; il n’a pas été ouvert.",
        "Si l’archive est vraiment la vôtre, décompressez-la et indiquez le dossier.",
    ),
    "too_many_entries": (
        "The archive holds more than {n} files; those beyond were left out.",
        "Give the archive as LinkedIn sent it.",
        "L’archive contient plus de {n} fichiers ; les suivants ont été laissés de côté.",
        "Donnez l’archive telle que LinkedIn l’a envoyée.",
    ),
    "unsafe_name": (
        "A file of the zip has a name that points outside the archive; it was not opened.",
        "LinkedIn does not make such files: find out where the zip comes from.",
        "Un fichier du zip porte un nom qui sort de l’archive ; il n’a pas été ouvert.",
        "LinkedIn ne fait pas de tels fichiers : vérifiez d’où vient ce zip.",
    ),
    "same_file_twice": (
        "The archive holds this file twice; the larger copy was read.",
        "Remove the copy if it is not the right one.",
        "L’archive contient ce fichier deux fois ; la plus grosse copie a été lue.",
        "Supprimez la copie si ce n’est pas la bonne.",
    ),
    "no_known_file": (
        "No file of a LinkedIn archive was found. LinkedIn names them in English in all languages.",
        _AGAIN,
        "Aucun fichier d’une archive LinkedIn n’a été trouvé. LinkedIn les nomme en anglais dans toutes les langues.",
        _AGAIN_FR,
    ),
    "file_damaged": (
        "The file cannot be unpacked and was left out.",
        "Download the archive again.",
        "Le fichier ne peut pas être décompressé et a été laissé de côté.",
        "Téléchargez de nouveau l’archive.",
    ),
    "file_without_rows": (
        "The file is empty: it has not even a header.",
        _NOTHING,
        "Le fichier est vide : il n’a pas même d’en-tête.",
        _NOTHING_FR,
    ),
    "header_unknown": (
        "The columns of the file are not the English ones of a LinkedIn archive; it was left out. "
        "Expected are: {expected}.",
        _AS_SENT,
        "Les colonnes du fichier ne sont pas celles, en anglais, d’une archive LinkedIn ; il a été laissé de côté. "
        "Sont attendues : {expected}.",
        _AS_SENT_FR,
    ),
    "encoding_guessed": (
        "The file is not in UTF-8; it was read as {encoding}. Some letters may be wrong.",
        _AS_SENT,
        "Le fichier n’est pas en UTF-8 ; il a été lu comme {encoding}. Des lettres peuvent être fausses.",
        _AS_SENT_FR,
    ),
    "resaved": (
        "The file was saved again by a spreadsheet (semicolons between the columns).",
        _AS_SENT,
        "Le fichier a été enregistré par un tableur (points-virgules entre les colonnes).",
        _AS_SENT_FR,
    ),
    "row_cut": (
        "A row never ends: the file was cut or a quotation mark is missing. The row was left out, the rest was read.",
        "Download the archive again if the file is cut.",
        "Une ligne ne finit pas : le fichier est coupé ou un guillemet manque. Elle a été écartée, le reste a été lu.",
        "Téléchargez de nouveau l’archive si le fichier est coupé.",
    ),
    "row_broken": (
        "A row has too few columns and was left out.",
        _NOTHING,
        "Une ligne a trop peu de colonnes et a été écartée.",
        _NOTHING_FR,
    ),
    "row_too_wide": (
        "A row has more columns than the header; what stands beyond was left out.",
        _NOTHING,
        "Une ligne a plus de colonnes que l’en-tête ; ce qui dépasse a été écarté.",
        _NOTHING_FR,
    ),
    "reading_stopped": (
        "Too many rows never end; the rest of the file was left out.",
        "Download the archive again.",
        "Trop de lignes ne finissent pas ; le reste du fichier a été écarté.",
        "Téléchargez de nouveau l’archive.",
    ),
    "cell_too_long": (
        "A cell is far longer than LinkedIn allows and was cut.",
        _NOTHING,
        "Une cellule est bien plus longue que LinkedIn ne le permet et a été coupée.",
        _NOTHING_FR,
    ),
    "date_unreadable": (
        "The date of a row cannot be read.",
        _AS_SENT,
        "La date d’une ligne est illisible.",
        _AS_SENT_FR,
    ),
    "date_ambiguous": (
        "The date of a row can be read in two ways (day or month first), so it was not read.",
        _AS_SENT,
        "La date d’une ligne peut se lire de deux façons (jour ou mois d’abord) ; elle n’a pas été lue.",
        _AS_SENT_FR,
    ),
    "date_in_future": (
        "The date of a row lies after the day of the export ({exported}), so it was not used.",
        "Check the date in the name of the archive, or the clock of the program that changed the file.",
        "La date d’une ligne est postérieure au jour de l’export ({exported}) ; elle n’a pas été utilisée.",
        "Vérifiez la date dans le nom de l’archive, ou l’horloge du programme qui a modifié le fichier.",
    ),
    "direction_unknown": (
        "An invitation says neither OUTGOING nor INCOMING and was left out.",
        _AS_SENT,
        "Une invitation ne dit ni OUTGOING ni INCOMING et a été écartée.",
        _AS_SENT_FR,
    ),
    "export_date_guessed": (
        "The name of the archive holds no date; the newest date found in it is used: {exported}.",
        "Keep the name that LinkedIn gave to the file.",
        "Le nom de l’archive ne porte pas de date ; la plus récente qu’elle contient est utilisée : {exported}.",
        "Gardez le nom que LinkedIn a donné au fichier.",
    ),
    "as_of_late": (
        "The day asked for, {day}, lies well after the newest export ({exported}); what happened since is not known "
        "and looks like silence.",
        "Ask LinkedIn for a newer archive, or leave --as-of out.",
        "Le jour demandé, {day}, est bien postérieur au dernier export ({exported}) ; ce qui s’est passé depuis n’est "
        "pas connu et ressemble à du silence.",
        "Demandez une archive plus récente à LinkedIn, ou omettez --as-of.",
    ),
    "owner_unclear": (
        "The files name more than one profile address for the owner of the archive.",
        "Check that all files belong to one person; the address in Invitations was used.",
        "Les fichiers donnent plusieurs adresses de profil au propriétaire de l’archive.",
        "Vérifiez que tous les fichiers sont d’une même personne ; l’adresse des invitations a été retenue.",
    ),
    "owner_unknown": (
        "Nothing in the archive tells whose it is, so its messages cannot be told into sent and received.",
        "Add Profile.csv or Invitations.csv of the same archive.",
        "Rien dans l’archive ne dit à qui elle est : les messages envoyés et reçus ne peuvent être distingués.",
        "Ajoutez Profile.csv ou Invitations.csv de la même archive.",
    ),
    "same_name_as_owner": (
        "Somebody in the messages has the same name as the owner; their addresses tell them apart.",
        "Nothing needs to be done, but look at conversations with that person.",
        "Quelqu’un dans les messages porte le nom du propriétaire ; leurs adresses les distinguent.",
        "Il n’y a rien à faire, mais regardez les conversations avec cette personne.",
    ),
    "other_member": (
        "This archive belongs to somebody else; nothing of it was read.",
        "Read the archives of each person into a store of its own.",
        "Cette archive est à quelqu’un d’autre ; rien n’en a été lu.",
        "Lisez les archives de chaque personne dans un magasin séparé.",
    ),
    "names_ambiguous": (
        "{n} invitations carry a name that more than one person bears; whether they were accepted is unknown.",
        "Archives made since October 2023 hold profile addresses and do not have this problem.",
        "{n} invitations portent un nom que plusieurs personnes ont ; on ignore si elles ont été acceptées.",
        "Les archives faites depuis octobre 2023 portent les adresses de profil et n’ont pas ce problème.",
    ),
    "profile_rows": (
        "Profile.csv should hold one row and holds {n}; the first was used.",
        "Check that the files of two people are not mixed.",
        "Profile.csv devrait avoir une ligne et en a {n} ; la première a été retenue.",
        "Vérifiez que les fichiers de deux personnes ne sont pas mêlés.",
    ),
}
