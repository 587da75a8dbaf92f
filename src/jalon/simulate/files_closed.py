"""Files that the reader must never open: each holds a canary, so that a leak shows."""

from __future__ import annotations

from jalon.simulate.csvtext import ArchiveFile, table
from jalon.simulate.export import Export

CANARY = "CANARY"
CLOSED: dict[str, tuple[str, ...]] = {
    "Jobs/Job Applications.csv": (
        "Application Date", "Contact Email", "Contact Phone Number", "Company Name", "Job Title", "Job Url",
        "Resume Name", "Question And Answers",
    ),
    "Jobs/Saved Jobs.csv": ("Saved Date", "Job Url", "Job Title", "Company Name"),
    "Jobs/Job Applicant Saved Answers.csv": ("Question", "Answer"),
    "Jobs/Job Seeker Preferences.csv": ("Locations", "Industries", "Company Employee Count", "Preferred Job Types"),
    "Job Applicant Saved Screening Question Responses.csv": ("Question", "Answer"),
    "Job Applicant Saved Screening Question Responses_1.csv": ("Question", "Answer"),
    "SavedJobAlerts.csv": ("ALERT_PARAMETERS", "QUERY_CONTEXT", "SAVED_SEARCH_ID"),
    "PhoneNumbers.csv": ("Extension", "Number", "Type"),
    "Whatsapp Phone Numbers.csv": ("Number", "Extension", "Is_WhatsApp_Number"),
    "Private_identity_asset.csv": ("Private Identity Asset Name", "Private Identity Asset Raw Text"),
    "Logins.csv": ("Login Date", "IP Address", "User Agent", "Login Type"),
    "Security Challenges.csv": ("Challenge Date", "IP Address", "User Agent", "Country", "Challenge Type"),
    "Contacts.csv": (
        "Source", "FirstName", "LastName", "Companies", "Title", "Emails", "PhoneNumbers", "CreatedAt", "Addresses",
        "Sites", "InstantMessageHandles", "FullName", "Birthday", "Location", "BookmarkedAt", "Profiles",
    ),
    "Ad_Targeting.csv": (
        "Member Age", "Buyer Groups", "Company Names", "Company Names", "Company Names", "Job Titles", "Job Titles",
        "Interface Locales", "interfaceLocale",
    ),
    "Ads Clicked.csv": ("Ad clicked Date", "Ad Title/Id"),
    "LAN Ads Engagement.csv": ("Action", "Date", "Ad Title/Id", "Page/App"),
    "Inferences_about_you.csv": ("Category", "Type of inference", "Description", "Inference"),
    "Verifications/Verifications.csv": ("First name", "Middle name", "Last name", "Verification type", "Year of birth"),
    "Calendar.csv": ("Owner", "Source", "LastSyncedAt"),
}  # fmt: skip
COMPLETE_ONLY = ("Logins", "Security", "Ads", "LAN", "Inferences", "Calendar")


def closed_files(export: Export) -> list[ArchiveFile]:
    """The closed files of an archive, one row each, every cell a canary."""
    files = [
        table(name, header, [[canary(name)] * len(header)]) for name, header in CLOSED.items() if _stands(export, name)
    ]
    if export.era.utf16_twin:
        text = f'Time\t"Event"\n2020/01/01\t"{canary("Account Status History.csv")}"\n'
        files.append(ArchiveFile("Account Status History.csv", text.encode("utf-16")))
    return files


def canary(name: str) -> str:
    """The string that only the closed file of that name holds."""
    word = "".join(c for c in name.rsplit("/", 1)[-1].removesuffix(".csv") if c.isalnum())
    return f"{CANARY}-{word}-7f3a"


def _stands(export: Export, name: str) -> bool:
    if name == "Contacts.csv":
        return export.era.contacts
    return export.kind == "complete" or not name.startswith(COMPLETE_ONLY)
