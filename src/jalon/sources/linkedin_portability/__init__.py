"""Pages of the Member Data Portability interface, which LinkedIn keeps for members in the EEA and Switzerland."""

from jalon.sources.linkedin_portability.given import inputs_of
from jalon.sources.linkedin_portability.looks import is_pages
from jalon.sources.linkedin_portability.read import read_portability

__all__ = ["inputs_of", "is_pages", "read_portability"]
