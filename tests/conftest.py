"""Settings of all tests: a slow machine is no failure, and the same examples are tried on every run."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("jalon", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jalon")
