"""What each column of a form seems to be for.

The wording of a criterium goes before a number: the number of a question in a form is often just
its place. Numbers count when nothing in the file speaks against them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ouderplan.kern.scanbestand.bewoording import alike, by_wording, without_wording
from ouderplan.kern.scanbestand.groepvraag import asked_once
from ouderplan.kern.scanbestand.lezen import Kolomgebruik, Kolomkoppeling, Werkblad, link
from ouderplan.kern.scanbestand.toestemming import asks_leave
from ouderplan.kern.scanbestand.woorden import (
    JA_NEE,
    by_telling_word,
    is_opinion,
    read_group,
    read_level,
)
from ouderplan.kern.schoolscan import Scanvraag
from ouderplan.kern.tekstvorm import loosely

_NUMMER = re.compile(
    r"^\W*(?:vraag|nr\.?)?\s*(?P<nr>10|[1-9])\s?(?P<deel>[a-d])?"
    r"(?![\w.,]\d|\w)"
)
_GENOEMD = re.compile(r"\b(?:criterium|pijler)\s*(?P<nr>10|[1-9])\s?(?P<deel>[a-d])?\b")
"""A criterium that is called by its number, wherever in the question: no place in a form is."""
_VRIJ = re.compile(r"\b(?:opmerking\w*|toelichting\w*|licht\b.*\btoe|waarom|uitleg|motivatie)\b")
_LICHT_TOE = re.compile(r"\b(?:toelichting|toelichten|licht\b.*\btoe|waarom|uitleg|motivatie)\b")
_ROOSTER = re.compile(r"\[(?P<rij>[^\[\]]+)\]\s*(?:\(\d+\))?$")
"""A grid of Google Forms puts the row behind the question: ``Hoe ver zijn wij? [Welkom]``."""
_AL = re.compile(r"\b(?:gebeurt|doen|doet|gaat|hebben|nu|al|reeds|huidig\w*|goed)\b")
_KAN = re.compile(
    r"\b(?:mogelijk\w*|kan|kunnen|kans\w*|beter|idee\w*|wens\w*|tips?|zou\w*|verbeter\w*)\b"
)
_VAN_WIE = re.compile(r"\b(?:e-?mail\w*|naam|name|id)\b")
"""What asks for a person: such an answer is no text of a scan."""
_BIJGEVOEGD = re.compile(
    r"id|naam|name|e-?mail(?:[ -]?(?:adres|address))?|gebruikersnaam|username|tijd(?:stempel)?"
    r"|timestamp|(?:begin|start|eind|voltooiings?)tijd|start time|completion time"
    r"|last modified time|tijd van (?:voltooi\w*|(?:de )?laatste wijziging)|voltooid"
    r"|tijdstip (?:van )?laatste wijziging|laatst gewijzigd(?: op)?|language|taal"
    r"|respondent[ -]?id|collector[ -]?id|verzamelaar[ -]?id|(?:start|end) date|ip[ -]?address"
    r"|(?:begin|eind|start)datum|ip[ -]?adres|(?:first|last) name|voornaam|achternaam"
    r"|(?:custom data|aangepaste gegevens)(?: \d)?|tags?"
)
"""The whole head of a column that Microsoft or Google Forms adds; in a question it is a word."""
_QUIZ = re.compile(
    r"^\W*(?:punten|feedback|points|score|quizfeedback|quiz feedback)\b\s*(?:[-–—:]|$)"
    r"|totaal aantal punten|total points|\[(?:score|feedback|punten)\]\s*$"
)
"""What Microsoft and Google add to a quiz; it is nobody's answer."""
_GROEPVRAAG = re.compile(
    r"\b(?:ik ben|ik vul|bent u|u bent|je bent|wie bent|wie vul\w*|ingevuld door|ben je|groep|rol"
    r"|functie|relatie|namens|hoedanigheid"
    r"|ouder of|medewerker of|teamlid of)\b"
)
NIVEAU = Kolomgebruik.NIVEAU
_TEKSTEN = (Kolomgebruik.GEBEURT_AL, Kolomgebruik.MOGELIJKHEDEN)
_HEEL = 3
"""So many criteria make a form of which what is asked at the end is about all of it."""
_MEESTE_WOORDEN = 8
"""So many different answers at most does a question with levels in words have."""
_LANGSTE_WOORD = 40
_NOG_EENS = re.compile(r"\s*\(\d+\)$|(?:(?<=[^\W\d])|(?<=[?!.)]))\d+$")
"""What a form puts behind a head that it has already; *Toelichting 4* is of question 4."""
_LETTER = re.compile(r"([A-Ea-e])\s*[.):]\s+(?!.*\s[A-Ea-e][.):]\s)(\S.*)", re.DOTALL)
_KORT = 3
_LANGSTE_GETAL = 6
_MEESTE_GETALLEN = 0.8


@dataclass(frozen=True, slots=True)
class Kop:
    """A column as it is judged: the words that count, its question by wording and by number."""

    naam: str
    tekst: str
    cellen: Sequence[str]
    naar_tekst: str
    nummer: str
    zeker: bool
    woord: bool
    """Whether nothing but one telling word says which question it is."""

    @property
    def negeren(self) -> bool:
        """Tell whether it is about a person or about points."""
        person = bool(_VAN_WIE.search(self.tekst)) and not self.naar_tekst
        return is_aside(self.naam) or person

    @property
    def niveaus(self) -> bool:
        """Tell whether most cells name a level."""
        return bool(self.cellen) and len(self.levels) * 2 > len(self.cellen)

    @property
    def levels(self) -> list[str]:
        """The cells that name a level."""
        return [cell for cell in self.cellen if read_level(cell)]

    @property
    def van_wie(self) -> bool:
        """Tell whether it asks whose answers these are."""
        groups = [cell for cell in self.cellen if read_group(cell)]
        asks = bool(_GROEPVRAAG.search(self.tekst))
        said = len(set(self.cellen)) < len(self.cellen) or _are_short(self.cellen)
        only = len(groups) == len(self.cellen) and said and _is_closed(self.cellen)
        if self.naar_tekst or self.zeker or self.niveaus or not (asks or only):
            return False
        return len(groups) * 2 > len(self.cellen) or (bool(groups) and _is_closed(self.cellen))


def propose(
    blad: Werkblad, vragen: Sequence[Scanvraag], onthouden: Iterable[Kolomkoppeling] = ()
) -> tuple[Kolomkoppeling, ...]:
    """Return what each column seems to be for: as last time, else by wording, number and cells."""
    known = {row.kolom: row for row in onthouden}
    heads = [_head(kop, blad.column(place), vragen) for place, kop in enumerate(blad.koppen)]
    counting = _numbers_count(heads)
    texts = {_series(row.kolom): row.gebruik for row in known.values() if row.gebruik in _TEKSTEN}
    made: list[Kolomkoppeling] = []
    here = ""
    for head in heads:
        koppeling = known.get(head.naam)
        unsaid = koppeling is None or koppeling.gebruik is Kolomgebruik.NIET
        if unsaid and asks_leave(head.naam):  # whoever reads in sees it each time
            koppeling = link(head.naam, Kolomgebruik.TOESTEMMING)
        elif koppeling is None or (koppeling.sleutel and not _is_asked(koppeling.sleutel, vragen)):
            sleutel = head.naar_tekst or (head.nummer if counting or head.zeker else "")
            here = "" if head.nummer and not sleutel else here
            has_level = _has_level(made, here)
            koppeling = _guess(head, sleutel, here, vragen, level=has_level)
            as_said = texts.get(_series(head.naam))
            if not as_said and _explains(head, made[-1:], here):
                as_said = Kolomgebruik.GEBEURT_AL
            if as_said and here and koppeling.gebruik is Kolomgebruik.NIET:
                koppeling = link(head.naam, as_said, here)
            if koppeling.gebruik is NIVEAU and _has_level(made, koppeling.sleutel):
                koppeling = link(head.naam, Kolomgebruik.NIET)  # of another scale: how important
        here = "" if _ends(head, koppeling) else koppeling.sleutel or here
        made.append(koppeling)
    return tuple(_without_the_last(heads, asked_once(blad, made, known)))


def _without_the_last(
    heads: Sequence[Kop], made: Sequence[Kolomkoppeling]
) -> Iterator[Kolomkoppeling]:
    """Yield what columns are for; texts behind the last criterium only, are about the whole form.

    With texts behind other criteria too, those behind the last one are of that.
    """
    levels = [one.sleutel for one in made if one.gebruik is NIVEAU]
    texts = [one.gebruik in _TEKSTEN and not head.naar_tekst and not head.zeker
             for head, one in zip(heads, made, strict=True)]  # fmt: skip
    about = {one.sleutel for one in made if one.gebruik in _TEKSTEN}
    whole = len(set(levels)) >= _HEEL and about == {levels[-1]}
    for text, one in zip(texts, made, strict=True):
        yield link(one.kolom, Kolomgebruik.NIET) if text and whole else one


def _series(kop: str) -> str:
    """Return a head without the number that a form puts behind one that it has already."""
    return _NOG_EENS.sub("", kop)


def _explains(head: Kop, before: Sequence[Kolomkoppeling], here: str) -> bool:
    """Tell whether texts right behind a level say why it is that one: *Licht toe2*.

    A number that a form did not put there may be that of another question: *Toelichting 3*.
    """
    asks = _LICHT_TOE.search(_series(head.tekst)) and not re.search(r"\d", _series(head.tekst))
    level = any(one.gebruik is NIVEAU and one.sleutel == here for one in before)
    return bool(asks) and level and any(" " in cell for cell in head.cellen)


def _has_level(made: Sequence[Kolomkoppeling], sleutel: str) -> bool:
    return any(one.gebruik is NIVEAU and one.sleutel == sleutel for one in made)


def _ends(head: Kop, koppeling: Kolomkoppeling) -> bool:
    """Tell whether what comes next no longer belongs to the question before this column.

    A closed question about something else ends it; a text beside it does not.
    """
    if koppeling.gebruik in (Kolomgebruik.GROEP, Kolomgebruik.TOESTEMMING):
        return True
    elsewhere = koppeling.gebruik is Kolomgebruik.NIET and not koppeling.sleutel
    return elsewhere and not head.negeren and _is_closed(head.cellen)


def _head(naam: str, cells: Sequence[str], vragen: Sequence[Scanvraag]) -> Kop:
    grid = _ROOSTER.search(naam)
    text = (grid["rij"] if grid else naam).casefold()
    called = _GENOEMD.search(text)
    match = called or _NUMMER.match(text)
    sleutel = f"{match['nr']}{match['deel'] or ''}" if match else ""
    number = sleutel if _is_asked(sleutel, vragen) else ""
    words = by_wording(text, number, vragen) or by_telling_word(text, vragen)
    common = max((alike(text, vraag) for vraag in vragen), default=0)
    alone = words not in ("", number) and common <= 1
    return Kop(naam, text, cells, words, number, bool(called), alone)


def is_aside(kop: str) -> bool:
    """Tell whether a head is one that a form adds itself: who sent it, when, how many points."""
    text = kop.casefold()
    return bool(_BIJGEVOEGD.fullmatch(text.strip(" \xa0:.*?")) or _QUIZ.search(text))


def _numbers_count(heads: Sequence[Kop]) -> bool:
    """Tell whether the numbers in the heads are those of the criteria.

    They are not when one stands at the wording of another criterium, or at a question that is
    about something else.
    """
    return not any(
        head.nummer
        and (
            head.van_wie
            or head.negeren
            or asks_leave(head.naam)
            or head.naar_tekst not in {"", head.nummer}
        )
        for head in heads
        if not head.zeker
    )


def _guess(
    head: Kop, sleutel: str, here: str, vragen: Sequence[Scanvraag], *, level: bool
) -> Kolomkoppeling:
    """Judge one column; `level` tells whether the question `here` has its level already."""
    if not head.negeren and head.van_wie:
        return link(head.naam, Kolomgebruik.GROEP)
    if head.negeren or not (sleutel or here):
        return link(head.naam, Kolomgebruik.NIET)
    told = not head.woord or _is_scale(head.cellen)
    lettered = _are_lettered(head.cellen) and not (level and sleutel in ("", here))
    words = all(map(is_opinion, head.cellen)) or _are_numbers(head.cellen) or lettered
    scale = sleutel and (told or lettered) and head.cellen and words
    if head.niveaus or scale:
        own = sleutel or ("" if level else here)
        return link(head.naam, NIVEAU if own else Kolomgebruik.NIET, own)
    rest = without_wording(head.tekst, sleutel, vragen)
    if _KAN.search(rest):
        return link(head.naam, Kolomgebruik.MOGELIJKHEDEN, sleutel or here)
    if _AL.search(rest):
        return link(head.naam, Kolomgebruik.GEBEURT_AL, sleutel or here)
    closed = not head.cellen or head.levels or _is_closed(head.cellen)
    is_level = sleutel and told and closed and not _VRIJ.search(rest)
    return link(head.naam, NIVEAU if is_level else Kolomgebruik.NIET, sleutel)


def _are_numbers(cells: Sequence[str]) -> bool:
    """Tell whether nearly all cells are a number out of a scale, as 1 to 5."""
    numbers = sum(cell[:1].isdigit() and len(cell) <= _LANGSTE_GETAL for cell in cells)
    return numbers >= _MEESTE_GETALLEN * len(cells)


def _are_lettered(cells: Sequence[str]) -> bool:
    """Tell whether most cells are a sentence that was to choose: *A. Wij horen het achteraf*.

    Whoever chooses a letter gets the same sentence; who writes one before a text does not.
    """
    found = [match for cell in cells if (match := _LETTER.match(cell))]
    said = {(match[1].casefold(), loosely(match[2])) for match in found}
    return 2 * len(found) > len(cells) and len(said) == len({letter for letter, _ in said})


def _is_closed(cells: Sequence[str]) -> bool:
    """Tell whether cells look like a choice out of a few words, or of lettered sentences."""
    if _are_lettered(cells):
        return True
    different = {cell.casefold() for cell in cells}
    short = all(len(cell) <= _LANGSTE_WOORD for cell in different)
    return bool(cells) and short and len(different) <= min(_MEESTE_WOORDEN, max(2, len(cells)))


def _are_short(cells: Sequence[str]) -> bool:
    """Tell whether cells are a word or a few, and none of them a sentence."""
    return all(len(cell.split()) <= _KORT for cell in cells)


def _is_scale(cells: Sequence[str]) -> bool:
    """Tell whether cells are words out of a scale: more than yes and no, and no texts."""
    different = {loosely(cell) for cell in cells}
    opinions = all(map(is_opinion, cells))
    return not different <= JA_NEE and (opinions or len(different) < len(cells))


def _is_asked(sleutel: str, vragen: Sequence[Scanvraag]) -> bool:
    return any(vraag.sleutel == sleutel for vraag in vragen)
