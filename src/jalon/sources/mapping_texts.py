"""Sentences about mappings of one's own, in English and French: (message, hint, message, hint)."""

MAPPING_TEXTS: dict[str, tuple[str, str, str, str]] = {
    "crm_mapping_unusable": (
        "The mapping beside the file cannot be used; nothing of the file was read.",
        "Make it again with jalon map --replace, or remove it.",
        "La correspondance à côté du fichier est inutilisable ; rien du fichier n’a été lu.",
        "Refaites-la avec jalon map --replace, ou supprimez-la.",
    ),
    "crm_mapping_misfit": (
        "The file no longer has all the columns that its mapping names; nothing of it was read.",
        "Make the mapping again: jalon map --replace.",
        "Le fichier n’a plus toutes les colonnes que nomme sa correspondance ; rien n’en a été lu.",
        "Refaites la correspondance : jalon map --replace.",
    ),
    "mapping_no_source": (
        "This says how the file beside it is read; it is no source of facts.",
        "Give the file itself; its mapping is found.",
        "Cela dit comment lire le fichier d’à côté ; ce n’est pas une source de faits.",
        "Donnez le fichier lui-même ; sa correspondance est trouvée.",
    ),
}
