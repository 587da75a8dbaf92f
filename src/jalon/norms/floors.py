"""What may be shown: never a group under the floor, nor one that is left when shown groups are taken from another.

In a tree whose shown cohorts and remainders (members of a cohort in none of its shown children) all reach the
floor, everything that sums and differences of shown figures can isolate is a union of those, hence reaches it too.
"""

from __future__ import annotations

from collections.abc import Sequence


def showable(parent: int, children: Sequence[int], floor: int, least: int | None = None) -> tuple[bool, ...]:
    """Which of the children, by their sizes, may be shown beside their parent of size `parent`.

    The smallest are kept back until the members in no shown child are none, or as many as the floor; a child needs
    `least` where that is more.
    """
    shown = [n >= max(floor, least or 0) for n in children]
    left = parent - sum(n for n, kept in zip(children, shown, strict=True) if kept)
    for k in sorted(range(len(children)), key=lambda k: (children[k], k)):
        if not 0 < left < floor:
            break
        if shown[k]:
            shown[k] = False
            left += children[k]
    return tuple(shown)
