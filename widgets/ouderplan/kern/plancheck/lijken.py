"""Rules about what is in the plan twice in other words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from ouderplan.kern.doelen import running
from ouderplan.kern.kansen import Inbreng, Soort
from ouderplan.kern.lijkend import Paar, find_similar, similar_texts
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, called, find, place, short
from ouderplan.kern.tekstvorm import loosely
from ouderplan.kern.woordstam import stem, stems

ZEKER_IDEE, ZEKER_DOEL = 60, 75
"""Scores from which a pair is worth a line here; the step Kansen points out more."""
MEESTE = 200
"""Of more goals than this the rest is not compared."""

_NUMBER = re.compile(r"\d+")
_LIGHT = re.compile(
    r"\b(?:zetten|zet|staan|staat|komen|komt|krijgen|krijgt|plaatsen|hebben|heeft|worden|wordt"
    r"|is|zijn|er|te|hangt|hangen|verschijnt|verschijnen|schrijven|elke?|ieder|iedere)\b",
    re.IGNORECASE,
)
"""Verbs that add nothing: a plan *is put* or *stands* on the website."""
_TWICE = re.compile(r"\btweemaal\b|\b2 ?x\b", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:samen met|met) (?:de |het |hun |alle )?(?:leerling|kind)\w*|\bgroep(?:en)? \d",
    re.IGNORECASE,
)
_PARTIES = {
    stem(word): party
    for party, words in (
        ("ouders", ("ouder", "verzorger", "gezin")),
        ("team", ("school", "team", "leraar", "leerkracht", "medewerker", "directie")),
        ("kinderen", ("leerling", "kind")),
    )
    for word in words
}


def check_ideeen_lijken(stand: Planstand) -> Iterator[Bevinding]:
    """Find kansen and bedreigingen that say the same and were not merged."""
    by_id = {row.id: row for row in stand.inbreng}
    for paar in _similar_ideas(stand.inbreng):
        row = by_id[paar.een]
        name = "ideeen_lijken" if row.soort is Soort.KANS else "bedreigingen_lijken"
        plaats = f"kansen_bedreigingen {paar.een}"
        yield find(
            "ideeen_lijken",
            Ernst.LET_OP,
            plaats,
            name,
            een=paar.een,
            ander=paar.ander,
            bundel=f"{paar.een} met {paar.ander}",
            tekst=short(row.tekst, 50),
            tekst_ander=short(by_id[paar.ander].tekst, 50),
        )


def check_doelen_lijken(stand: Planstand) -> Iterator[Bevinding]:
    """Find goals that say the same; another group or number makes them different."""
    doelen = running(stand.doelen)[:MEESTE]
    texts = tuple(doel.jaardoel for doel in doelen)
    for een, ander in _similar_goals(texts):
        names = called(doelen[een]), called(doelen[ander])
        yield find(
            "doelen_lijken",
            Ernst.LET_OP,
            place(doelen[ander]),
            een=names[0],
            ander=names[1],
            bundel=f"{names[0]} met {names[1]}",
        )


@lru_cache(maxsize=4)
def _similar_ideas(inbreng: tuple[Inbreng, ...]) -> tuple[Paar, ...]:
    texts = {row.id: row.tekst for row in inbreng}
    sure = (paar for paar in find_similar(inbreng) if paar.score >= ZEKER_IDEE)
    return tuple(paar for paar in sure if not _of_others(texts[paar.een], texts[paar.ander]))


@lru_cache(maxsize=4)
def _similar_goals(texts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    numbers = [_NUMBER.findall(text) for text in texts]
    plain = [_TWICE.sub("twee keer", _LIGHT.sub(" ", text)) for text in texts]
    pairs = {
        (int(paar.een), int(paar.ander))
        for paar in similar_texts({str(place): text for place, text in enumerate(plain)})
        if paar.score >= ZEKER_DOEL
    }
    pairs |= _equal(texts)
    return tuple(
        (een, ander)
        for een, ander in sorted(pairs)
        if not _apart(numbers[een], numbers[ander])
        and not _of_others(texts[een], texts[ander])
        and not _adds_people(texts[een], texts[ander])
    )


def _equal(texts: Sequence[str]) -> set[tuple[int, int]]:
    plain = [loosely(text).strip(" .") for text in texts]
    return {
        (een, ander)
        for een, ander in combinations(range(len(plain)), 2)
        if plain[een] and plain[een] == plain[ander]
    }


def _apart(een: list[str], ander: list[str]) -> bool:
    return bool(een and ander) and een != ander


def _adds_people(een: str, ander: str) -> bool:
    """Tell whether one of two says with whom, or for which groups, and the other does not."""
    return bool(_WITH.search(een)) is not bool(_WITH.search(ander))


def _of_others(een: str, ander: str) -> bool:
    """Tell whether the same is said of other people: parents here, pupils there."""
    mine, other = ({_PARTIES[s] for s in stems(text) if s in _PARTIES} for text in (een, ander))
    return bool(mine and other) and mine.isdisjoint(other)
