"""Who is who on invented pairs: precision and recall of the links that Jalon makes by itself.

An invented network and an invented CRM of several voices (tidy, hurried, short names, capitals, mailbox) write the same
people: short names, swapped names, lost accents, married names, typing errors, abbreviated companies, people who have
changed jobs. Seven in ten people of the CRM are not in the network; among them namesakes in other firms, relatives in
the same firm, and second bearers of a name in one firm. Bars, on seeds held out: precision .99 at recall .90.

    python benchmarks/linkage_pairs.py [--people 2000] [--development] [--learn-from PAIRS]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from jalon.linkage import link as linkage
from jalon.linkage.link import link
from jalon.linkage.model import load_model
from jalon.records.identity import company_key, name_key
from jalon.records.store import open_store
from jalon.simulate.people import ascii_slug, invent_company, surname, words
from jalon.sources.bulk import insert_rows
from jalon.sources.mention import Mention

DEVELOPMENT = (11, 12, 13, 14)
HELD_OUT = (20_261_301, 20_261_302, 20_261_303, 20_261_304, 20_261_305)
LANGUAGES = {"fr": 0.55, "en": 0.2, "es": 0.12, "nl": 0.13}
ME = "in:owner"
PRECISION, RECALL = 0.99, 0.90
CHUNK = 100_000
# Given names of which a short form is in daily use; not read from the data that the model knows.
SHORT = {
    "Robert": "Bob", "William": "Bill", "Margaret": "Peggy", "Elizabeth": "Liz", "Michael": "Mike",
    "Catherine": "Cathy", "Christophe": "Chris", "Frédéric": "Fred", "Emmanuelle": "Manu", "Sébastien": "Seb",
    "Stéphanie": "Steph", "Isabelle": "Isa", "Philippe": "Phil", "Jean-Pierre": "JP", "Nathalie": "Nath",
    "Francisco": "Paco", "José": "Pepe", "Dolores": "Lola", "Ignacio": "Nacho", "Enrique": "Quique",
    "Cornelis": "Kees", "Johannes": "Jan", "Wilhelmus": "Wim", "Hendrik": "Henk", "Elisabeth": "Els",
    "Alexandre": "Alex", "Nicolas": "Nico", "Valérie": "Val", "Thibault": "Thib", "Raphaël": "Raph",
    "David": "Dave", "Andrew": "Andy", "Jessica": "Jess", "Nathan": "Nate", "Charlotte": "Lottie",
}  # fmt: skip
ABBREVIATED = {"Industrie": "Ind.", "Mécanique": "Méca", "Systèmes": "Syst.", "Logistique": "Log.", "Packaging": "Pkg"}
VOICES = ("tidy", "tidy", "hurried", "short", "capitals", "mailbox")


@dataclass(frozen=True, slots=True)
class Human:
    """An invented person as they are."""

    number: int
    given: str
    family: str
    company: str
    title: str
    place: str

    @property
    def mail(self) -> str:
        """The address at work."""
        local = f"{ascii_slug(self.given)}.{ascii_slug(self.family)}"
        return f"{local}@{ascii_slug(company_key(self.company))}.example"


def human(random: Random, number: int) -> Human:
    """One invented person."""
    language = random.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    known = words(language)
    given = random.choice([*SHORT, *known["first"]] if random.random() < 0.5 else known["first"])
    family = surname(random, language)
    if random.random() < 0.08:
        family = f"{family}-{surname(random, language)}" if language != "es" else f"{family} {surname(random, 'es')}"
    titles = known["target_titles"] if random.random() < 0.6 else known["other_titles"]
    return Human(
        number, given, family, invent_company(random, language), random.choice(titles), str(random.randrange(40))
    )


def decoys(random: Random, network: list[Human], n: int) -> list[Human]:
    """People who are not in the network: most by chance, some who resemble somebody in it."""
    found: list[Human] = []
    for number in range(10**6, 10**6 + n):
        stranger, known, kind = human(random, number), random.choice(network), random.random()
        if kind < 0.06:
            stranger = replace(stranger, given=known.given, family=known.family)
        elif kind < 0.10:
            stranger = replace(stranger, family=known.family, company=known.company)
        elif kind < 0.13:
            stranger = replace(stranger, given=known.given, company=known.company)
        elif kind < 0.14:
            stranger = replace(stranger, given=SHORT.get(known.given, known.given), family=known.family)
        found.append(stranger)
    return found


def typo(random: Random, text: str) -> str:
    """One letter lost, doubled, changed or swapped with the next."""
    if len(text) < 5:
        return text
    k = random.randrange(1, len(text) - 1)
    return random.choice(
        [
            text[:k] + text[k + 1 :],
            text[:k] + text[k] + text[k:],
            text[:k] + random.choice("aeinrst") + text[k + 1 :],
            text[:k] + text[k + 1] + text[k] + text[k + 2 :],
        ]
    )


def plain(text: str) -> str:
    """Without accents."""
    import unicodedata

    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def written(random: Random, who: Human) -> Mention:
    """A person as one of the voices writes them into the CRM."""
    voice, given, family, company = random.choice(VOICES), who.given, who.family, who.company
    if random.random() < 0.05:
        family = surname(random, "fr") if random.random() < 0.5 else f"{family}-{surname(random, 'fr')}"
    if random.random() < 0.03:
        company = invent_company(random, "fr")
    if random.random() < 0.3:
        company = " ".join(ABBREVIATED.get(word, word) for word in company.split())
    if random.random() < 0.4:
        company = company_key(company).title()
    if voice == "short" or random.random() < 0.08:
        given = SHORT.get(given, given)
    if voice in ("hurried", "mailbox") or random.random() < 0.1:
        given, family = plain(given), plain(family)
    if voice == "hurried":
        given, family = (typo(random, given), family) if random.random() < 0.3 else (given, typo(random, family))
    if voice == "hurried" and random.random() < 0.15:
        company = typo(random, company)
    if voice == "capitals":
        name = f"{family.upper()} {given}"
    elif random.random() < 0.05:
        name = f"{given[0]}. {family}"
    else:
        name = f"{given} {family}"
    mail = (
        replace(who, company=company, family=who.family).mail if random.random() < 0.5 or voice == "mailbox" else None
    )
    title = who.title if random.random() < 0.7 else None
    return Mention(
        name, None if voice == "mailbox" else company, mail, title=title, origin="crm", system="invented",
        origin_id=str(who.number),
    )  # fmt: skip


def fill(people: int, seed: int, records: int | None = None, path: Path | None = None) -> tuple[Any, dict[str, str]]:
    """A store with a network of `people` and a CRM of `records` (by default five for six people, three in ten of them
    known), and who is truly who: {mention_id: person_id}."""
    random = Random(seed)
    network = [human(random, number) for number in range(people)]
    twins = [replace(human(random, people + k), given=w.given, family=w.family, company=w.company)
             for k, w in enumerate(random.sample(network, people // 100))]  # fmt: skip
    everybody = [*network, *twins]
    known = random.sample(everybody, people // 4 if records is None else min(people // 4, 3 * records // 10))
    others = decoys(random, everybody, 7 * people // 12 if records is None else records - len(known))
    con = open_store(path)
    rows = [
        [ME, f"in:{w.number}", f"{w.given} {w.family}", name_key(f"{w.given} {w.family}"),
         w.mail if random.random() < 0.03 else None, *((None, None, None) if random.random() < 0.03 else
         (w.company, company_key(w.company), w.title)), "file", w.number, True, 0]
        for w in everybody
    ]  # fmt: skip
    insert_rows(
        con,
        "people (member_id, person_id, name, name_key, email, company, company_key, title, source_id, row_no, "
        "is_contact, recorded_at)",
        rows,
    )
    mentions = [(written(random, who), who) for who in [*known, *others]]
    table = [mention.row(ME, "crm", row) for row, (mention, _) in enumerate(mentions)]
    for k in range(0, len(table), CHUNK):
        insert_rows(con, f"mentions ({', '.join(table[0])})", [list(row.values()) for row in table[k : k + CHUNK]])
    numbers = {who.number for who in known}
    truth = {mention.mention_id: f"in:{who.number}" for mention, who in mentions if who.number in numbers}
    return con, truth


def measure(people: int, seed: int, show: bool = False) -> tuple[int, int, int]:
    """Links made, links that are right, links that there were to make."""
    con, truth = fill(people, seed)
    link(con, ME)
    joined = dict(con.execute("select mention_id, person_id from mentions where person_id is not null").fetchall())
    right = sum(truth.get(mention) == person for mention, person in joined.items())
    if show:
        _show(con, truth)
    return len(joined), right, len(truth)


def _show(con, truth: dict[str, str]) -> None:
    """What was joined wrongly and what was missed, with what the model saw."""
    sql = (
        "select m.mention_id, m.person_id, m.match_state, m.name, m.company, m.email, m.title, "
        "(select struct_pack(p.name, p.company, p.title) from people p where p.person_id = m.person_id), "
        "(select max(levels) from match_pairs x where x.mention_id = m.mention_id) from mentions m"
    )
    for mention, person, *rest in con.execute(sql).fetchall():
        right = truth.get(mention)
        if person and person != right:
            print("WRONG", right, person, rest)
        elif right and not person:
            print(
                "MISSED",
                con.execute("select name, company, title from people where person_id=?", [right]).fetchone(),
                rest,
            )


def learn_from(pairs: float | None) -> None:
    """From here on the weights are learnt from so many pairs on (inf: never), whatever model.toml says."""
    if pairs is not None:
        model = load_model()
        chosen = replace(model, training=replace(model.training, least_pairs=pairs))
        linkage.load_model = lambda: chosen


def main() -> None:
    """Print both figures; exit 1 below the bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--development", action="store_true", help="the seeds that the model was looked at with")
    parser.add_argument("--show", action="store_true", help="every wrong and missed pair")
    parser.add_argument("--learn-from", type=float, help="pairs from which on the weights are learnt; inf: never")
    arguments = parser.parse_args()
    learn_from(arguments.learn_from)
    totals, start = [0, 0, 0], process_time()
    for seed in DEVELOPMENT if arguments.development else HELD_OUT:
        found = measure(arguments.people, seed, arguments.show)
        totals = [a + b for a, b in zip(totals, found, strict=True)]
    joined, right, truth = totals
    precision, recall = right / joined, right / truth
    print(
        f"links made {joined}, right {right}, to be made {truth}: precision {precision:.4f} (bar {PRECISION}), "
        f"recall {recall:.4f} (bar {RECALL}), {process_time() - start:.1f} CPU s"
    )
    sys.exit(precision < PRECISION or recall < RECALL)


if __name__ == "__main__":
    main()
