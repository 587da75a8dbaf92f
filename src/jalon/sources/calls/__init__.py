"""Call logs: the lists that telephone systems and Android telephones export."""

from jalon.sources.calls.read import read_calls

__all__ = ["read_calls"]
