"""The fifteen indicators of the invented member, with rows, strips and the SQL that defines them."""

from __future__ import annotations

from jalon.indicators.catalogue import indicators as files
from jalon.report.mask import contact_code
from jalon.report.result import Estimate, Finding, Indicator, Norm, Row, Strip

KEY = b"the key of an invented store"
ARCHIVE = "Complete_LinkedInDataExport_10-31-2026.zip"
ACCEPTED = Norm("invitation_acceptance", 0.26, 0.32, "share", "automation",
                "20000000+", "2025", "a vendor", "C", "invitations_sent")  # fmt: skip

# code: value, low, high, n, unit, points against par, worth of one event
FIGURES: dict[str, tuple[float, float, float, float, str, float, float]] = {
    "inbound_target_conversations": (0.44, 0.3, 0.62, 23, "per week", 2.1, 0.31),
    "incoming_target_invitations": (1.17, 0.95, 1.44, 61, "per week", 0.8, 0.09),
    "recommendations_received": (0.04, 0.01, 0.12, 2, "per week", 0.1, 0.42),
    "target_acceptances_per_invitation": (0.31, 0.27, 0.35, 402, "share", 4.4, 0.06),
    "target_share_of_new_connections": (0.32, 0.29, 0.36, 511, "share", 2.0, 0.03),
    "target_contacts_after_post": (0.55, 0.38, 0.79, 21, "per week after a post", 1.4, 0.22),
    "reactivations": (0.02, 0.0, 0.08, 1, "per week", -1.9, 0.37),
    "deep_threads": (0.9, 0.71, 1.15, 47, "per week", -0.4, 0.12),
    "outreach_graded": (0.48, 0.41, 0.55, 260, "stage", 3.2, 0.0),
    "meetings_held": (0.71, 0.54, 0.93, 37, "per week", 1.2, 0.11),
    "quotes_requested": (0.17, 0.1, 0.3, 9, "per week", -1.6, 0.4),
    "contracts_signed": (0.08, 0.03, 0.18, 4, "per week", 0.7, 0.66),
}
ABOUT = ("directrice d’usine, Verdane Industries", "directeur de production, Ateliers Morin", "directrice industrielle")


def indicators() -> tuple[Indicator, ...]:
    """All of them; those without a figure say what they need."""
    return tuple(_one(code) for code in files())


def _one(code: str) -> Indicator:
    file = files()[code]
    pillar = "messaging" if file.dimension == "results" else file.dimension
    figure = FIGURES.get(code)
    if figure is None:
        unit = "stage" if file.kind == "grd" else file.unit
        nothing = Estimate(None, None, None, None, None, unit, "not_measured")
        return Indicator(code, pillar, file.dimension, file.kind, nothing, 0.0, 0.0, 0.0, None, None, 1.0, None, None,
                         (), (), 0, (), file.sql, "audience")  # fmt: skip
    value, low, high, n, unit, gained, worth = figure
    return Indicator(
        code=code,
        pillar=pillar,
        dimension=file.dimension,
        kind=file.kind,
        value=Estimate(value, low, high, None, n, unit, "established"),
        events=0.6 * n,
        exposure=52.0,
        par=0.4 * n,
        points=gained,
        unit_points=worth or None,
        event_weight=1.0,
        stage_counts=(184.0, 39.0, 25.0, 8.0, 4.0) if code == "outreach_graded" else None,
        norm=ACCEPTED if code == "target_acceptances_per_invitation" else None,
        files=((f"{ARCHIVE}/messages.csv", 1412), ("agenda.ics", 203)),
        rows=tuple(_row(k, worth) for k in range(12)),
        rows_total=int(n),
        strips=_strips() if code == "outreach_graded" else (),
        sql=file.sql,
        missing=None,
    )


def _row(k: int, worth: float) -> Row:
    return Row(contact_code(f"in:person-{k}"), f"2026-0{9 - k % 8}-1{k % 9}", f"{ARCHIVE}/messages.csv", 210 + 7 * k,
               float(k % 3 == 0), 1.0, None, 0.95 - 0.04 * k, worth * (0.95 - 0.04 * k))  # fmt: skip


def _strips() -> tuple[Strip, ...]:
    return (
        Strip(contact_code("in:helene-brossard"), ABOUT[0],
              ((0.0, "in"), (0.05, "out"), (0.13, "in"), (0.16, "out"),
               (0.4, "meeting"), (0.68, "quote"), (1.0, "contract")),
              Finding("outcome_contract_amount", {"amount": 9600.0, "currency": "EUR"})),
        Strip(contact_code("in:yves-morin"), ABOUT[1],
              ((0.0, "out"), (0.2, "in"), (0.5, "out"), (0.61, "in"), (1.0, "meeting")), Finding("outcome_meeting")),
        Strip(contact_code("in:odile-perrin"), ABOUT[2], ((0.0, "out"), (0.55, "in"), (1.0, "out")),
              Finding("outcome_silent", {"days": 24})),
    )  # fmt: skip
