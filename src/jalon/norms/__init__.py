"""Compared with what: published figures with their grade."""

from jalon.norms.published import PublishedNorm, published_norms, reference_norms, wording

__all__ = ["PublishedNorm", "published_norms", "reference_norms", "wording"]
