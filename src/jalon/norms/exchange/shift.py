"""How far liars could have moved a published median: the quantiles as many ranks away on either side.

When a share s of all who contributed lie, the honest median lies between the (1-s)/2 and the (1+s)/2 quantile of what
was contributed, whatever they sent. Read off the published quantiles, so it costs no further privacy.
"""

from __future__ import annotations

from jalon.norms.document import MeasureNorm
from jalon.norms.standing import value_at


def largest_shift(norm: MeasureNorm, liars: float) -> tuple[float, float]:
    """Between which values the honest median lies when a share `liars` (under a half) of the contributors lie."""
    low, high = value_at(norm, (1.0 - liars) / 2.0), value_at(norm, (1.0 + liars) / 2.0)
    return round(low, 1), round(high, 1)
