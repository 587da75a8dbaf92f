"""Valid files of every source, to be damaged; all people are invented."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import strategies as st

from jalon.records.pulled_page import sealed_line
from tests.builders import Archive, zipped
from tests.sources.calendar.ics import JANE, OWN, calendar, event, invited
from tests.sources.linkedin_archive.test_eras import story
from tests.sources.portability.pages import EVENT, NO_DATA, connection, invitation, message, response
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
CALLS = (
    b"datetime,line,direction,from,to,duration (in call),contact name\n"
    b"2026-09-01 10:00:00,Sales,outbound,+33140000001,+33 6 12 34 56 78,125,Jeanne Exemple\n"
    b"2026-09-02 10:00:00,Sales,inbound,06 12 34 56 79,+33140000001,20,\n"
)
ANDROID = b"""<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<calls count="2">
  <call number="+33612345678" duration="125" date="1790089500000" type="2" contact_name="Jeanne Exemple" />
  <call number="+33612345679" duration="0" date="1790089600000" type="3" contact_name="(Unknown)" />
</calls>
"""
RATES = b"Date,USD,JPY,CHF,\n2026-11-20,1.0842,161.05,0.937,\n2026-11-19,1.08,N/A,0.94,\n"
DEALS = (
    b"Record ID,Deal Name,Deal Stage,Close Date,Amount,Currency\n"
    b'1,D1,Won,2026-10-01,"1,200.50",EUR\n2,D2,Lost,2026-10-02,300,CHF\n3,D3,Quote sent,2026-10-03,,EUR\n'
)
CRM_RECORDS = (
    ("stages", {"id": "default", "stages": [
        {"id": "s3", "label": "In the bag", "metadata": {"isClosed": "true", "probability": "1.0"}}]}),
    ("contacts", {"id": "21", "properties": {"firstname": "Ana", "lastname": "Exemplar", "email": "a@acme.example"}}),
    ("deals", {"id": "101", "properties": {
        "amount": "9600", "deal_currency_code": "EUR", "dealstage": "s3", "createdate": "2026-01-05T10:00:00Z",
        "closedate": "2026-02-01T09:00:00Z"}, "associations": {"contacts": {"results": [{"id": "21"}]}}}),
)  # fmt: skip
READ_AT = "2026-05-01T08:00:00Z"
CRM_LINES = b"".join(
    json.dumps({"type": "RECORD", "stream": f"hubspot:{stream}", "record": record, "time_extracted": READ_AT}).encode()
    + b"\n"
    for stream, record in CRM_RECORDS
)
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


ANSWERS = {
    "CONNECTIONS": response("CONNECTIONS", [connection("Ana Exemplar"), connection("Bo Exemplar")], 0, 1),
    "INVITATIONS": response("INVITATIONS", [invitation("Ana Exemplar", "3/6/26, 10:11 AM")]),
    "INBOX": response("INBOX", [message("2-x", "Ana Exemplar", "2026-03-06 10:11:12 UTC", TO=["Ana Exemplar"])]),
    "SKILLS": response("SKILLS", [{"Name": "Selling"}]),
    "JOB_APPLICATIONS": response("JOB_APPLICATIONS", [{"Company Name": "Acme"}]),
}


def _pulled() -> bytes:
    lines, seal = [], ""
    for domain, answer in ANSWERS.items():
        for start, status, body in ((0, 200, answer), (1, 404, NO_DATA)):
            head = {"domain": domain, "start": start, "at": "2026-07-20T12:00:00Z", "status": status, "end": start == 1}
            line, seal = sealed_line(seal, head | {"response": body})
            lines.append(line)
    return b"".join(lines)


PAGES = {
    "page.json": json.dumps([*ANSWERS.values(), {"elements": [EVENT]}, NO_DATA], indent=1).encode(),
    "pages.jsonl": b"".join(json.dumps(answer).encode() + b"\n" for answer in ANSWERS.values()),
    "pages.zip": zipped({f"{name}_0.json": json.dumps(answer).encode() for name, answer in ANSWERS.items()}),
    "me.pages.jsonl": _pulled(),
}
KEYS = st.sampled_from(
    ["elements", "snapshotDomain", "snapshotData", "paging", "links", "href", "rel", "status", "resourceName",
     "activity", "activityId", "First Name", "Last Name", "Connected On", "FROM", "DATE", "CONTENT", "CONVERSATION ID"]
)  # fmt: skip
PLAIN = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["CONNECTIONS", "INBOX", "next", "06 Mar 2026", "https://[", "?start=-1", "9" * 13])
)  # fmt: skip
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5))


def around(value: object) -> Iterator[bytes]:
    """A page with the value in each of its places."""
    yield json.dumps(value).encode()
    yield json.dumps({"elements": value, "paging": value}).encode()
    for domain in ("CONNECTIONS", "INBOX", "ENDORSEMENTS", "PROFILE"):
        yield json.dumps({"elements": [{"snapshotDomain": domain, "snapshotData": value}]}).encode()
    rows = [
        {**connection("Ana Exemplar"), **message("2-x", "Ana Exemplar", ""), key: value}
        for key in ("DATE", "TO", "FROM")
    ]
    yield json.dumps(
        [response("INBOX", rows), response("CONNECTIONS", [connection("Bo Exemplar") | {"URL": value}])]
    ).encode()
