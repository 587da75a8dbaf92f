"""Four small archives written by hand, one an era, and what they say, worked out by hand from the definitions."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import zipped
from tests.sources.linkedin_archive.reading import read

OLGA = "https://www.linkedin.com/in/olga-owner"
PROFILE = """First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,\
Twitter Handles,Websites,Instant Messengers
Olga,Owner,,,,,,,,,,,
"""

# Ana answers after six hours and both come back once more; Ben writes and gets no answer.
IN_2018 = {
    "Profile.csv": PROFILE,
    "Connections.csv": """\
First Name,Last Name,Address,Email Address,Company,Position,Connected On,Websites,Instant Messengers
Ana,Exemplar,,,Acme,Buyer,"03/06/18, 10:11 AM",,
Ben,Beispiel,,,,,"01/02/17, 9:00 PM",,
""",
    "Messages.csv": """\
From,To,Date,Subject,Content,Direction,Folder
Ben Beispiel,Olga Owner,"06/25/18, 8:00 AM",,Hi,INCOMING,INBOX
Ana Exemplar,Olga Owner,"05/02/18, 10:00 AM",,Till then,INCOMING,INBOX
Olga Owner,Ana Exemplar,"05/02/18, 9:00 AM",,On Monday,OUTGOING,SENT
Ana Exemplar,Olga Owner,"05/01/18, 4:00 PM",,Gladly,INCOMING,INBOX
Olga Owner,Ana Exemplar,"05/01/18, 10:00 AM",,Hello Ana,OUTGOING,SENT
""",
}
OF_2018 = {
    "connections_total": 2, "connections_blank": 0, "invitations_in": None, "posts": None,
    "messages_in": 3, "messages_out": 2, "threads_person": 2, "threads_group": 0, "threads_sponsored": 0,
    "threads_started": 1, "threads_started_answered": 1, "threads_started_mature_14d": 1,
    "threads_started_answered_14d": 1, "first_answer_hours_median": 6, "inbound_threads": 1,
    "inbound_threads_answered": 0, "own_answer_hours_median": None, "threads_deep": 1, "threads_revived": 0,
}  # fmt: skip

# Ana: invited on 9 February UTC with a note, accepted a day later. Ben: no answer. Dora: too young. Emil: too old.
IN_2020 = {
    "Profile.csv": PROFILE,
    "Connections.csv": """\
First Name,Last Name,Email Address,Company,Position,Connected On
Ana,Exemplar,,Acme,Buyer,10 Feb 2020
Cleo,Contact,,,,01 Jan 2019
""",
    "Invitations.csv": """\
From,To,Sent At,Message,Direction
Fay Fable,Olga Owner,"3/1/20, 9:00 AM",,INCOMING
Olga Owner,Dora Distant,"2/25/20, 9:00 AM",,OUTGOING
Olga Owner,Ana Exemplar,"2/8/20, 5:30 PM","Dear Ana, may I?",OUTGOING
Olga Owner,Ben Beispiel,"1/15/20, 9:00 AM",,OUTGOING
Olga Owner,Emil Early,"9/1/19, 9:00 AM",,OUTGOING
Cleo Contact,Olga Owner,"12/30/18, 9:00 AM",,INCOMING
""",
    "messages.csv": f"""\
CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER
2-a,,Olga Owner,{OLGA},Ana Exemplar,2020-02-11 08:00:00 UTC,,Thank you,INBOX
2-a,,Ana Exemplar,https://www.linkedin.com/in/ana,Olga Owner,2020-02-10 20:00:00 UTC,,Of course,INBOX
2-a,,Olga Owner,{OLGA},Ana Exemplar,2020-02-10 08:00:00 UTC,,"Dear Ana, may I?",INBOX
2-g,Fair,Ben Beispiel,https://www.linkedin.com/in/ben,"Olga Owner, Cleo Contact",2020-01-05 08:00:00 UTC,,Yes,INBOX
2-g,Fair,Cleo Contact,https://www.linkedin.com/in/cleo,"Olga Owner, Ben Beispiel",2020-01-04 08:00:00 UTC,,Who?,INBOX
2-s,Offer,Mega Offers,,Olga Owner,2020-01-03 08:00:00 UTC,Only today,Buy %FIRSTNAME%,INBOX
""",
}
OF_2020 = {
    "connections_total": 2, "invitations_out_mature": 2, "invitations_out_accepted": 1,
    "invitation_accept_days_median": 1, "invitations_in": 2, "invitation_notes_excluded": 1,
    "messages_in": 1, "messages_out": 1, "threads_person": 1, "threads_group": 1, "threads_sponsored": 1,
    "threads_started": 0, "first_answer_hours_median": None, "inbound_threads": 1, "inbound_threads_answered": 1,
    "own_answer_hours_median": 12, "threads_deep": 0, "threads_revived": 0, "posts": None, "comments_given": None,
}  # fmt: skip

# Ana answers after two hours and comes back after 106 days; Gil sends an empty message; one member was deleted since.
IN_2024 = {
    "Profile.csv": PROFILE,
    "Connections.csv": """\
Notes:
"When exporting your connection data, an invented sentence, with commas."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
,,,,,,01 Feb 2024
Gil,Gamma,https://www.linkedin.com/in/gil-gamma,,Bolt,Director,20 Dec 2023
Ana,Exemplar,https://www.linkedin.com/in/ana,,Acme,Buyer,15 Mar 2023
""",
    "Invitations.csv": f"""\
From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Hugo Hotel,Olga Owner,"2/1/24, 9:00 AM",,INCOMING,https://www.linkedin.com/in/hugo,{OLGA}
Olga Owner,Gil Gamma,"12/19/23, 11:59 PM",,OUTGOING,{OLGA},https://www.linkedin.com/in/gil-gamma/
""",
    "messages.csv": f"""\
CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
2-e,,Gil Gamma,https://www.linkedin.com/in/gil-gamma,Olga Owner,{OLGA},2024-03-20 09:00:00 UTC,,,INBOX
2-l,,Olga Owner,{OLGA},LinkedIn Member,,2024-03-15 09:00:00 UTC,,Are you there?,ARCHIVE
2-j,,Ivo Ipsum,https://www.linkedin.com/in/ivo,Olga Owner,{OLGA},2024-03-01 09:00:00 UTC,,Win,SPAM
2-r,,Ana Exemplar,https://www.linkedin.com/in/ana,Olga Owner,{OLGA},2023-07-01 10:00:00 UTC,,Back again,INBOX
2-r,,Olga Owner,{OLGA},Ana Exemplar,https://www.linkedin.com/in/ana,2023-03-17 10:00:00 UTC,,Good,ARCHIVE
2-r,,Ana Exemplar,https://www.linkedin.com/in/ana,Olga Owner,{OLGA},2023-03-16 12:00:00 UTC,,Yes,INBOX
2-r,,Olga Owner,{OLGA},Ana Exemplar,https://www.linkedin.com/in/ana,2023-03-16 10:00:00 UTC,,Hello,INBOX
""",
    "Shares.csv": """\
Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility
2024-03-05 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170000000000000001,Edited,,,PUBLIC
2024-03-04 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170000000000000001,First,,,PUBLIC
2024-03-03 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170000000000000002,"Read ""this""
""
""and that",https://news.example/widgets,,PUBLIC
2024-03-02 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170000000000000003,Well said,\
https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7160000000000000009,,PUBLIC
2024-03-01 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170000000000000004,,,,PUBLIC
""".replace("\n", "\r\n"),
    "Comments.csv": """\
Date,Link,Message
2024-03-02 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7170000000000000007,"He said \\"no\\""
2024-03-01 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7170000000000000008,one line
and another
""".replace("\n", "\r\n"),
    "Reactions.csv": """\
Date,Type,Link
2024-03-03 10:00:00,LIKE,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7170000000000000007
2024-03-02 10:00:00,PRAISE,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7170000000000000008
2024-03-01 10:00:00,MAYBE,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7170000000000000009
""",
    "SearchQueries.csv": """\
Time,Search Query
2024/03/01 10:00:00 UTC,buyer, paris
2024/03/01 10:09:00 UTC,buyer, paris
2024/03/01 10:30:00 UTC,buyer, paris
2024/03/01 10:31:00 UTC,"director, lyon"
""",
    "Recommendations_Received.csv": """\
First Name,Last Name,Company,Job Title,Text,Creation Date,Status
Ana,Exemplar,Acme,Buyer,Good,"2/1/24, 9:00 AM",VISIBLE
""",
    "Recommendations_Given.csv": """\
First Name,Last Name,Company,Job Title,Text,Creation Date,Status
Ana,Exemplar,Acme,Buyer,Good,"2/1/24, 9:00 AM",VISIBLE
Gil,Gamma,Bolt,Director,Good,"2/2/24, 9:00 AM",
""",
}
OF_2024 = {
    "connections_total": 3, "connections_blank": 1, "invitations_out_mature": 1, "invitations_out_accepted": 1,
    "invitation_accept_days_median": 0, "invitations_in": 1, "invitation_notes_excluded": 0,
    "messages_in": 3, "messages_out": 3, "threads_person": 3, "threads_group": 0, "threads_sponsored": 0,
    "threads_started": 2, "threads_started_answered": 1, "threads_started_mature_14d": 1,
    "threads_started_answered_14d": 1, "first_answer_hours_median": 2, "inbound_threads": 1,
    "inbound_threads_answered": 0, "own_answer_hours_median": None, "threads_deep": 1, "threads_revived": 1,
    "posts": 2, "reposts": 2, "comments_given": 2, "reactions_given": 3, "searches": 3,
    "recommendations_received": 1, "recommendations_given": 2,
}  # fmt: skip

# Lea's invitation is 179 UTC days old, Max's 181; Nia's 21, Ole's 20. Kim answers after 14 days to the second.
IN_2026 = {
    "Profile.csv": PROFILE,
    "Connections.csv": """\
Notes:
"When exporting your connection data, an invented sentence, with commas."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Exemplar,https://www.linkedin.com/in/ana,,Acme,Buyer,10 Jul 2026
Kim,Kappa,https://www.linkedin.com/in/kim-kapp%C3%A4,,Cargo,Head,01 Mar 2026""",
    "Invitations.csv": f"""\
From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Olga Owner,Ole Omega,"6/24/26, 5:01 PM",,OUTGOING,{OLGA},https://www.linkedin.com/in/ole
Olga Owner,Nia Nova,"6/24/26, 4:59 PM",,OUTGOING,{OLGA},https://www.linkedin.com/in/nia
Olga Owner,Kim Kappa,"2/20/26, 8:00 AM",,OUTGOING,{OLGA},https://www.linkedin.com/in/kim-kappä
Olga Owner,Lea Lambda,"1/16/26, 4:30 PM",,OUTGOING,{OLGA},https://www.linkedin.com/in/lea
Olga Owner,Max Mu,"1/15/26, 3:30 PM",,OUTGOING,{OLGA},https://www.linkedin.com/in/max
Ana Exemplar,Olga Owner,"7/9/26, 8:00 AM",,INCOMING,https://www.linkedin.com/in/ana,{OLGA}
""",
    "messages.csv": f"""\
"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO","RECIPIENT PROFILE URLS","DATE","SUBJECT",\
"CONTENT","FOLDER","ATTACHMENTS","IS MESSAGE DRAFT","IS CONVERSATION DRAFT"
"2-d","","Olga Owner","{OLGA}","Quin Quartz","https://www.linkedin.com/in/quin","2026-07-05 09:00:00 UTC","","Hello,
a second line","INBOX","","No","No"
"2-c","","Olga Owner","{OLGA}","Rob Rho","https://www.linkedin.com/in/rob","2026-07-04 09:00:00 UTC","","Hm","INBOX",\
"","Yes","Yes"
"2-b","","Olga Owner","{OLGA}","Pia Pi","https://www.linkedin.com/in/pia","2026-07-01 09:00:00 UTC","","Yes","INBOX",\
"","No","No"
"2-b","","Pia Pi","https://www.linkedin.com/in/pia","Olga Owner","{OLGA}","2026-06-30 09:00:00 UTC","","Can you?",\
"INBOX","","No","No"
"2-a","","Kim Kappa","https://www.linkedin.com/in/kim-kappä","Olga Owner","{OLGA}","2026-03-16 09:00:00 UTC","","Sorry"\
,"INBOX","","No","No"
"2-a","","Olga Owner","{OLGA}","Kim Kappa","https://www.linkedin.com/in/kim-kappä","2026-03-02 09:05:00 UTC","","PS",\
"INBOX","","No","No"
"2-a","","Olga Owner","{OLGA}","Kim Kappa","https://www.linkedin.com/in/kim-kappä","2026-03-02 09:00:00 UTC","","Hello"\
,"INBOX","","No","No"
""",
    "Shares_123456789.csv": """\
Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
2026-07-01 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7480000000000000001,A thought,"","",PUBLIC
""",
    "InstantReposts_123456789.csv": """\
Date,Link
2026-07-02 10:00:00,https://www.linkedin.com/feed/update/urn:li:share:7480000000000000002
""",
    "Comments_123456789.csv": """\
Date,Link,Message
2026-07-02 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7480000000000000003,Well said
""",
    "Reactions_123456789.csv": "Date,Type,Link\n",
}
OF_2026 = {
    "connections_total": 2, "invitations_out_mature": 3, "invitations_out_accepted": 1,
    "invitation_accept_days_median": 9, "invitations_in": 1, "invitation_notes_excluded": 0,
    "messages_in": 2, "messages_out": 4, "threads_person": 3, "threads_group": 0,
    "threads_started": 2, "threads_started_answered": 1, "threads_started_mature_14d": 1,
    "threads_started_answered_14d": 1, "first_answer_hours_median": 336, "inbound_threads": 1,
    "inbound_threads_answered": 1, "own_answer_hours_median": 24, "threads_deep": 0, "threads_revived": 0,
    "posts": 1, "reposts": 1, "comments_given": 1, "reactions_given": 0, "searches": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "files", "facts"),
    [
        ("Basic_LinkedInDataExport_06-30-2018.zip", IN_2018, OF_2018),
        ("Basic_LinkedInDataExport_03-12-2020.zip", IN_2020, OF_2020),
        ("Complete_LinkedInDataExport_03-25-2024.zip", IN_2024, OF_2024),
        ("Complete_LinkedInDataExport_07-15-2026.zip", IN_2026, OF_2026),
    ],
    ids=["2018", "2020", "2024", "2026"],
)
def test_the_facts_are_those_worked_out_by_hand(
    tmp_path: Any, name: str, files: dict[str, str], facts: dict[str, float | None]
) -> None:
    path = tmp_path / name
    path.write_bytes(zipped({file: text.encode() for file, text in files.items()}))
    found = read(path)
    assert {fact: found.facts[fact] for fact in facts} == facts
    assert found.codes == set()
