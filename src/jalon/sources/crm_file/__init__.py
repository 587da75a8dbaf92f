"""Any CRM by its CSV or XLSX export: deals, contacts, quotes."""

from jalon.sources.crm_file.read import read_crm_file

__all__ = ["read_crm_file"]
