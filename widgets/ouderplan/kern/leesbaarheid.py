"""How easy a Dutch text reads, estimated, and which spots make it hard (G3).

The estimate is the formula of Flesch as W.H. Douma fitted it to Dutch: *De leesbaarheid van
landbouwbladen*, Bulletin 17, Landbouwhogeschool Wageningen, 1960. It knows the length of words and
sentences and nothing of what they say, so it is told in words and never as a number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pyphen import Pyphen

from ouderplan.kern.makkelijker import MAKKELIJKER
from ouderplan.kern.zinnen import Zin, find_words, split_sentences

LANGSTE_ZIN = 20
"""Words; in a longer sentence a reader has forgotten the beginning."""
LANG_WOORD = 15
"""Letters of a word that is hard by its length alone."""
VEEL_LETTERGREPEN = 5
KORTSTE_TEKST = 25
"""Words; of a shorter text the formula says nothing."""


class Moeite(StrEnum):
    """What makes a spot hard."""

    ZIN = "zin"
    JARGON = "jargon"
    WOORD = "woord"
    LIJDEND = "lijdend"


class Leesniveau(StrEnum):
    """How a text reads, after the table of Douma in four steps."""

    MAKKELIJK = "makkelijk"
    GEWOON = "gewoon"
    PITTIG = "pittig"
    MOEILIJK = "moeilijk"
    TE_KORT = "te_kort"


_LEVELS = ((70, Leesniveau.MAKKELIJK), (60, Leesniveau.GEWOON), (45, Leesniveau.PITTIG))


@dataclass(frozen=True, slots=True)
class Plek:
    """A spot that could be easier: where it is, and what could stand there instead, if known."""

    begin: int
    end: int
    soort: Moeite
    tekst: str
    liever: str = ""


@dataclass(frozen=True, slots=True)
class Leesbaarheid:
    """The length of a text in three measures, and its hard spots in the order of the text."""

    zinnen: int = 0
    woorden: int = 0
    lettergrepen: int = 0
    plekken: tuple[Plek, ...] = ()

    @property
    def score(self) -> float:
        """Flesch–Douma: 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence."""
        if not self.woorden:
            return 100.0
        per_woord, per_zin = self.lettergrepen / self.woorden, self.woorden / self.zinnen
        return 206.84 - 77 * per_woord - 0.93 * per_zin

    @property
    def niveau(self) -> Leesniveau:
        """Say it in one of a few words; of a short text nothing can be said."""
        if self.woorden < KORTSTE_TEKST:
            return Leesniveau.TE_KORT
        reached = (level for least, level in _LEVELS if self.score >= least)
        return next(reached, Leesniveau.MOEILIJK)

    @property
    def in_orde(self) -> bool:
        """Tell whether there is nothing to do."""
        hard = (Leesniveau.PITTIG, Leesniveau.MOEILIJK)
        return not self.plekken and self.niveau not in hard


def assess(tekst: str, behalve: Iterable[tuple[int, int]] = ()) -> Leesbaarheid:
    """Estimate how `tekst` reads.

    Parameters
    ----------
    behalve
        Begin and end of words that are meant to be there, such as the chosen waarden: they count,
        but are not called hard.
    """
    kept = tuple(behalve)
    zinnen = split_sentences(tekst)
    measured = [(zin, measure(zin.tekst)) for zin in zinnen]
    spots = [plek for zin, maat in measured for plek in _placed(zin, maat) if not _in(plek, kept)]
    return Leesbaarheid(
        zinnen=len(zinnen),
        woorden=sum(maat.woorden for _, maat in measured),
        lettergrepen=sum(maat.lettergrepen for _, maat in measured),
        plekken=tuple(spots),
    )


@lru_cache(maxsize=2048)
def measure(zin: str) -> Leesbaarheid:
    """Measure one sentence; while someone types, only the sentence that changed is new."""
    words = find_words(zin)
    return Leesbaarheid(1, len(words), sum(map(count_syllables, words)), tuple(_spots(zin, words)))


def _placed(zin: Zin, maat: Leesbaarheid) -> Iterator[Plek]:
    for plek in maat.plekken:
        begin, end = zin.begin + plek.begin, zin.begin + plek.end
        yield Plek(begin, end, plek.soort, plek.tekst, plek.liever)


def _in(plek: Plek, kept: Iterable[tuple[int, int]]) -> bool:
    if plek.soort not in (Moeite.WOORD, Moeite.JARGON):
        return False
    return any(begin < plek.end and plek.begin < end for begin, end in kept)


def _spots(zin: str, words: list[str]) -> Iterator[Plek]:
    if len(words) > LANGSTE_ZIN:
        yield Plek(0, len(zin), Moeite.ZIN, zin)
    found = [*_jargon(zin), *_passive(zin)]
    taken = [(plek.begin, plek.end) for plek in found if plek.soort is Moeite.JARGON]
    found += [plek for plek in _long_words(zin) if not _in(plek, taken)]
    yield from sorted(found, key=lambda plek: (plek.begin, -plek.end))


_JARGON = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, MAKKELIJKER), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)


def _jargon(zin: str) -> Iterator[Plek]:
    for found in _JARGON.finditer(zin):
        liever = MAKKELIJKER[found[0].casefold()]
        yield Plek(found.start(), found.end(), Moeite.JARGON, found[0], liever)


_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _long_words(zin: str) -> Iterator[Plek]:
    for found in _LETTERS.finditer(zin):
        word = found[0]
        is_name = word[:1].isupper() and found.start() > 0
        if not is_name and is_long(word):
            yield Plek(found.start(), found.end(), Moeite.WOORD, word)


def is_long(woord: str) -> bool:
    """Tell whether a word is hard because of its length; a hyphen cuts it in easier parts."""
    parts = woord.split("-")
    return any(
        len(part) >= LANG_WOORD or count_syllables(part) >= VEEL_LETTERGREPEN for part in parts
    )


_WORDEN = r"(?:wordt|worden|werd|werden)"
_AF = r"(?:aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor)?"
_GEEN = (
    r"(?!\w+heid\b|gezond\b|gebied\b|geluid\b|gemeend\b|gerust\b|gezicht\b|gedicht\b|gerecht\b"
    r"|gevoelens\b|gesprekken\b|gezinnen\b|gedachten\b|gewoonten\b|gebouwen\b|gevallen\b"
    r"|bekend\b|bewust\b|bericht\b|bezoek\w*\b|verband\b|verstand\b|verdriet\b)"
)
_STERK = (
    r"gedaan|besproken|besloten|begrepen|bekeken|vergeten|verwezen|verloren|ondernomen|ontvangen"
)
_DEELWOORD = rf"{_GEEN}(?:{_AF}g[eë]\w{{2,}}(?:d|t|en)|(?:be|ver|ont|her|er)\w{{3,}}[dt]|{_STERK})"
_LIJDEND = re.compile(
    rf"\b{_WORDEN}(?:\W+\w+){{0,8}}?\W+{_DEELWOORD}\b|\b{_DEELWOORD}\s+{_WORDEN}\b",
    re.IGNORECASE,
)
"""*Wordt … gedaan* and *gedaan wordt*: a guess at the passive, which hides who does it."""


def _passive(zin: str) -> Iterator[Plek]:
    for found in _LIJDEND.finditer(zin):
        yield Plek(found.start(), found.end(), Moeite.LIJDEND, found[0])


_VOWELS = re.compile(r"[aeiouyáéíóúàèëïöüâêîôû]+")


@lru_cache(maxsize=8192)
def count_syllables(woord: str) -> int:
    """Count the syllables of a word; a number has one.

    A hyphenation never leaves one letter alone, so *avond* stays whole: within each part that it
    gives, the groups of vowels are counted.
    """
    inserted: str = _hyphenation().inserted(woord.casefold())
    parts = inserted.split("-")
    return max(1, sum(max(1, len(_VOWELS.findall(part))) for part in parts if part))


@lru_cache(maxsize=1)
def _hyphenation() -> Any:
    return Pyphen(lang="nl_NL", left=1, right=1)
