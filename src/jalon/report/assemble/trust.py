"""What supports the evidence: results that a second source confirms, odd shares of answers, the files themselves.

The grade of the interface says that everything known of the network came to `jalon pull` from LinkedIn and that no line
was changed since. Seals can be computed anew by whoever holds the file: it shows no accident and no hasty hand, and is
no proof against somebody who forges on purpose.
"""

from __future__ import annotations

from pathlib import Path

from jalon.index.plausible import ability_otherwise, one_company, too_many_answers
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.dates import DAY, iso_day
from jalon.report.result import Finding, ImportedFile, Trust

ANSWERED = "outreach_answered"
# A few confirmed results are chance; from here on half of them must be.
LEAST_RESULTS, CONFIRMED = 5, 0.5
# Points that deleting half of the unanswered conversations adds on average, which no check can see
# (property 53 of the proof, world W7).
HALF_DELETED = 1.4
HERE = Path(__file__).parent
CONFIRMED_SQL, COMPANY_SQL, PULLED_SQL = (
    (HERE / f"{name}.sql").read_text(encoding="utf-8") for name in ("confirmed", "one_company", "pulled")
)


def trust_of(frame: Frame) -> Trust:
    """The grade of the evidence, what was checked, and every imported file by its hash."""
    confirmed, results = _confirmed(frame)
    crossed = results >= LEAST_RESULTS and confirmed >= CONFIRMED * results
    checks = [Finding("trust_confirmed", {"n": confirmed, "of": results})] if results else []
    seen = frame.total(ANSWERED)
    answered, asked = round(seen.raw_events), round(seen.raw_exposure)
    able = ability_otherwise(frame.edition, frame.totals[NOW], ANSWERED)[0]
    if too_many_answers(frame.edition, ANSWERED, answered, asked, able):
        checks.append(Finding("trust_answers", {"n": answered, "of": asked, "share": answered / asked}))
    checks.extend(_from_one_company(frame))
    if asked:
        checks.append(Finding("trust_limit", {"points": HALF_DELETED}))
    pulled, of = _pulled(frame)
    if pulled:
        checks.insert(0, Finding("trust_pulled", {"n": pulled, "of": of}))
    by_interface = bool(pulled) and pulled == of and (crossed or not results)
    grade = "api" if by_interface else "cross_checked" if crossed else "self_supplied"
    return Trust(grade, tuple(checks), _files(frame))


def _pulled(frame: Frame) -> tuple[int, int]:
    """Of the files that tell of the network in the last year, those that a pull left and nobody changed; and all."""
    row = frame.con.execute(PULLED_SQL, _year(frame)).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _confirmed(frame: Frame) -> tuple[int, int]:
    """Results of the last year that a second source confirms, and all of them."""
    row = frame.con.execute(CONFIRMED_SQL, _year(frame)).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _from_one_company(frame: Frame) -> list[Finding]:
    """Of those who came by themselves, by indicator, the people of one company when they are many."""
    rows = frame.con.execute(COMPANY_SQL, _year(frame)).fetchall()
    return [Finding("trust_company", {"n": int(n), "of": int(of)}) for n, of in rows if one_company(n, of)]


def _year(frame: Frame) -> dict[str, str | int]:
    since = frame.end - frame.edition.time.horizon_days * DAY
    return {"member": frame.member_id, "end": frame.end, "since": since}


def _files(frame: Frame) -> tuple[ImportedFile, ...]:
    rows = frame.con.execute(
        "select min(input_name), input_sha256, max(exported_on), sum(rows_kept), input_sha256 in (select input_sha256 "
        "from member_exports where archive_kind = 'pulled') from imports "
        "where input_sha256 in (select i.input_sha256 from imports i join coverage c on c.source_id = i.source_id "
        "where c.member_id = ?) group by input_sha256 order by 1, 2",
        [frame.member_id],
    ).fetchall()
    return tuple(
        ImportedFile(name, sha256, iso_day(day) if day else None, int(kept), "api" if pulled else "self_supplied")
        for name, sha256, day, kept, pulled in rows
    )
