"""Invented journeys and deals: a contract, an appointment that only a message tells, and a company with two people."""

from __future__ import annotations

from jalon.report.result_deals import DealEvidence, Deals
from jalon.report.result_journeys import AccountJourney, Journey, Journeys, JourneyStep
from jalon.report.result_own_side import HoursSpent, OwnSide, ReturnPerHour, WaitingRow

ADA, BOB = "Contact 00000-00001", "Contact 00000-00002"


def journeys(archive: str) -> Journeys:
    """The section with two people."""
    signed = (
        JourneyStep("first_touch", "2026-03-04", "linkedin", f"{archive}/Invitations.csv", 12, True),
        JourneyStep("two_way", "2026-03-22", "linkedin", f"{archive}/messages.csv", 799, True),
        JourneyStep("meeting_held", "2026-04-14", "calendar", "agenda.ics", 41, True),
        JourneyStep("quote_sent", "2026-04-30", "results", "resultats.csv", 7, True),
        JourneyStep("contract_signed", "2026-05-24", "results", "resultats.csv", 9, True),
    )
    said = (
        JourneyStep("first_touch", "2026-08-01", "linkedin", f"{archive}/Connections.csv", 3, True),
        JourneyStep("two_way", "2026-08-12", "linkedin", f"{archive}/messages.csv", 12, True),
        JourneyStep("meeting_agreed", "2026-08-14", "linkedin", f"{archive}/messages.csv", 9, False),
    )
    return Journeys(
        state="measured",
        people=2,
        unconfirmed=1,
        furthest=(("two_way", 1), ("contract_signed", 1)),
        shown=(
            Journey(ADA, "Directrice, Verdane", "contract_signed", signed),
            Journey(BOB, "Acheteur, Verdane", "two_way", said),
        ),
        accounts=(AccountJourney("verdane", (ADA, BOB), signed),),
    )


def deals(archive: str) -> Deals:
    """A deal traced, and one of which the seller says what no row shows."""
    won = journeys(archive).shown[0].steps[1:4]
    one = DealEvidence("00000-00001", "verdane", "won", "2026-05-24", 38400.0, "EUR", "traced", "agree", True,
                       (("seller", "conversation"),), won)  # fmt: skip
    two = DealEvidence("00000-00002", None, "won", "2026-02-10", 9600.0, "EUR", "none", "nothing", False, (), ())
    return Deals("measured", 2, (("traced", 1), ("none", 1)), 1, 0, 1, 1, 2, 1, (one, two))


def own_side(archive: str) -> OwnSide:
    """Somebody waits, a quote was promised, another is silent; hours with a value beside them."""
    messages = f"{archive}/messages.csv"
    waits = WaitingRow(BOB, "Acheteur, Verdane", "2026-10-20", 12, messages, 31, None, None)
    silent = WaitingRow(ADA, "Directrice, Verdane", "2026-09-01", 61, "resultats.csv", 12, 9600.0, "EUR")
    spent = HoursSpent(41.0, 96.0, 210.0, 22.5, {"message_sent": 800, "post": 40}, (
        ReturnPerHour("EUR", 6, 48000.0, 228.57, 1170.73),
    ))  # fmt: skip
    return OwnSide("measured", 212, 1.5, 6.0, 26.0, 1, (waits,), True, (waits,), (silent,), spent,
                   {"positive": 31, "plain": 60, "polite": 12, "negative": 1, "auto_reply": 3, "spam": 1})  # fmt: skip
