"""Sentences about the pages of LinkedIn's portability interface: (message, hint, message in French, hint in French)."""

from __future__ import annotations

from jalon.records.problem_texts import Texts

_ASK = "Ask for it again: jalon pull portability.", "Redemandez-le : jalon pull portability."
_NOTHING = "Nothing needs to be done unless many rows are concerned."
_NOTHING_FR = "Il n’y a rien à faire, sauf si beaucoup de lignes sont concernées."

PORTABILITY_TEXTS: dict[str, Texts] = {
    "portability_nothing": (
        "None of the pages holds a domain that Jalon reads.",
        "Give pages of the snapshot, CONNECTIONS, INVITATIONS and INBOX first, or the archive.",
        "Aucune des pages ne contient un domaine que Jalon lit.",
        "Donnez des pages de l’instantané, d’abord CONNECTIONS, INVITATIONS et INBOX, ou l’archive.",
    ),
    "portability_cut": (
        "What begins on this line is cut off or is no JSON, and was left out.",
        _ASK[0],
        "Ce qui commence à cette ligne est coupé ou n’est pas du JSON, et a été écarté.",
        _ASK[1],
    ),
    "portability_unknown": (
        "The file holds JSON that is no answer of LinkedIn’s interface.",
        "Give the answers as LinkedIn sent them.",
        "Le fichier contient du JSON qui n’est pas une réponse de l’interface de LinkedIn.",
        "Donnez les réponses telles que LinkedIn les a envoyées.",
    ),
    "portability_keys_doubled": (
        "A key stands twice in one object, which LinkedIn does not write; its last value counts.",
        "Give the answers as LinkedIn sent them.",
        "Une clé figure deux fois dans un même objet, ce que LinkedIn n’écrit pas ; sa dernière valeur compte.",
        "Donnez les réponses telles que LinkedIn les a envoyées.",
    ),
    "portability_keys_unknown": (
        "The rows lack keys by which this domain is known ({expected}), and were left out.",
        "Give the archive beside it, and report the names of the keys, never their values.",
        "Il manque aux lignes des clés auxquelles ce domaine se reconnaît ({expected}) ; elles ont été écartées.",
        "Donnez l’archive à côté, et signalez les noms des clés, jamais leurs valeurs.",
    ),
    "portability_row_broken": (
        "A row is no object with keys and values, and was left out.",
        _NOTHING,
        "Une ligne n’est pas un objet fait de clés et de valeurs, et a été écartée.",
        _NOTHING_FR,
    ),
    "portability_value_odd": (
        "A value of the row is an object where a text is expected, and was taken as empty.",
        _NOTHING,
        "Une valeur de la ligne est un objet au lieu d’un texte, et a été prise pour vide.",
        _NOTHING_FR,
    ),
    "portability_page_missing": (
        "A page says that page {page} of {domain} follows, and it is not here.",
        "Add it. If LinkedIn answered 404 to it, nothing is missing.",
        "Une page dit que la page {page} de {domain} suit, et elle n’est pas là.",
        "Ajoutez-la. Si LinkedIn a répondu 404, il ne manque rien.",
    ),
    "portability_domain_empty": (
        "LinkedIn has no data for {domains}: there is none, or it is not collected yet, which it does not tell apart.",
        "Collecting takes up to a day after the consent: ask again tomorrow, or give the archive.",
        "LinkedIn n’a pas de données pour {domains} : il n’y en a pas, ou elles ne sont pas encore réunies, "
        "ce qu’il ne distingue pas.",
        "La collecte prend jusqu’à un jour après l’accord : redemandez demain, ou donnez l’archive.",
    ),
    "portability_domains_missing": (
        "No page of these domains is here: {domains}. What they hold counts as not observed, never as zero.",
        "Add their pages, or give the archive beside them.",
        "Aucune page de ces domaines n’est là : {domains}. Ce qu’ils contiennent vaut « non observé », jamais zéro.",
        "Ajoutez leurs pages, ou donnez l’archive à côté.",
    ),
    "portability_not_allowed": (
        "LinkedIn refused ({status}): the token has run out, the consent was withdrawn, or the member lives outside "
        "the European Economic Area and Switzerland.",
        "Make a new token, about every 60 days, or give the archive.",
        "LinkedIn a refusé ({status}) : le jeton a expiré, l’accord a été retiré, ou le membre vit hors de l’Espace "
        "économique européen et de la Suisse.",
        "Créez un nouveau jeton, environ tous les 60 jours, ou donnez l’archive.",
    ),
    "portability_refused": (
        "LinkedIn answered with an error ({status}) in place of data.",
        _ASK[0],
        "LinkedIn a répondu par une erreur ({status}) au lieu de données.",
        _ASK[1],
    ),
    "portability_undirected": (
        "Recommendations received and given stand together ({n}) and no key tells which are which: none was taken.",
        "Give Recommendations_Received.csv and Recommendations_Given.csv of the archive.",
        "Les recommandations reçues et données sont ensemble ({n}), sans clé qui les distingue : aucune n’a été prise.",
        "Donnez Recommendations_Received.csv et Recommendations_Given.csv de l’archive.",
    ),
    "portability_unfinished": (
        "The last page was not written to its end; those before it are read.",
        "Call `jalon pull portability` again: it goes on where it broke off.",
        "La dernière page n’a pas été écrite jusqu’au bout ; celles d’avant sont lues.",
        "Rappelez `jalon pull portability` : il reprend là où cela s’est interrompu.",
    ),
    "portability_changed": (
        "The file is not as `jalon pull` left it: a line was changed, lost or moved. It counts as self-supplied.",
        "Pull it again to have the grade of the interface.",
        "Le fichier n’est plus tel que `jalon pull` l’a laissé : une ligne a été modifiée, perdue ou déplacée. "
        "Il compte comme déclaratif.",
        "Téléchargez-le de nouveau pour retrouver le niveau « interface ».",
    ),
    "change_log_apart": (
        "The change log was counted and nothing of it taken: it names people and posts by codes that fit no archive, "
        "and its events would count twice.",
        "Give the snapshot of the same interface, or the archive, which hold the same acts.",
        "Le journal des changements a été compté et rien n’en a été pris : il nomme personnes et publications par des "
        "codes qui ne correspondent à aucune archive, et ses événements compteraient deux fois.",
        "Donnez l’instantané de la même interface, ou l’archive, qui contiennent les mêmes actes.",
    ),
}
