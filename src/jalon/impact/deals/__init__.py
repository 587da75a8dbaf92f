"""How we know that LinkedIn helped with a deal: what the rows show, what the person says, and whether both agree."""
