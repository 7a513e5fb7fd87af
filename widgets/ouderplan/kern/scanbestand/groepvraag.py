"""Of the questions that seem to ask whose a form is: which of them tell it."""

import re
from collections.abc import Collection, Sequence

from ouderplan.kern.scanbestand.lezen import Kolomgebruik, Kolomkoppeling, Werkblad, link
from ouderplan.kern.scanbestand.woorden import read_group

_ANDERS = re.compile(r"\[[^\[\]]*\b(?:anders|namelijk|overige?n?|other)\b[^\[\]]*\]", re.I)
"""The part of a question that says what somebody is besides: not their name, nor of which class."""
_DEEL = re.compile(r"\s*\[[^\[\]]+\]\s*(?:\(\d+\))?$")


def asked_once(
    blad: Werkblad, koppelingen: Sequence[Kolomkoppeling], gezegd: Collection[str]
) -> list[Kolomkoppeling]:
    """Return what columns are for, without a second question for a group that is told already.

    The question that most answered with a group tells it, and of two the one with fewer different
    answers: whether one is *ouder* or *teamlid*, and not what one does. Another counts when it was
    answered in a form in which that was not. The parts of a question are one, and what somebody
    said (`gezegd`) stays.
    """
    asks = {_question(one) for one in koppelingen if one.gebruik is Kolomgebruik.GROEP}
    koppelingen = [
        link(one.kolom, Kolomgebruik.GROEP)
        if _question(one) in asks
        and one.gebruik is Kolomgebruik.NIET
        and one.kolom not in gezegd
        and _ANDERS.search(one.kolom)
        else one
        for one in koppelingen
    ]
    answered: dict[str, set[int]] = {}
    words: dict[str, list[str]] = {}
    for at, one in enumerate(koppelingen):
        if one.gebruik is Kolomgebruik.GROEP:
            rows = {number for number, row in enumerate(blad.rijen) if row[at]}
            answered.setdefault(_question(one), set()).update(rows)
            words.setdefault(_question(one), []).extend(filter(None, blad.column(at)))
    told = set[int]()
    needless = set[str]()
    for question in sorted(answered, key=lambda naam: _rank(words[naam])):
        rows = answered[question]
        needless |= set() if rows - told else {question}
        told |= rows
    return [
        link(one.kolom, Kolomgebruik.NIET)
        if one.gebruik is Kolomgebruik.GROEP
        and _question(one) in needless
        and one.kolom not in gezegd
        else one
        for one in koppelingen
    ]


def _rank(cells: Sequence[str]) -> tuple[int, int]:
    """Return what sorts the question first that tells a group best."""
    known = sum(read_group(cell) is not None for cell in cells)
    return -known, len({cell.casefold() for cell in cells})


def _question(koppeling: Kolomkoppeling) -> str:
    return _DEEL.sub("", koppeling.kolom)
