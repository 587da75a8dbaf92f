"""French for the errors of the core, by the English template that each is made from; {0}, {1} are filled in."""

from __future__ import annotations

FRENCH: dict[str, str] = {
    "There is no store {0}.": "Il n’y a pas de fichier de données {0}.",
    "Give the file of one, or name sources to read into it.": (
        "Donnez un fichier de données qui existe, ou nommez des sources à y lire."
    ),
    "The pieces differ in what made them: {0}.": "Les morceaux diffèrent par ce qui les a faits : {0}.",
    "Make all pieces with one version of Jalon, one edition and one size.": (
        "Faites tous les morceaux avec une version de Jalon, une édition et une taille."
    ),
    "The pieces were made by another version of Jalon or of the edition.": (
        "Les morceaux viennent d’une autre version de Jalon ou de l’édition."
    ),
    "{0} is not a JSON file.": "{0} n’est pas un fichier JSON.",
    "{0} is not a list of findings.": "{0} n’est pas une liste de constats.",
    "Write it again: jalon proof --format json > piece.json": (
        "Écrivez-le de nouveau : jalon proof --format json > morceau.json"
    ),
    "A finding stands twice: {0} in {1}, seed {2}.": "Un constat figure deux fois : {0} en {1}, graine {2}.",
    "Give it once.": "Donnez-le une fois.",
    "Seed {0} has no finding {1} in {2}, which another seed has.": (
        "La graine {0} n’a pas le constat {1} en {2}, qu’une autre graine a."
    ),
    "Give the missing piece.": "Donnez le morceau qui manque.",
    "Nothing is known of the time before {0}: what was read begins on {1}.": (
        "Rien n’est connu avant le {0} : ce qui a été lu commence le {1}."
    ),
    "Nothing is known of the year before {0}: what was read ends on {1}.": (
        "Rien n’est connu de l’année qui précède le {0} : ce qui a été lu s’arrête le {1}."
    ),
    "Choose a later day with --as-of, or leave it out.": "Choisissez un jour plus tardif avec --as-of, ou omettez-le.",
    "Choose an earlier day with --as-of, or leave it out.": (
        "Choisissez un jour moins tardif avec --as-of, ou omettez-le."
    ),
    "No row of {0} looks like a header.": "Aucune ligne de {0} ne ressemble à une ligne de titres.",
    "Give the columns names in the first row of the table.": (
        "Donnez des noms aux colonnes, en première ligne du tableau."
    ),
    "{0} holds too little: a column is missing for {1}.": "{0} contient trop peu : il manque une colonne pour {1}.",
    "Name it: --set FIELD=COLUMN, or say what the file holds: --object.": (
        "Nommez-la : --set CHAMP=COLONNE, ou dites ce que contient le fichier : --object."
    ),
    "Jalon reads {0} as it is: it is no export of a CRM.": ("Jalon lit {0} tel quel : ce n’est pas un export de CRM."),
    "Give it to jalon report without a mapping.": "Donnez-le à jalon report sans correspondance.",
    "{0} has no column {1}.": "{0} n’a pas de colonne {1}.",
    "Its columns are {0}.": "Ses colonnes sont {0}.",
    "There is no field {0} here.": "Il n’y a pas de champ {0} ici.",
    "The fields are {0}.": "Les champs sont {0}.",
    "{0} is not of the form NAME=VALUE.": "{0} n’est pas de la forme NOM=VALEUR.",
    'For example: --set amount="Amount excl. VAT" --stage "In the bag"=won': (
        'Par exemple : --set amount="Montant HT" --stage "Dans la poche"=won'
    ),
    "{0} is there already.": "{0} existe déjà.",
    "Say --replace to write it anew; what was corrected by hand is then lost.": (
        "Dites --replace pour la réécrire ; ce qui y fut corrigé à la main est alors perdu."
    ),
    "{0} names no system.": "{0} ne nomme aucun système.",
    "A short word in small letters, as in --system acme": "Un mot court en minuscules, comme --system acme",
    "No text of a message is at hand.": "Aucun texte de message n’est disponible.",
    "Name the archive too, or read it once with --keep-text.": (
        "Nommez aussi l’archive, ou lisez-la une fois avec --keep-text."
    ),
    "No step has the code {0}.": "Aucune étape n’a le code {0}.",
    "jalon says --store FILE ARCHIVE.zip lists the codes.": "jalon says --store FICHIER ARCHIVE.zip liste les codes.",
    "jalon says --store FILE lists what was decided.": "jalon says --store FICHIER liste ce qui a été décidé.",
    "Say which step to {0}.": "Dites quelle étape ({0}).",
    "Give one archive or one table of messages.": "Donnez une archive ou un tableau de messages.",
    "jalon says ARCHIVE.zip": "jalon says ARCHIVE.zip",
    "{0} is no answer.": "{0} n’est pas une réponse.",
    "Nothing was said about {0}.": "Rien n’a été dit de {0}.",
    "jalon deals lists what was said.": "jalon deals liste ce qui a été dit.",
    "No deal has the code {0}.": "Aucune affaire n’a le code {0}.",
    "jalon deals lists the codes.": "jalon deals liste les codes.",
    "Name sources: jalon deals ARCHIVE.zip results.csv": "Nommez des sources : jalon deals ARCHIVE.zip results.csv",
    "An answer is remembered in a store.": "Une réponse est gardée dans un fichier de données.",
    "Say which deal and how LinkedIn helped.": "Dites quelle affaire, et comment LinkedIn a aidé.",
    "jalon deals --store FILE say CODE conversation": "jalon deals --store FICHIER say CODE conversation",
    "{0} has no columns {1}.": "{0} n’a pas les colonnes {1}.",
    "Suggestions need sentence embeddings.": "Les suggestions demandent des plongements de phrases.",
    "Install them: pip install 'jalon[text]'": "Installez-les : pip install 'jalon[text]'",
    "Name them in its first line, or give the archive.": "Nommez-les dans sa première ligne, ou donnez l’archive.",
    "{0} holds no messages between two people.": "{0} ne contient aucun message entre deux personnes.",
    "Ask for the archive with messages.": "Demandez l’archive avec les messages.",
    "{0} is too large.": "{0} est trop grand.",
    "Split it into several files.": "Partagez-le en plusieurs fichiers.",
    "There is nothing to match.": "Il n’y a rien à rapprocher.",
    "Name sources: jalon matches ARCHIVE.zip CRM.csv": "Nommez des sources : jalon matches ARCHIVE.zip CRM.csv",
    "A decision is remembered in a store.": "Une décision est gardée dans un fichier de données.",
    "Give --store FILE, the one the sources were read into.": (
        "Donnez --store FICHIER, celui où les sources ont été lues."
    ),
    "Say which pair to {0}.": "Dites quelle paire ({0}).",
    "Give its code: jalon matches lists the codes.": "Donnez son code : jalon matches liste les codes.",
    "A day belongs to a step that is confirmed.": "Un jour se donne avec une étape que l’on confirme.",
    "Leave out --on.": "Enlevez --on.",
    "Nothing was decided about {0}.": "Rien n’a été décidé sur {0}.",
    "jalon matches lists what was decided.": "jalon matches liste ce qui a été décidé.",
    "No pair has the code {0}.": "Aucune paire n’a le code {0}.",
    "jalon matches lists the codes.": "jalon matches liste les codes.",
    "A posterior mode was not found in 40 steps.": "Aucun mode a posteriori n’a été trouvé en 40 pas.",
    "Build them with member_totals.": "Construisez-les avec member_totals.",
    "Check the evidence rows of the indicators.": "Vérifiez les lignes d’indices des indicateurs.",
    "Check the evidence totals of this member.": "Vérifiez les totaux d’indices de ce membre.",
    "Check who may read the file.": "Vérifiez qui a le droit de lire le fichier.",
    "Choose one of {0}.": "Choisissez parmi {0}.",
    "Close the other Jalon or notebook and try again.": "Fermez l’autre Jalon ou le carnet, puis recommencez.",
    "Compare the file with a published edition: every field is required and none may be added.": (
        "Comparez le fichier à une édition publiée : chaque champ est obligatoire, aucun ne s’ajoute."
    ),
    "Correct the edition; these bounds are part of the method.": (
        "Corrigez l’édition ; ces bornes font partie de la méthode."
    ),
    "Create the folder, or name another file.": "Créez le dossier, ou nommez un autre fichier.",
    "Did you mean {0}?": "Vouliez-vous dire {0} ?",
    "Give --store a file name.": "Donnez un nom de fichier à --store.",
    "It must say {0}.": "Il doit dire {0}.",
    "Name an archive: jalon read ARCHIVE.zip": "Nommez une archive : jalon read ARCHIVE.zip",
    "Name an archive: jalon report ARCHIVE.zip": "Nommez une archive : jalon report ARCHIVE.zip",
    "Name another file; this one is left as it is.": "Nommez un autre fichier ; celui-ci reste tel quel.",
    "No ESCO labels in language {0}.": "Pas de métiers ESCO en langue {0}.",
    "Read the sources again into a new store.": "Relisez les sources dans un nouveau fichier de données.",
    "Restore a copy, or read the sources again into a new store.": (
        "Reprenez une copie, ou relisez les sources dans un nouveau fichier de données."
    ),
    "Restore the published file, or publish the change as a new edition with its own name.": (
        "Reprenez le fichier publié, ou publiez le changement comme une nouvelle édition, sous son propre nom."
    ),
    "The current one is {0}.": "Celle en cours est {0}.",
    "The edition is not a JSON file.": "L’édition n’est pas un fichier JSON.",
    "The edition is not a JSON object.": "L’édition n’est pas un objet JSON.",
    "The edition was altered: its hash does not match its content.": (
        "L’édition a été modifiée : son empreinte ne correspond plus à son contenu."
    ),
    "The edition {0} has no item {1}.": "L’édition {0} n’a pas d’indicateur {1}.",
    "The edition's format is not known.": "Le format de l’édition est inconnu.",
    "The edition's {0} is not a list.": "Dans l’édition, {0} n’est pas une liste.",
    "The edition's {0} is not of type {1}.": "Dans l’édition, {0} n’est pas du type {1}.",
    "The edition's {0} must have {1} entries.": "Dans l’édition, {0} doit avoir {1} entrées.",
    "The folder of the store {0} does not exist.": "Le dossier du fichier de données {0} n’existe pas.",
    "The totals do not have one column per item of the edition.": (
        "Les totaux n’ont pas une colonne par indicateur de l’édition."
    ),
    "The {0} has missing or unknown fields.": "Dans {0}, des champs manquent ou sont inconnus.",
    "There are more successes than opportunities.": "Il y a plus de succès que d’occasions.",
    "There is no format {0}.": "Il n’y a pas de format {0}.",
    "There is no indicator called {0}.": "Il n’y a pas d’indicateur nommé {0}.",
    "There is no member {0}.": "Il n’y a pas de membre {0}.",
    "Give a number from 0 to {0}.": "Donnez un numéro de 0 à {0}.",
    "There is no language {0}.": "Il n’y a pas de langue {0}.",
    "Give the one that you declared.": "Donnez celle que vous avez déclarée.",
    "There is more than one strategy.": "Il y a plus d’une stratégie.",
    "Add it to simulate/population/totals.py.": "Ajoutez-le à simulate/population/totals.py.",
    "A population needs members and weeks.": "Une population demande des membres et des semaines.",
    "Give at least 1 of each.": "Donnez au moins 1 de chaque.",
    "The folder {0} is not empty.": "Le dossier {0} n’est pas vide.",
    "Name a new one with --out.": "Nommez-en un nouveau avec --out.",
    "There is no world {0}.": "Il n’y a pas de monde {0}.",
    "Fitting an edition needs scipy.": "Ajuster une édition demande scipy.",
    "Install it: pip install scipy": "Installez-le : pip install scipy",
    "The simulator does not know the indicator {0}.": "Le simulateur ne connaît pas l’indicateur {0}.",
    "There is no such edition.": "Il n’y a pas de telle édition.",
    "The first day is not before the last one.": "Le premier jour n’est pas avant le dernier.",
    "Give --since a day before --as-of.": "Donnez à --since un jour avant --as-of.",
    "Name sources: jalon change ARCHIVE.zip --since 2026-06-30": (
        "Nommez des sources : jalon change ARCHIVE.zip --since 2026-06-30"
    ),
    "There is no pillar called {0}.": "Il n’y a pas de pilier nommé {0}.",
    "The weight of {0} is changed too much.": "Le poids de {0} est trop changé.",
    "Change it by at most 50 %.": "Changez-le de 50 % au plus.",
    "{0} is no change of a weight.": "{0} n’est pas un changement de poids.",
    "Write a pillar and per cent: --weight messaging=+30": (
        "Écrivez un pilier et des pour cent : --weight messaging=+30"
    ),
    "Name sources: jalon weights ARCHIVE.zip --weight messaging=+30": (
        "Nommez des sources : jalon weights ARCHIVE.zip --weight messaging=+30"
    ),
    "There is nothing to read.": "Il n’y a rien à lire.",
    "Totals must be finite and not negative, the mask within 0 and 1.": (
        "Les totaux doivent être finis et non négatifs, le masque entre 0 et 1."
    ),
    "Use one of: en, fr.": "Choisissez en ou fr.",
    "Use one of: {0}.": "Choisissez parmi : {0}.",
    "Use the codes of the edition.": "Employez les codes de l’édition.",
    "Add the LinkedIn archive of the member.": "Ajoutez l’archive LinkedIn du membre.",
    "Copy it from the profile's page.": "Copiez-la depuis la page du profil.",
    "Either --person ADDRESS, or --all.": "Soit --person ADRESSE, soit --all.",
    "It looks like linkedin.com/in/name.": "Elle ressemble à linkedin.com/in/nom.",
    "Name an archive, a calendar, a results file or a workbook.": (
        "Nommez une archive, un agenda, un fichier de résultats ou un classeur."
    ),
    "Name another file with --out, or write over it with --force.": (
        "Nommez un autre fichier avec --out, ou remplacez celui-ci avec --force."
    ),
    "Name the file that was given to --store.": "Nommez le fichier qui avait été donné à --store.",
    "No source says whose records these are.": "Aucune source ne dit à qui sont ces données.",
    "Say what to forget.": "Dites quoi oublier.",
    "There is no store called {0}.": "Il n’y a pas de fichier de données nommé {0}.",
    "This is not the address of a LinkedIn profile.": "Ce n’est pas l’adresse d’un profil LinkedIn.",
    "{0} is already there.": "{0} existe déjà.",
    "{0} knows nobody with this address.": "{0} ne connaît personne à cette adresse.",
    "{0} cannot be read.": "{0} ne peut pas être lu.",
    "{0} is a DuckDB file of another program.": "{0} est un fichier DuckDB d’un autre programme.",
    "{0} is damaged and cannot be opened.": "{0} est endommagé et ne peut pas être ouvert.",
    "{0} is in use by another program.": "{0} est utilisé par un autre programme.",
    "{0} is not a file.": "{0} n’est pas un fichier.",
    "{0} is not a store of Jalon.": "{0} n’est pas un fichier de données de Jalon.",
    "{0} was written by another version of Jalon (layout {1}, this one knows {2}).": (
        "{0} a été écrit par une autre version de Jalon (disposition {1}, celle-ci connaît la {2})."
    ),
    "A chain needs an order of 1 or more.": "Une chaîne demande un ordre de 1 au moins.",
    "A chain of order {0} has too many states.": "Une chaîne d’ordre {0} a trop d’états.",
    "A path without a touch cannot share a deal out.": "Un chemin sans contact ne peut pas partager une affaire.",
    "Give 1 for the last kind alone.": "Donnez 1 pour le dernier type seul.",
    "Give both, in days.": "Donnez les deux, en jours.",
    "Leave such paths out and count them.": "Laissez ces chemins de côté et comptez-les.",
    "Take a lower order or fewer kinds.": "Prenez un ordre plus bas ou moins de types.",
    "Time decay needs the age of every touch and a half-life above 0.": (
        "Le modèle temporel demande l’âge de chaque contact et une demi-vie au-dessus de 0."
    ),
    "Allow it to read contacts, companies, deals and activities, nothing more.": (
        "Permettez-lui de lire contacts, entreprises, affaires et activités, rien de plus."
    ),
    "Check that you may read and write it.": "Vérifiez que vous pouvez le lire et y écrire.",
    "Check the connection and the address; what was pulled is kept, and the next call goes on from there.": (
        "Vérifiez la connexion et l’adresse ; ce qui fut lu est gardé, et le prochain appel reprend de là."
    ),
    "Check the folder, and that you may write there.": "Vérifiez le dossier, et que vous pouvez y écrire.",
    "Check the three of them.": "Vérifiez-les tous les trois.",
    "Give it as https://name.example": "Donnez-la sous la forme https://nom.example",
    "Install it: pip install 'jalon[pull]'": "Installez-le : pip install 'jalon[pull]'",
    "It is wrong or has run out: make a new one and set it again.": (
        "Il est faux ou il a expiré : créez-en un nouveau et donnez-le."
    ),
    "Let the user read contacts, opportunities, meetings and quotations.": (
        "Permettez à cet utilisateur de lire contacts, opportunités, réunions et devis."
    ),
    "Look at the address: jalon pull --url ADDRESS": "Vérifiez l’adresse : jalon pull --url ADRESSE",
    "Move it away and pull anew, or go back to a copy of it.": (
        "Mettez-le de côté et relancez, ou revenez à une copie."
    ),
    "Name another file for this one: jalon pull --out FILE": (
        "Nommez un autre fichier pour celui-ci : jalon pull --out FICHIER"
    ),
    "Name another file: jalon pull --out FILE": "Nommez un autre fichier : jalon pull --out FICHIER",
    "Odoo does not know the user, the key or the database.": "Odoo ne connaît pas l’utilisateur, la clé ou la base.",
    "{0} needs the name of a database and of a user.": "{0} demande le nom d’une base et celui d’un utilisateur.",
    "There is not one calendar at this address, but {0}.": "Il n’y a pas un calendrier à cette adresse, mais {0}.",
    "Give the address of one: {0}": "Donnez l’adresse de l’un d’eux : {0}",
    "CalDAV names a place on another server.": "CalDAV renvoie à un autre serveur.",
    "Give the address of the calendar itself.": "Donnez l’adresse du calendrier lui-même.",
    "Reading a calendar over the network needs defusedxml.": "Lire un calendrier par le réseau demande defusedxml.",
    "CalDAV sent something other than XML.": "CalDAV a envoyé autre chose que du XML.",
    "{0} sent something of another shape than it is known for.": (
        "{0} a envoyé des données d’une autre forme que celle qu’on lui connaît."
    ),
    "CalDAV needs the address of a calendar.": "CalDAV demande l’adresse d’un calendrier.",
    "Say it: --url ADDRESS, and --user LOGIN for a password": (
        "Dites-la : --url ADRESSE, et --user IDENTIFIANT pour un mot de passe"
    ),
    "Tryton refused what was asked.": "Tryton a refusé la demande.",
    "Let the user read parties, opportunities and sales; the module sale_opportunity must be activated.": (
        "Permettez à l’utilisateur de lire tiers, opportunités et ventes ; le module sale_opportunity doit être activé."
    ),
    "BottleCRM does not accept the token for what was asked (403).": (
        "BottleCRM n’accepte pas le jeton pour ce qui est demandé (403)."
    ),
    "It is wrong, has run out, or may not read this: make one that may read contacts, leads, deals, "
    "invoices and interactions.": (
        "Il est faux, a expiré ou ne permet pas de lire cela : faites-en un qui permette de lire contacts, leads, "
        "opportunities, invoices et interactions."
    ),
    "Odoo refused what was asked.": "Odoo a refusé la demande.",
    "Reading a CRM over the network needs urllib3.": "Lire un CRM par le réseau demande urllib3.",
    "Say it: --url https://name.example": "Dites-la : --url https://nom.example",
    "Say them: --database NAME --user LOGIN": "Dites-les : --database NOM --user IDENTIFIANT",
    "{0} is what an objective is set on, no indicator of the score.": (
        "{0} sert à fixer un objectif et n’est pas un indicateur du score."
    ),
    "jalon report SOURCES --strategy FILE shows objectives; jalon explain lists the indicators.": (
        "jalon report SOURCES --strategy FICHIER montre les objectifs ; jalon explain liste les indicateurs."
    ),
    "Set it again, on one line.": "Donnez-la de nouveau, sur une seule ligne.",
    "For this session: export {0}=...; or keep it in the keyring: keyring set jalon {1}_{2}": (
        "Pour cette session : export {0}=... ; ou gardez-le dans le trousseau : keyring set jalon {1}_{2}"
    ),
    "The address of the account is missing.": "L’adresse du compte manque.",
    "The address of {0} is none.": "L’adresse de {0} n’en est pas une.",
    "The address of {0} is not encrypted.": "L’adresse de {0} n’est pas chiffrée.",
    "What was pulled before is kept; ask again later, and report it if it stays so.": (
        "Ce qui fut lu avant est gardé ; réessayez plus tard, et signalez-le si cela dure."
    ),
    "What was pulled is kept; ask again in an hour.": "Ce qui fut lu est gardé ; réessayez dans une heure.",
    "It lives about 60 days and ends when you withdraw the consent: make a new one and set it again.": (
        "Il vit environ 60 jours et s’éteint si vous retirez l’accord : créez-en un nouveau et donnez-le."
    ),
    "The product, the scope or your consent is missing; only members in the EEA and Switzerland have it.": (
        "Il manque le produit, la portée ou votre accord ; seuls les membres de l’EEE et de Suisse y ont droit."
    ),
    "LinkedIn has another version of the interface: look for a newer Jalon, and give the archive meanwhile.": (
        "LinkedIn a une autre version de l’interface : cherchez un Jalon plus récent et donnez l’archive en attendant."
    ),
    "{0} holds a whole snapshot.": "{0} contient un instantané entier.",
    "{0} holds a snapshot begun on {1}.": "{0} contient un instantané commencé le {1}.",
    "The token for {0} holds a letter that no token has.": (
        "Le jeton pour {0} contient une lettre qu’aucun jeton n’a."
    ),
    "Copy it again, as the service shows it.": "Copiez-le de nouveau, tel que le service le montre.",
    "Name another file for a new one: jalon pull --out FILE": (
        "Nommez un autre fichier pour en faire un nouveau : jalon pull --out FICHIER"
    ),
    "LinkedIn begins to collect your data only now.": "LinkedIn ne commence que maintenant à réunir vos données.",
    "Ask again in an hour; all of it may take a day.": "Redemandez dans une heure ; le tout peut prendre un jour.",
    "LinkedIn sends pages of {0} without end.": "LinkedIn envoie sans fin des pages de {0}.",
    "Report it; what was pulled is kept.": "Signalez-le ; ce qui fut lu est gardé.",
    "{0} cannot be opened.": "{0} ne peut pas être ouvert.",
    "{0} cannot be pulled.": "{0} ne peut pas être lu par son API.",
    "{0} cannot be reached ({1}).": "{0} n’est pas joignable ({1}).",
    "{0} cannot be written.": "{0} ne peut pas être écrit.",
    "{0} does not accept the token ({1}).": "{0} n’accepte pas le jeton ({1}).",
    "{0} does not allow this token to read what was asked ({1}).": (
        "{0} ne permet pas à ce jeton de lire ce qui est demandé ({1})."
    ),
    "{0} has nothing at this address ({1}).": "{0} n’a rien à cette adresse ({1}).",
    "{0} holds something else.": "{0} contient autre chose.",
    "{0} holds what was pulled from {1}.": "{0} contient ce qui fut lu dans {1}.",
    "{0} holds what was pulled from another account.": "{0} contient ce qui fut lu dans un autre compte.",
    "CalDAV gives no token that can be kept.": "CalDAV ne donne aucun jeton que l’on puisse conserver.",
    "Name another file, or give the user back the right to read deals.": (
        "Nommez un autre fichier, ou rendez à l’utilisateur le droit de lire les affaires."
    ),
    "{0} has none of the {1} deals that it had.": "{0} n’a plus aucune des {1} affaires qu’il avait.",
    "{0} is broken over lines.": "{0} est coupée sur plusieurs lignes.",
    "{0} is damaged.": "{0} est endommagé.",
    "{0} is not set.": "{0} n’est pas définie.",
    "{0} refused what was asked ({1}).": "{0} a refusé la demande ({1}).",
    "{0} sent an answer beyond all measure.": "{0} a envoyé une réponse démesurée.",
    "{0} sent something other than JSON.": "{0} a envoyé autre chose que du JSON.",
    "{0} was asked too much in a short time ({1}).": "{0} a reçu trop de demandes en peu de temps ({1}).",
}
