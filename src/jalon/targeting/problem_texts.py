"""What can be wrong or limited about a target group, in English and French."""

from __future__ import annotations

Texts = tuple[str, str, str, str]

TEXTS: dict[str, Texts] = {
    "target_matches_nobody": (
        "The declared target group matches none of the {known} people whose title or company is known.",
        "Widen the target in the strategy file; most of these people are: {present}.",
        "Le groupe cible déclaré ne correspond à aucune des {known} personnes dont le titre ou l’entreprise est connu.",
        "Élargissez la cible dans le fichier de stratégie ; la plupart de ces personnes sont : {present}.",
    ),
    "target_without_people": (
        "Nobody can be compared with the target group: no title and no company is known.",
        "Add the Connections file, which is in the complete archive.",
        "Personne ne peut être comparé au groupe cible : aucun titre et aucune entreprise ne sont connus.",
        "Ajoutez le fichier Connections, qui se trouve dans l’archive complète.",
    ),
    "target_countries_unknown": (
        "The archive does not say in which country people are; the countries of the target group ({wanted}) are "
        "applied to the companies listed with theirs ({companies}), and nobody else is left out for it.",
        "List companies with their country under [[target.company_list]] in the strategy file.",
        "L’archive n’indique pas le pays des personnes ; les pays du groupe cible ({wanted}) ne sont appliqués "
        "qu’aux entreprises listées avec le leur ({companies}), et personne d’autre n’est écarté pour cela.",
        "Listez des entreprises avec leur pays sous [[target.company_list]] dans le fichier de stratégie.",
    ),
    "target_industries_unknown": (
        "The archive does not say in which industry people work; the industries of the target group ({wanted}) are "
        "applied to the companies listed with theirs ({companies}), and nobody else is left out for it.",
        "List companies with their industry under [[target.company_list]] in the strategy file.",
        "L’archive n’indique pas le secteur des personnes ; les secteurs du groupe cible ({wanted}) ne sont "
        "appliqués qu’aux entreprises listées avec le leur ({companies}), et personne d’autre n’est écarté pour cela.",
        "Listez des entreprises avec leur secteur sous [[target.company_list]] dans le fichier de stratégie.",
    ),
}
