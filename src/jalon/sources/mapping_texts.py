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
    "mapping_unused": (
        "No file given has the columns that this mapping names.",
        "Give the export with it; if its columns have changed: jalon map FILE --replace.",
        "Aucun fichier donné n’a les colonnes que nomme cette correspondance.",
        "Donnez l’export avec elle ; si ses colonnes ont changé : jalon map FICHIER --replace.",
    ),
}
