"""A fake of each CRM on the loopback, and the client that reads it."""

from __future__ import annotations

import pytest

from jalon.clients.hubspot import HubSpot
from jalon.clients.odoo import Odoo
from jalon.clients.pipedrive import Pipedrive
from jalon.clients.salesforce import Salesforce
from tests.clients.crms import HubSpotFake, OdooFake, PipedriveFake, SalesforceFake
from tests.clients.fakes import serve

FAKES = {"hubspot": HubSpotFake, "salesforce": SalesforceFake, "pipedrive": PipedriveFake, "odoo": OdooFake}


TOKEN = "secret-token"  # noqa: S105


def client_of(system: str, url: str, token: str = TOKEN):
    """The client of a system, with short pauses."""
    if system == "odoo":
        return Odoo(token, url, "shop", "ana", pause=0.01)
    return {"hubspot": HubSpot, "salesforce": Salesforce, "pipedrive": Pipedrive}[system](token, url, pause=0.01)


@pytest.fixture
def service(request):
    """The fake of the system named by the test, at work; `fake` is what stands behind it."""
    fake = FAKES[request.param]()
    with serve(fake) as running:
        running.system, running.fake = request.param, fake
        yield running
