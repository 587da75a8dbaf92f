"""What a CRM gave through its API, as Singer's JSON lines: pulled by Jalon, or by any tap that writes them."""

from jalon.sources.crm_api.read import read_crm_lines

__all__ = ["read_crm_lines"]
