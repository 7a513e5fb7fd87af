"""What a word in a form means: a level, a group, or something that a person has to say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ouderplan.kern.schoolscan import Niveau, Scanvraag
from ouderplan.kern.soorten import Groep, Tekst
from ouderplan.kern.tekstvorm import loosely
from ouderplan.kern.woordstam import stem, stems
from ouderplan.kern.woordvormen import fold


class Woordsoort(StrEnum):
    """What kind of answer a word is."""

    NIVEAU = "niveau"
    GROEP = "groep"
    TOESTEMMING = "toestemming"


NIETS = "niets ingevuld"
"""Stands for the empty cell of somebody who was asked for leave: no refusal, and no leave."""


@dataclass(frozen=True, slots=True)
class Woordbetekenis:
    """What an answer in a form means, for the next file (table *woordbetekenissen*).

    `betekenis` is a level (``2.0``) or a group (``team``); empty is *telt niet mee*.
    """

    woord: Tekst
    soort: Woordsoort
    betekenis: str = ""


_NIVEAU = re.compile(r"(?<![\d.,])([123])(?:[.,]0)?(?![\d]|[.,]\d)")
_NUMMERS = re.compile(
    r"(\d{1,2})(?:[.,]\d)?(?:\s*(?:à|a|of|en|tot|-|–|/)\s*(\d{1,2})(?:[.,]\d)?)?(?![\d.,])"
)
"""The number or numbers with which an answer begins: ``4``, ``2.0``, ``3 à 4``, ``5 - eens``."""
_GEEN_NIVEAU = frozenset(
    {"weet ik niet", "weet niet", "geen mening", "geen idee", "n.v.t.", "nvt",
     "niet van toepassing", "-", "?", "geen antwoord"}
)  # fmt: skip
"""Answers that say themselves that they are no level."""

_MENING = re.compile(
    r"(?:(?:helemaal|geheel|volledig|zeer|erg|heel|deels|gedeeltelijk|een beetje|niet|wel|redelijk"
    r"|enigszins|(?:on)?voldoende|mee|het|er|ik|ben|ermee|met|bijna|meestal|vaak|soms|nooit|altijd"
    r"|zelden|(?:on)?eens|(?:on)?tevreden|neutraal|goed|slecht|matig|ja|nee|niet/deels)[\s,/]*)+"
)
"""An answer out of a scale of opinions, whatever somebody made of it: *helemaal mee eens*."""
JA_NEE = frozenset({"ja", "nee", "yes", "no", "wel", "niet", *_GEEN_NIVEAU})
"""Answers that say whether something is so, and not how far it is."""
_TEAM = re.compile(
    r"\bwerk\w* (?:hier|bij ons|op (?:de |deze |onze )?school)"
    r"|\bwerk\w* (?:in|bij|voor) (?:de |deze |onze )?school\W*$"
    r"|team|leerkracht|leraar|leraren|lerares|docent|medewerk|personeel|\bstaf|collega|directeur"
    r"|directie|\bjuf|\bmeester|\boop\b|onderwijsassist|onderwijsonderst|klassenassist|conci[eë]rge|schoolleid"
    r"|intern(?:e)? begeleid|\bib(?:'?er)?\b|\bmt\b|\brt(?:'?er)?\b|administrati|vakleer"
    r"|pedagogisch|logoped|kernteam|\blkr\b"
)
_OUDERS = re.compile(
    r"ouder|verzorg|moeder|vader|voogd|grootouder|\bopa\b|\boma\b|\bmama\b|\bpapa\b|\bor\b"
)
_LEERLINGEN = re.compile(r"leerling|\bkind\b|kinderen")
_VAN_EEN_KIND = re.compile(r"\bvan\b.*(?:leerling|\bkind|kinderen|school)")
"""An *ouder van een leerling* is no pupil."""
_GELEDING = re.compile(r"\b(?:personeels|team|leerkracht\w*|ouder|leerling\w*)[- ]?geleding")


def read_level(text: str) -> Niveau | None:
    """Return the level that a cell names (``2``, ``2,0``, ``Niveau 2.0: meedoen``), else None."""
    found = {int(match) for match in _NIVEAU.findall(text)}
    if any(number > len(Niveau) for number in _numbers(text)):
        return None
    return Niveau(f"{found.pop()}.0") if len(found) == 1 else None


def _numbers(text: str) -> list[int]:
    """Return the numbers with which an answer begins: 4 of *4 - eens*, 3 and 4 of *3 à 4*."""
    match = _NUMMERS.match(text.strip())
    return [int(one) for one in match.groups() if one] if match else []


def is_opinion(text: str) -> bool:
    """Tell whether a cell is an answer out of a scale in words, or says that there is none."""
    said = loosely(text).strip(" .!")
    return said in _GEEN_NIVEAU or bool(_MENING.fullmatch(said))


def read_group(text: str) -> Groep | None:
    """Return the group that a cell names, or None when it names none or more than one.

    A *geleding* of the MR says it better than anything else in the cell.
    """
    folded = text.casefold()
    if geleding := _GELEDING.search(folded):
        folded = geleding[0].replace("geleding", "")
    elif _OUDERS.search(folded) and (whose := _VAN_EEN_KIND.search(folded)):
        folded = folded[: whose.start()]
    found = [
        groep
        for groep, pattern in (
            (Groep.OUDERS, _OUDERS),
            (Groep.TEAM, _TEAM),
            (Groep.LEERLINGEN, _LEERLINGEN),
        )
        if pattern.search(folded)
    ]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Betekenissen:
    """What the school said that words mean, before what we read in them ourselves."""

    gezegd: Mapping[tuple[Woordsoort, str], str] = field(default_factory=dict)
    andere_schaal: bool = False
    """Whether the numbers of this form are of another scale, as 1 to 5: then none is sure."""

    @classmethod
    def of(cls, rows: Iterable[Woordbetekenis]) -> "Betekenissen":
        """Return the meanings that are stored."""
        return cls({(row.soort, loosely(row.woord)): row.betekenis for row in rows})

    def said(self, soort: Woordsoort, word: str, betekenis: str) -> "Betekenissen":
        """Return these with one more."""
        return replace(self, gezegd={**self.gezegd, (soort, loosely(word)): betekenis})

    def forgotten(self, soort: Woordsoort, word: str) -> "Betekenissen":
        """Return these without what was said of a word."""
        kept = {key: value for key, value in self.gezegd.items() if key != (soort, loosely(word))}
        return replace(self, gezegd=kept)

    def on_scale(self, cells: Iterable[str]) -> "Betekenissen":
        """Return these for a form with these answers: a 0, a 4 or a 5 makes a 2 another."""
        numbers = [number for cell in cells for number in _numbers(cell)]
        beyond = any(not 0 < number <= len(Niveau) for number in numbers)
        return replace(self, andere_schaal=beyond)

    def kept(self) -> "Betekenissen":
        """Return what holds for the next form too: what a 2 means is said of one scale.

        So is what holds for who said nothing when asked for leave.
        """
        words = {
            key: value
            for key, value in self.gezegd.items()
            if not key[1][:1].isdigit() and key[0] is not Woordsoort.TOESTEMMING
        }
        return replace(self, gezegd=words)

    def level(self, cell: str) -> Niveau | None:
        """Return the level of a cell, or None when it has none (yet)."""
        said = self.gezegd.get((Woordsoort.NIVEAU, loosely(cell)))
        if said is None:
            return None if self.andere_schaal else read_level(cell)
        return Niveau(said) if said else None

    def group(self, cell: str) -> Groep | None:
        """Return the group of a cell, or None when it has none (yet)."""
        said = self.gezegd.get((Woordsoort.GROEP, loosely(cell)))
        if said is None:
            return read_group(cell)
        return Groep(said) if said else None

    def without_leave(self) -> bool | None:
        """Tell whether a form may be used that says nothing of it; None when nobody said so."""
        said = self.gezegd.get((Woordsoort.TOESTEMMING, NIETS))
        return None if said is None else bool(said)

    def is_open(self, soort: Woordsoort, cell: str) -> bool:
        """Tell whether somebody has to say what a cell means."""
        if (soort, loosely(cell)) in self.gezegd:
            return False
        if soort is Woordsoort.GROEP:
            return read_group(cell) is None
        return self.level(cell) is None and loosely(cell) not in _GEEN_NIVEAU


_ZEGT_NIETS = "goede elkaar samen leren school ouders kinderen leerlingen leraren zichtbare zijn"
_ANDERS = (
    "meedenken meepraten meebeslissen inspraak beleid schoolbeleid",
    "welkom gastvrij",
    "dossier leerlingvolgsysteem",
    "klachten klacht",
    "aanwezig aanwezigheid opkomst",
    "regels wetten leerplicht",
)
"""Words for the same criterium: a line counts for the one that is called by a word in it."""
_SAMENGESTELD = 6
"""From so many letters on, a stem is known in a longer word too."""


def by_telling_word(text: str, vragen: Sequence[Scanvraag]) -> str:
    """Return the one question that a word in a head tells, "" for none or more."""
    words = stems(text)
    found = {vraag.sleutel for vraag in vragen if _tells(words, _telling(vraag))}
    return found.pop() if len(found) == 1 else ""


def _telling(vraag: Scanvraag) -> set[str]:
    """Return the stems by which a criterium is called, with the other words for it."""
    own = set(stems(vraag.kort or vraag.titel)) - set(stems(_ZEGT_NIETS))
    for line in _ANDERS:
        others = {stem(fold(word)) for word in line.split()}
        own |= others if own & others else set()
    return own


def _tells(words: Sequence[str], own: set[str]) -> bool:
    return any(
        word == one or (len(one) >= _SAMENGESTELD and (word.endswith(one) or word.startswith(one)))
        for word in words
        for one in own
    )
