"""One organisation, its administrator, and tokens: one that may do all, one that may read, one that has run out."""

import datetime
import json

import django

django.setup()

from common.models import Org, PersonalAccessToken, Profile, User  # noqa: E402
from django.utils import timezone  # noqa: E402

READS = ["contacts:read", "leads:read", "opportunities:read", "invoices:read", "interactions:read"]
org = Org.objects.create(name="Jalon Exemplar Shop", default_currency="EUR")
user = User.objects.create_user(email="nora@shop.example", password="an-invented-password")  # noqa: S106
profile = Profile.objects.create(user=user, org=org, role="ADMIN")
yesterday = timezone.now() - datetime.timedelta(days=1)
made = {
    "writer": PersonalAccessToken.generate(profile, "writer"),
    "reader": PersonalAccessToken.generate(profile, "reader", scopes=READS),
    "narrow": PersonalAccessToken.generate(profile, "narrow", scopes=["contacts:read", "opportunities:read"]),
    "run_out": PersonalAccessToken.generate(profile, "run out", scopes=READS, expires_at=yesterday),
}
print(json.dumps({name: token for name, (token, _) in made.items()}))
