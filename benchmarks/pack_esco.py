"""Packs the ESCO labels into the two data files of jalon.targeting: `python benchmarks/pack_esco.py FOLDER`.

FOLDER holds the ESCO occupations as `occupations_<language>.csv.gz` (conceptUri, iscoGroup, preferredLabel,
altLabels parted by '|'), the ISCO-08 groups as `isco_groups_<language>.csv` (code, preferredLabel), and Dutch as
`labels_nl_from_melo.csv.gz` (uri, isco, label). Nothing is chosen or judged here: labels that write two forms
with a slash ("directeur/directrice") are left out when both forms stand beside them.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from jalon.targeting.trigrams import CODES, grams

LANGUAGES = ("fr", "en", "es", "nl")
OUT = Path(__file__).parent.parent / "src" / "jalon" / "targeting"
Concepts = dict[str, tuple[str, dict[str, set[str]]]]


def rows(path: Path) -> Iterator[dict[str, str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))


def labels_of(row: dict[str, str]) -> Iterator[str]:
    others = [" ".join(label.split()) for label in row["altLabels"].split("|")]
    for label in [" ".join(row["preferredLabel"].split()), *others]:
        if label and not ("/" in label and label.split("/")[0].strip() in others):
            yield label


def read(folder: Path) -> Concepts:
    concepts: Concepts = {}

    def add(concept: str, code: str, language: str, label: str) -> None:
        concepts.setdefault(concept, (code, {}))[1].setdefault(language, set()).add(label)

    for language in LANGUAGES[:3]:
        for row in rows(folder / f"occupations_{language}.csv.gz"):
            for label in labels_of(row):
                add(row["conceptUri"], row["iscoGroup"], language, label)
        for row in rows(folder / f"isco_groups_{language}.csv"):
            add("isco/C" + row["code"], row["code"], language, row["preferredLabel"])
    for row in rows(folder / "labels_nl_from_melo.csv.gz"):
        concept = row["uri"].removeprefix("http://data.europa.eu/esco/") if "/isco/" in row["uri"] else row["uri"]
        add(concept, row["isco"], "nl", " ".join(row["label"].split()))
    return concepts


def write_gzip(path: Path, data: bytes) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(data)
    path.write_bytes(packed.getvalue())


def language_table(concepts: Concepts) -> np.ndarray:
    """Returns minus the log probability of every trigram in each language, in sixteenths (uint8)."""
    table = np.zeros((len(LANGUAGES), CODES), np.uint8)
    for row, language in enumerate(LANGUAGES):
        labels = sorted(label for _, by in concepts.values() for label in by.get(language, ()))
        counts = np.bincount(grams(labels).codes, minlength=CODES) + 0.5
        table[row] = np.clip(np.round(-16 * np.log(counts / counts.sum())), 0, 255)
    return table


def main(folder: Path) -> None:
    concepts = read(folder)
    ordered = sorted(concepts.items(), key=lambda item: (item[1][0], item[0]))
    lines = ["\t".join([code, *("|".join(sorted(by.get(x, ()))) for x in LANGUAGES)]) for _, (code, by) in ordered]
    write_gzip(OUT / "esco.tsv.gz", ("\n".join(lines) + "\n").encode())
    write_gzip(OUT / "languages.bin.gz", language_table(concepts).tobytes())
    for name in ("esco.tsv.gz", "languages.bin.gz"):
        print(f"{name}: {(OUT / name).stat().st_size:,} bytes, {len(ordered)} concepts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
