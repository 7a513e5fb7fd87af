"""Translate catalogs back into Dutch without sight of the Dutch: a filter, not a review.

``python tests/talen/terugvertalen.py vraag CODE`` prints the texts of one language that have no
translation back as they are now, and only those, in an order of their own. Who knows the language
writes what each says, in Dutch, in ``terugvertaling/CODE.csv`` beside this file
(``id;terug;oordeel;opmerking``, with the last two empty). Only then ``naast CODE`` lays those rows
beside the Dutch, and the judgement is written: *gelijk*, *klein*, or *groot* when a parent would do
or choose something else by it; the remark says what differs, or what was mended. ``op CODE`` takes
out the rows of texts that are no longer there. ``steekproef CODE ZAAD`` prints sixty texts that are
judged already, chosen by a number, for a second time by who did not see the first; what that said
stands in ``steekproef.csv``, and is not written again when a text changes. Without arguments: how
many texts of a hundred say something else, per language, and which have none, or changed since.

Every text of every catalog is in it. The tables of November 2026 were made by one that had read a
part of the Dutch before, from lists without it and rare languages first: less blind than a stranger
to it. What was *groot* then is mended, and was put back into Dutch again. Simple Dutch says itself,
and was laid beside the Dutch as a whole instead. The sample is of ZAAD 20261129, of the 256 texts
of then.
"""

import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from babel.messages.catalog import Message

from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP

TABELLEN = Path(__file__).parent / "terugvertaling"
OORDELEN = ("gelijk", "klein", "groot")
KOLOMMEN = ("id", "terug", "oordeel", "opmerking")
STEEKPROEF = Path(__file__).parent / "steekproef.csv"
ZOVEEL = 60
"""So many texts of a language are in the sample."""


def texts_of(code: str) -> Iterator[Message]:
    """Yield the texts of a catalog, in an order that says nothing of the Dutch."""
    found = [message for message in read_catalog(MAP / f"{code}.po") if message.id]
    yield from sorted(found, key=lambda one: sha256((code + said(one)).encode()).digest())


def first(message: Message) -> str:
    """Return the Dutch of a text."""
    return message.id if isinstance(message.id, str) else message.id[0]


def said(message: Message) -> str:
    """Return a translation, with all its forms."""
    if isinstance(message.string, str):
        return message.string
    return " ¦ ".join(dict.fromkeys(message.string))


def mark(message: Message) -> str:
    """Return what changes when the Dutch or the translation does."""
    return sha256(f"{message.context}\0{first(message)}\0{said(message)}".encode()).hexdigest()[:8]


def read_table(code: str) -> dict[str, dict[str, str]]:
    """Return the rows of a language, by the mark of their text."""
    path = TABELLEN / f"{code}.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter=";")}


def write_table(code: str, rows: list[dict[str, str]]) -> None:
    """Write the rows of a language."""
    with (TABELLEN / f"{code}.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, KOLOMMEN, delimiter=";", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def count(code: str) -> tuple[Counter[str], list[str]]:
    """Return how often each judgement was given, and the texts that have none as they are now."""
    table = read_table(code)
    judged = [(first(one), table.get(mark(one), {}).get("oordeel", "")) for one in texts_of(code)]
    return Counter(said for _, said in judged if said), [text for text, said in judged if not said]


def ask(code: str) -> None:
    """Print the texts to translate back."""
    table = read_table(code)
    for message in texts_of(code):
        if mark(message) not in table:
            print(f"{mark(message)};{said(message)}")


def sample(code: str, zaad: str) -> list[Message]:
    """Choose texts that were judged already; the same seed chooses the same of the same texts."""
    table = read_table(code)
    judged = [one for one in texts_of(code) if table.get(mark(one), {}).get("oordeel")]
    return random.Random(f"{zaad}{code}").sample(judged, ZOVEEL)


def read_sample() -> list[dict[str, str]]:
    """Return the rows of the last sample, of all languages."""
    with STEEKPROEF.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def compare(code: str) -> None:
    """Print what was translated back and not yet judged, beside the Dutch."""
    table = read_table(code)
    for message in texts_of(code):
        row = table.get(mark(message))
        if row and not row["oordeel"]:
            print(f"{row['id']}\n  {first(message)}\n  {row['terug']}")


def tidy(code: str) -> None:
    """Take out the rows of texts that are no longer there."""
    table = read_table(code)
    write_table(code, [table[mark(one)] for one in texts_of(code) if mark(one) in table])


def main() -> int:
    """Do what is asked, or say how many went wrong; fail when one is *groot*."""
    for word, action in (("vraag", ask), ("naast", compare), ("op", tidy)):
        if sys.argv[1:2] == [word]:
            action(sys.argv[2])
            return 0
    if sys.argv[1:2] == ["steekproef"]:
        for message in sample(*sys.argv[2:4]):
            print(f"{mark(message)};{said(message)}")
        return 0
    wrong, opens = False, defaultdict(list)
    for path in sorted(MAP.glob("*.po")):
        counts, without = count(path.stem)
        done = sum(counts.values())
        major = 100 * counts["groot"] / done if done else 0.0
        print(
            f"{path.stem:16}{done:4} teksten  groot {major:.1f} per 100, klein {counts['klein']}, "
            f"niet terugvertaald {len(without)}"
        )
        for text in without:
            opens[text].append(path.stem)
        wrong = wrong or counts["groot"] > 0
    for text, codes in opens.items():
        print(f"niet terugvertaald zoals hij nu is ({len(codes)} talen): {text}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
