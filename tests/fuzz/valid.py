"""Valid files of every source, to be damaged; all people are invented."""

from __future__ import annotations

import json

from tests.builders import Archive
from tests.sources.calendar.ics import JANE, OWN, calendar, event, invited
from tests.sources.linkedin_archive.test_eras import story
from tests.sources.ssi.test_ssi import PAGE

ARCHIVE_NAME = "Complete_LinkedInDataExport_07-20-2026.zip"
AGENDA = calendar(
    event("20261005T090000Z", JANE, OWN, uid="1", summary="Call", dtend="20261005T093000Z"),
    event(";TZID=Europe/Paris:20261006T090000", JANE, uid="2", rrule="FREQ=WEEKLY;COUNT=5;BYDAY=TU", duration="PT1H"),
    event(";VALUE=DATE:20261007", invited("joe@client.example", "Joe", "DECLINED"), uid="3", status="CANCELLED"),
    event("20261013T090000Z", JANE, "RECURRENCE-ID:20261012T090000Z", uid="2", exdate="20261020T070000Z"),
).encode()
RESULTS = (
    b"date,type,amount,currency,name,company,link\n"
    b"2026-10-01,quote sent,9600.50,EUR,Ana Exemplar,Acme,https://www.linkedin.com/in/ana\n"
    b'2026-10-02,contract signed,"9 600,50",EUR,Ana Exemplar,Acme,\n'
    b"03/10/2026,call,,,Ben Beispiel,Bolt,\n2026-10-04,lost,1e3,CHF,Cleo,Cargo,\n"
)
SSI = json.dumps(PAGE).encode()
STRATEGY = b"""format = 1
[strategy]
aim = "meetings"
declared_on = 2026-01-01
starts_on = 2026-02-01
[target]
functions = ["purchasing", "production"]
seniorities = ["director"]
companies = ["Acme"]
[target.exclude]
keywords = ["intern"]
[[target.company_list]]
name = "Acme"
country = "FR"
[[objective]]
text = "Meet people"
indicator = "meetings_held"
goal = 12
by = 2026-12-31
"""

MOMENT, OLD_CLOCK, UPDATE = "2026-07-01 10:00:00", "3/6/23, 10:11 AM", "https://www.linkedin.com/feed/update/x"
ROWS = (
    ("SearchQueries", "2026/07/01 10:00:00 UTC", "head of sales, paris"),
    ("InstantReposts", MOMENT, UPDATE),
    ("Votes", MOMENT, UPDATE, "A"),
    ("Member_Follows", MOMENT, "Active", "Ana"),
    ("Company Follows", "Acme", "Mon Mar 06 10:11:12 UTC 2023"),
    ("Hashtag_Follows", "widgets", MOMENT, "", "Active"),
    ("Saved_Items", UPDATE, MOMENT),
    ("Events", "Fair", "Mar 06, 2023 10:11 AM - Mar 06, 2023 11:11 AM", "APPROVED", ""),
    ("Learning", "Selling", "", "Course", "", "2026-07-01 10:00 UTC", "", "", ""),
    ("Skills", "Selling"),
    ("Notes", "Ana", "Exemplar", "https://www.linkedin.com/in/ana", "note", "2026-07-01", ""),
    ("Endorsement_Received_Info", MOMENT, "Selling", "Ana", "Exemplar", "www.linkedin.com/in/ana", "ACCEPTED"),
    ("Positions", "Acme", "Head", "Described", "", "Mar 2020", ""),
    ("Registration", OLD_CLOCK, "", ""),
    ("Email Addresses", "olga@owner.example", "Yes", "Yes", OLD_CLOCK),
    ("Receipts_v2", "", "", "", "", OLD_CLOCK, "", "", "Sales Navigator", "", "", "", ""),
    ("Rich_Media", "You uploaded a feed photo on March 6, 2023 at 8:03 AM (GMT)", "-", "x"),
)


def archive_files() -> dict[str, bytes]:
    """Every kind of file that an archive may hold, with rows."""
    archive: Archive = story("2026-07")
    for file, *cells in ROWS:
        archive.put(file, *cells)
    return archive.files()
