"""What one person gives in one quarter: eight values on a public grid, and nothing that tells who he is.

    {"schema": "jalon.contribution/1", "period": "2026-Q3", "edition": "<hash>", "sector": "J62", "size": "11-50",
     "country": "FR", "tool": "0.1.0", "n_band": 100, "metrics": {"points": 61, ...}, "token": "...",
     "key": "<Ed25519, hex>", "signature": "<hex>"}

Canonical form after RFC 8785 (Rundgren, Jordan and Erdtman, 2020), signed without `signature`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, cast

from jalon.norms.exchange.rules import Metric, metrics, rules, sectors
from jalon.norms.refusal import exchange_refused

FIELDS = ("schema", "period", "edition", "sector", "size", "country", "tool", "n_band", "metrics", "token")
PERIOD = re.compile(r"\d{4}-Q[1-4]")
COUNTRY = re.compile(r"[A-Z]{2}")
Contribution = dict[str, Any]


def contribution_of(report: Mapping[str, Any], cohort: Mapping[str, str], token: str) -> Contribution:
    """The unsigned contribution of a report (jalon.result/1) of the last day of a quarter.

    Raises ExchangeRefused for another day, fewer conversations than 30, no score, or a cohort off the lists.
    """
    try:
        return _contribution(report, {**(report.get("cohort") or {}), **cohort}, token)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise exchange_refused("not_a_report") from None


def _contribution(report: Mapping[str, Any], cohort: Mapping[str, str], token: str) -> Contribution:
    period = quarter_of(date.fromisoformat(report["head"]["as_of"]))
    n = _conversations(report)
    found = {m.code: value for m in metrics() for value in [_value(report, m)] if value is not None}
    if "points" not in found:
        raise exchange_refused("no_score")
    _check_lists(cohort)
    return {
        "schema": rules()["schema"],
        "period": period,
        "edition": report["foot"]["edition_hash"],
        **{name: cohort[name] for name in ("sector", "size", "country")},
        "tool": report["foot"]["version"],
        "n_band": max(band for band in rules()["contributor"]["bands"] if band <= n),
        "metrics": found,
        "token": token,
    }


def quarter_of(day: date) -> str:
    """The quarter that ends on this day, like 2026-Q3. Raises ExchangeRefused when none does."""
    following = day + timedelta(days=1)
    if following.day != 1 or following.month not in (1, 4, 7, 10):
        raise exchange_refused("not_quarter_end", day=day.isoformat())
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def faults(given: Any) -> str | None:
    """Why a contribution is not on the public grid; None when it is."""
    found = cast("Contribution", given) if isinstance(given, dict) else {}
    if set(found) != {*FIELDS, "key", "signature"} or not all(isinstance(found[k], str) for k in ("key", "signature")):
        return "form"
    if found["schema"] != rules()["schema"]:
        return "form"
    texts = all(isinstance(found[name], str) for name in FIELDS if name not in ("n_band", "metrics"))
    if not texts or not PERIOD.fullmatch(found["period"]) or len(found["token"]) > 100 or len(found["tool"]) > 40:
        return "form"
    return None if _on_lists(found) and _on_grid(found) else "off_grid"


def _on_grid(found: Contribution) -> bool:
    band, grids = found["n_band"], {m.code: m.grid() for m in metrics()}
    told = cast("dict[str, Any]", found["metrics"]) if isinstance(found["metrics"], dict) else {}
    if "points" not in told or type(band) is not int:
        return False
    return band in rules()["contributor"]["bands"] and all(
        code in grids and type(value) is int and value in grids[code] for code, value in told.items()
    )


def _on_lists(found: Mapping[str, Any]) -> bool:
    sizes = rules()["lists"]["size"]
    return found["sector"] in sectors() and found["size"] in sizes and bool(COUNTRY.fullmatch(found["country"]))


def _check_lists(cohort: Mapping[str, str]) -> None:
    given = {name: cohort.get(name, "") for name in ("sector", "size", "country")}
    if not _on_lists(given):
        raise exchange_refused("off_lists", sizes=", ".join(rules()["lists"]["size"]))


def _conversations(report: Mapping[str, Any]) -> int:
    stages = {stage["code"]: stage["n"] for stage in report["funnel"]["stages"]}
    n, least = int(stages.get("conversations") or 0), rules()["contributor"]["conversations"]
    if n < least:
        raise exchange_refused("few_conversations", n=n, least=least)
    return n


def _value(report: Mapping[str, Any], metric: Metric) -> int | None:
    if metric.source == "score":
        value = report["score"]["points"]["value"]
    elif metric.source == "pillar":
        value = next((p["points"]["value"] for p in report["pillars"] if p["code"] == metric.code), None)
    else:
        share = next((i["value"]["value"] for i in report["indicators"] if i["code"] == metric.indicator), None)
        value = None if share is None else 100.0 * share
    return None if value is None else metric.rounded(float(value))
