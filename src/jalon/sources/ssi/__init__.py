"""LinkedIn's Social Selling Index, kept beside the score."""

from jalon.sources.ssi.figures import Ssi, parse_typed_ssi
from jalon.sources.ssi.read import read_ssi, read_typed_ssi

__all__ = ["Ssi", "parse_typed_ssi", "read_ssi", "read_typed_ssi"]
