"""What each missing source would add: one sentence a signal, in English and in French."""

from __future__ import annotations

# Signal of `coverage`: (source, what it would add, French source, French sentence).
MISSING: dict[str, tuple[str, str, str, str]] = {
    "connections": (
        "Connections.csv of the archive",
        "Who is in your network, and which invitations were accepted.",
        "Connections.csv de l’archive",
        "Qui est dans votre réseau, et quelles invitations ont été acceptées.",
    ),
    "invitations": (
        "Invitations.csv of the archive",
        "Invitations sent and received over the last six months, and how many were accepted.",
        "Invitations.csv de l’archive",
        "Les invitations envoyées et reçues des six derniers mois, et combien ont été acceptées.",
    ),
    "messages": (
        "messages.csv of the archive",
        "Who answers you and how soon, conversations with turns on both sides, contacts revived.",
        "messages.csv de l’archive",
        "Qui vous répond et en combien de temps, les vrais échanges, les contacts réveillés.",
    ),
    "posts": (
        "Shares.csv of a Complete archive",
        "Your posts and reposts; without it nothing is said about publishing, and nothing counts as zero.",
        "Shares.csv d’une archive complète",
        "Vos publications et partages ; sans elle rien n’est dit de vos publications, et rien ne vaut zéro.",
    ),
    "comments": (
        "Comments.csv of a Complete archive",
        "The comments that you gave.",
        "Comments.csv d’une archive complète",
        "Les commentaires que vous avez écrits.",
    ),
    "reactions": (
        "Reactions.csv of a Complete archive",
        "The reactions that you gave.",
        "Reactions.csv d’une archive complète",
        "Les réactions que vous avez données.",
    ),
    "searches": (
        "SearchQueries.csv of a Complete archive",
        "Your searches of the last two years.",
        "SearchQueries.csv d’une archive complète",
        "Vos recherches des deux dernières années.",
    ),
    "recommendations": (
        "Recommendations_Received.csv of the archive",
        "Recommendations that others wrote for you.",
        "Recommendations_Received.csv de l’archive",
        "Les recommandations que d’autres ont écrites pour vous.",
    ),
    "audience": (
        "The creator analytics workbook (Content or AggregateAnalytics, .xlsx)",
        "How many people saw your posts, what they did, and how your followers grow.",
        "Le classeur d’analyse du créateur (Content ou AggregateAnalytics, .xlsx)",
        "Combien de personnes ont vu vos publications, ce qu’elles ont fait, et la croissance de vos abonnés.",
    ),
    "meetings": (
        "Your calendar (.ics)",
        "Meetings and calls that follow a conversation.",
        "Votre agenda (.ics)",
        "Les rendez-vous et appels qui suivent une conversation.",
    ),
    "results": (
        "A results file (CSV or XLSX; `jalon template results` writes an empty one)",
        "Quotes and contracts: what the effort brings in the end.",
        "Un fichier de résultats (CSV ou XLSX ; `jalon template results` en écrit un vide)",
        "Devis et contrats : ce que l’effort rapporte à la fin.",
    ),
}
