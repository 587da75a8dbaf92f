"""The profile tables, recommendations and account tables that may be read."""

from __future__ import annotations

from jalon.simulate.csvtext import ArchiveFile, table
from jalon.simulate.dates import pacific_minute, slashed_second
from jalon.simulate.events import DAY
from jalon.simulate.export import Export
from jalon.simulate.files_network import profile_url

PROFILE = (
    "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry", "Zip Code",
    "Geo Location", "Twitter Handles", "Websites", "Instant Messengers",
)  # fmt: skip
PROFILE_2018 = (
    "First Name", "Last Name", "Created Date", "Address", "Birth Date", "Contact Instructions", "Marital Status",
    "Headline", "Summary", "Industry", "Association", "Geo Location",
)  # fmt: skip


def profile(export: Export) -> ArchiveFile:
    """Profile.csv: one row, no address."""
    m = export.world.member
    cells = {
        "First Name": m.person.first, "Last Name": m.person.last, "Birth Date": "Mar 6", "Headline": m.headline,
        "Summary": m.summary, "Industry": m.industry, "Geo Location": m.place,
        "Websites": "[PERSONAL:https://atelier.example,BLOG:https://blog.example.org]",
    }  # fmt: skip
    header = PROFILE_2018 if export.era.old_profile else PROFILE
    return table("Profile.csv", header, [[cells.get(name, "") for name in header]])


def profile_tables(export: Export) -> list[ArchiveFile]:
    """Positions, education, skills and the like."""
    m = export.world.member
    held = ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")
    positions = [[*p, "" if n == 0 else m.positions[n - 1][4]] for n, p in enumerate(m.positions)]
    return [
        table("Profile Summary.csv", ("Profile Summary",), []),
        table("Positions.csv", held, positions),
        table("Education.csv", ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"),
              [["École inventée des mines", "2004", "2007", "", "Ingénieure", ""]]),
        table("Skills.csv", ("Name",), [[s] for s in m.skills]),
        table("Languages.csv", ("Name", "Proficiency"),
              [["Français", "Native or bilingual proficiency"], ["Anglais", "Professional working proficiency"]]),
        table("Certifications.csv", ("Name", "Url", "Authority", "Started On", "Finished On", "License Number"),
              [["Ceinture verte", "", "Institut inventé", "Jan 2018", "", "123"]]),
    ]  # fmt: skip


def account_tables(export: Export) -> list[ArchiveFile]:
    """E-mail addresses, registration and receipts."""
    m = export.world.member
    old = export.era.old_profile
    paid = pacific_minute(export.at - 60 * DAY)
    receipt = ["", "", "FR", "69001", paid, "CARD", "INV1", "Premium Sales Navigator Core", "1", "79", "80", "EUR"]
    receipts = (
        "First Name", "Last Name", "Billing Country", "Postal Code", "Transaction Made At", "Payment Method Type",
        "Invoice Number", "Description", "Tax Amount", "Sub Total", "Total Amount", "Currency Code",
    )  # fmt: skip
    email = (
        "Email Address",
        "Confirmed",
        "Is primary" if old else "Primary",
        "Status Updated On" if old else "Updated On",
    )
    lead = "Registration Date" if old else "Registered At"
    registration = (
        lead,
        "Registration IP" if old else "Registration Ip",
        "Subscription Type" if old else "Subscription Types",
    )
    return [
        table("Email Addresses.csv", email, [[m.email, "Yes", "Yes", "Not Available"]], closed=False),
        table("Registration.csv", registration, [[pacific_minute(m.registered_at), "203.0.113.7", "Sales Navigator"]]),
        table("Receipts_v2.csv" if export.era.modern else "Receipts.csv", receipts, [receipt]),
    ]


def recommendations(export: Export, direction: str) -> ArchiveFile:
    """Recommendations received or given: a name and a company, no address."""
    header = ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status")
    rows = [
        [r.person.first, r.person.last, r.person.company, r.person.title, r.text, pacific_minute(r.at), "VISIBLE"]
        for r in export.recommendations
        if r.direction == direction
    ]
    gap = " " if export.era.spaced_recommendations else "_"
    return table(f"Recommendations{gap}{direction.capitalize()}.csv", header, rows)


def endorsements(export: Export) -> list[ArchiveFile]:
    """Endorsements received; in September 2022 a twin in UTF-16, separated by tabs, beside the usual file."""
    if "Endorsements" in export.era.missing or not export.world.connections:
        return []
    link = export.world.connections[0].person
    at = slashed_second(export.at - 90 * DAY)
    url = ("Endorser Public Url",) if export.era.recipient_urls else ()
    header = ("Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name", *url, "Endorsement Status")
    address = (profile_url(link).removeprefix("https://"),) if url else ()
    row = (at, "Lean", link.first, link.last, *address, "ACCEPTED")
    files = [table("Endorsement_Received_Info.csv", header, [row])]
    if export.era.utf16_twin and export.trap("utf16_twin"):
        text = "\t".join([header[0], *(f'"{h}"' for h in header[1:])]) + "\n"
        text += "\t".join([row[0], *(f'"{c}"' for c in row[1:])]) + "\n"
        files.append(ArchiveFile("Endorsement Received Info.csv", text.encode("utf-16")))
    return files
