"""Sentences about the records of a CRM, in English and French: (message, hint, message, hint)."""

from __future__ import annotations

from jalon.records.problem_texts import Texts

_KEEP = "Correct the row in the file and read it again.", "Corrigez la ligne dans le fichier, puis relisez-le."

CRM_TEXTS: dict[str, Texts] = {
    "crm_columns_missing": (
        "No table of the file has the columns of a known CRM export.",
        "Export deals or contacts with their standard columns, or copy the figures into jalon template results.",
        "Aucun tableau du fichier n’a les colonnes d’un export de CRM connu.",
        "Exportez affaires ou contacts avec leurs colonnes standard, ou remplissez jalon template results.",
    ),
    "crm_nobody": (
        "The contact has neither a name nor an address; the row was left out.",
        *_KEEP[:1],
        "Le contact n’a ni nom ni adresse ; la ligne a été écartée.",
        *_KEEP[1:],
    ),
    "crm_row_again": (
        "The same record stands in the file twice; the first row counts.",
        "Merge duplicates in the CRM before you export.",
        "La même fiche figure deux fois dans le fichier ; la première ligne compte.",
        "Fusionnez les doublons dans le CRM avant d’exporter.",
    ),
    "crm_end_undated": (
        "The deal is won or lost and has no readable end date; it is kept and counts as no result.",
        "Fill in the close date in the CRM and export again.",
        "L’affaire est gagnée ou perdue sans date de fin lisible ; elle est gardée et ne compte pas comme résultat.",
        "Renseignez la date de clôture dans le CRM, puis exportez de nouveau.",
    ),
    "crm_days_open": (
        "Dates of the file may be day/month or month/day and none of them tells; those dates were not read.",
        "Export dates as 2026-03-31, or say the order: jalon map FILE --dates dmy (or mdy).",
        "Les dates du fichier peuvent se lire jour/mois ou mois/jour et aucune ne tranche ; elles n’ont pas été lues.",
        "Exportez les dates sous la forme 2026-03-31, ou précisez l’ordre : jalon map FICHIER --dates dmy (ou mdy).",
    ),
    "crm_reconstructed": (
        "The file does not say when its outcomes became known. Reconstructed as of this reading: {n}.",
        "Nothing to do; what is measured before this reading is not a forecast put to the test.",
        "Le fichier ne dit pas quand ses résultats ont été connus. Reconstitués à cette lecture : {n}.",
        "Rien à faire ; ce qui est mesuré avant cette lecture ne vaut pas prévision vérifiée.",
    ),
    "crm_currencies": (
        "The deals are in {n} currencies; amounts are shown for each and never added together.",
        "Nothing to do.",
        "Les affaires sont en {n} devises ; les montants sont donnés pour chacune et jamais additionnés.",
        "Rien à faire.",
    ),
    "crm_amount_odd": (
        "The amount is a thousand times the usual one of the file or more; it was kept.",
        "Check the deal in the CRM; correct a slip and export again.",
        "Le montant vaut au moins mille fois le montant habituel du fichier ; il a été gardé.",
        "Vérifiez l’affaire dans le CRM ; corrigez une faute de frappe, puis exportez de nouveau.",
    ),
    "crm_person_again": (
        "Contacts with the e-mail address or profile of another contact: {n}. They are taken as one person.",
        "Merge duplicates in the CRM.",
        "Contacts qui ont l’adresse ou le profil d’un autre contact : {n}. Ils sont pris pour une seule personne.",
        "Fusionnez les doublons dans le CRM.",
    ),
    "crm_deal_again": (
        "Closed deals that another source holds too: {n}. Each counts once.",
        "Nothing to do; the results file counts first.",
        "Affaires closes qu’une autre source contient aussi : {n}. Chacune compte une fois.",
        "Rien à faire ; le fichier de résultats compte en premier.",
    ),
    "crm_deal_alone": (
        "Deals for which the CRM names no person: {n}. They count for their company only.",
        "Add a contact to the deals in the CRM, or give the export of contacts too.",
        "Affaires pour lesquelles le CRM ne nomme personne : {n}. Seule leur entreprise compte.",
        "Ajoutez un contact aux affaires dans le CRM, ou donnez aussi l’export des contacts.",
    ),
    "crm_deal_gone": (
        "Deals that were deleted or cancelled in the CRM: {n}. They count no longer, on earlier days neither.",
        "Nothing; restore a deal in the CRM and read it again if it was deleted by mistake.",
        "Affaires supprimées ou annulées dans le CRM : {n}. Elles ne comptent plus, aux jours passés non plus.",
        "Rien à faire ; rétablissez l’affaire dans le CRM et relisez-le si ce fut une erreur.",
    ),
    "crm_line_broken": (
        "The line holds no record in JSON; it was left out.",
        "Pull again, or have the program that wrote it write Singer's JSON lines.",
        "La ligne ne contient pas de fiche en JSON ; elle a été écartée.",
        "Relancez jalon pull, ou faites écrire des lignes JSON Singer au programme d’origine.",
    ),
    "crm_lines_unknown": (
        "The records are of no CRM that Jalon knows.",
        "Give what comes from HubSpot, Salesforce, Pipedrive or Odoo; else an export in CSV, and jalon map FILE.",
        "Les fiches ne viennent d’aucun CRM connu de Jalon.",
        "Donnez ce qui vient de HubSpot, Salesforce, Pipedrive ou Odoo ; sinon un export CSV, et jalon map FICHIER.",
    ),
    "crm_lines_empty": (
        "The file holds no record.",
        "Pull again: jalon pull SYSTEM.",
        "Le fichier ne contient aucune fiche.",
        "Relancez jalon pull SYSTÈME.",
    ),
}
