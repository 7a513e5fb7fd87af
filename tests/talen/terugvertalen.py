"""Translate catalogs back into Dutch without sight of the Dutch: a filter, not a review.

``python tests/talen/terugvertalen.py vraag CODE`` prints the texts of a vote in one language, and
only those, in an order of their own. Who knows the language writes what each says, in Dutch, in
``terugvertaling/CODE.csv`` beside this file (``id;terug;oordeel``); only then are they laid beside
the Dutch, and the judgement is written: *gelijk*, *klein*, or *groot* when a parent would do or
choose something else by it. Without arguments: how many texts of a hundred say something else,
per language, and which texts changed since (those count for nothing until done again).

It covers the 24 waarden and thirty texts, not the whole catalog. The tables of November 2026 were
made by one that had read the Dutch of the product before, from lists without it: less blind than
a stranger to it. What was *groot* then is mended, and was put back into Dutch again.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from babel.messages.catalog import Message

from ouderplan.talen.inhoud import WAARDE
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP

TABELLEN = Path(__file__).parent / "terugvertaling"
OORDELEN = ("gelijk", "klein", "groot")
TEKSTEN = frozenset(
    {
        "Bezig met versturen…",
        "Daarna kunt u uw keuze niet meer zien of veranderen.",
        "De begeleider leest het eerst. U kunt er hieronder nog een insturen.",
        "De stemming is gesloten",
        "De volgende begint met een leeg stembriefje. Uw stem is al bewaard en blijft geheim.",
        "De tekens van uw code. Hoofdletters en spaties maken niet uit.",
        "Deze ronde is gesloten. Wat u nu verstuurde, is niet meegeteld. Wat u eerder verstuurde, "
        "telt wel.",
        "Deze ronde is niet voor ouders",
        "Deze staan gelijk. Welke hoort in de top?",
        "Elke telefoon telt één keer.",
        "Evenveel stemmen",
        "Eén stem per telefoon; wie er geen heeft, stemt op een scherm van de school.",
        "Hoe ver is de school hiermee? Weet u iets niet, sla het dan over. Uw naam staat er niet "
        "bij.",
        "Iedere stemcode telt één keer, op welk toestel er ook mee is gestemd.",
        "Ik stem blanco",
        "Kies er hoogstens %(num)s.",
        "Met welke kansen willen we volgend jaar beginnen?",
        "Nog niet verstuurd, we proberen het opnieuw… Laat deze pagina open.",
        "Op deze telefoon telt één stem. Wil nog iemand stemmen? Vraag de begeleider om een tablet "
        "of een papieren stembriefje.",
        "Stop zonder te stemmen",
        "U hebt al het hoogste aantal gekozen. Haal eerst een andere keuze weg.",
        "U kunt uw keuze veranderen tot de begeleider de ronde sluit.",
        "U stemde blanco. Ook dat telt mee.",
        "Uw naam hoort niet bij de code. Is de ronde gesloten, dan is niet meer te zien welke code "
        "bij welke stem hoorde.",
        "Verander mijn keuze",
        "Verstuur mijn stem",
        "Welke kansen en bedreigingen ziet u?",
        "Welke waarden vindt u het belangrijkst in de samenwerking tussen school en ouders?",
        "Zegt u niets, dan gaat dit scherm terug naar het begin en wordt uw keuze gewist.",
        "Zonder controle: wie wil, kan vaker stemmen. De uitslag is een indruk.",
    }
)
"""The thirty texts of a vote in which a wrong word does most; the 24 waarden come with them."""


def of_a_vote(code: str) -> Iterator[Message]:
    """Yield the texts of a vote, in an order that says nothing of the Dutch."""
    found = [
        message
        for message in read_catalog(MAP / f"{code}.po")
        if message.id
        and (first(message) in TEKSTEN or (message.context == WAARDE and is_name(message)))
    ]
    yield from sorted(found, key=lambda one: sha256((code + said(one)).encode()).digest())


def is_name(message: Message) -> bool:
    """Tell the name of a waarde from what stands under it."""
    return not first(message).endswith(".")


def first(message: Message) -> str:
    """Return the Dutch of a text."""
    return message.id if isinstance(message.id, str) else message.id[0]


def said(message: Message) -> str:
    """Return the last form of a translation: that of many."""
    return message.string if isinstance(message.string, str) else message.string[-1]


def mark(message: Message) -> str:
    """Return what changes when the Dutch or the translation does."""
    return sha256(f"{message.context}\0{first(message)}\0{said(message)}".encode()).hexdigest()[:8]


def read_table(code: str) -> dict[str, tuple[str, str]]:
    """Return the back-translation and the judgement of each text, by its mark."""
    with (TABELLEN / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: (row["terug"], row["oordeel"]) for row in csv.DictReader(file, delimiter=";")
        }


def count(code: str) -> tuple[Counter[str], list[str]]:
    """Return how often each judgement was given, and the texts that have none as they are now."""
    table = read_table(code)
    judged = {first(one): table.get(mark(one), ("", ""))[1] for one in of_a_vote(code)}
    return Counter(filter(None, judged.values())), [
        text for text, said in judged.items() if not said
    ]


def main() -> int:
    """Print the texts to translate back, or how many went wrong; fail when one is *groot*."""
    if sys.argv[1:2] == ["vraag"]:
        for message in of_a_vote(sys.argv[2]):
            print(f"{mark(message)};{said(message)}")
        return 0
    wrong = False
    for path in sorted(TABELLEN.glob("*.csv")):
        counts, opens = count(path.stem)
        done = sum(counts.values())
        major = 100 * counts["groot"] / done if done else 0.0
        print(f"{path.stem:16}{done:4} teksten  groot {major:.1f} per 100, klein {counts['klein']}")
        for text in opens:
            print(f"{'':16}nog niet, of veranderd: {text}")
        wrong = wrong or counts["groot"] > 0
    without = sorted(
        {one.stem for one in MAP.glob("*.po")} - {one.stem for one in TABELLEN.glob("*.csv")}
    )
    print("zonder terugvertaling:", ", ".join(without) or "geen")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
