"""What each column of a form seems to be for.

The wording of a criterium goes before a number: the number of a question in a form is often just
its place. Numbers count when nothing in the file speaks against them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    r"|functie|namens|hoedanigheid"
    r"|ouder of|medewerker of|teamlid of)\b"
)
NIVEAU = Kolomgebruik.NIVEAU
_TEKSTEN = (Kolomgebruik.GEBEURT_AL, Kolomgebruik.MOGELIJKHEDEN)
_HEEL = 3
"""So many criteria make a form of which what is asked at the end is about all of it."""
_TREFFER = 60
"""Out of a hundred: so alike a column head and the wording of a criterium have to be."""
_MEESTE_WOORDEN = 8
"""So many different answers at most does a question with levels in words have."""
_LANGSTE_WOORD = 40
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
        only = len(groups) == len(self.cellen) and _is_closed(self.cellen)
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
            if koppeling.gebruik is NIVEAU and _has_level(made, koppeling.sleutel):
                koppeling = link(head.naam, Kolomgebruik.NIET)  # of another scale: how important
        here = "" if _ends(head, koppeling) else koppeling.sleutel or here
        made.append(koppeling)
    return tuple(_without_the_last(heads, made))


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
    words = _by_wording(text, number, vragen) or by_telling_word(text, vragen)
    common = max((_alike(text, vraag) for vraag in vragen), default=0)
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
    words = all(map(is_opinion, head.cellen)) or _are_numbers(head.cellen)
    scale = sleutel and told and head.cellen and words
    if head.niveaus or scale:
        own = sleutel or ("" if level else here)
        return link(head.naam, NIVEAU if own else Kolomgebruik.NIET, own)
    rest = _without_wording(head.tekst, sleutel, vragen)
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


def _is_closed(cells: Sequence[str]) -> bool:
    """Tell whether cells look like a choice out of a few words."""
    different = {cell.casefold() for cell in cells}
    short = all(len(cell) <= _LANGSTE_WOORD for cell in different)
    return bool(cells) and short and len(different) <= min(_MEESTE_WOORDEN, max(2, len(cells)))


def _is_scale(cells: Sequence[str]) -> bool:
    """Tell whether cells are words out of a scale: more than yes and no, and no texts."""
    different = {loosely(cell) for cell in cells}
    opinions = all(map(is_opinion, cells))
    return not different <= JA_NEE and (opinions or len(different) < len(cells))


def _is_asked(sleutel: str, vragen: Sequence[Scanvraag]) -> bool:
    return any(vraag.sleutel == sleutel for vraag in vragen)


def _by_wording(text: str, number: str, vragen: Sequence[Scanvraag]) -> str:
    """Return the one question whose words stand in a head; its number decides between equals."""
    scored = [(_alike(text, vraag), vraag.sleutel) for vraag in vragen]
    most = max((found for found, _ in scored), default=0)
    best = [sleutel for found, sleutel in scored if found == most > 0]
    return best[0] if len(best) == 1 else number if number in best else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def _alike(text: str, vraag: Scanvraag) -> int:
    """Return how many words of a criterium stand in a column head; 0 when it is not most of them.

    A whole sentence says more than the one word of a short name that stands in it by chance.
    """
    words = _words(text)
    found = [0]
    for wording in (vraag.titel, vraag.kort):
        own = _words(wording)
        if own and 100 * len(own & words) >= _TREFFER * len(own):
            found.append(len(own & words))
    return max(found)


def _without_wording(text: str, sleutel: str, vragen: Sequence[Scanvraag]) -> str:
    """Return a head without the words of its criterium, which may say *gebeurt* themselves."""
    own = {
        word
        for vraag in vragen
        if vraag.sleutel == sleutel
        for word in re.findall(r"\w+", f"{vraag.titel} {vraag.kort}".casefold())
    }
    if not _words(text) & own:
        return text
    return " ".join(word for word in re.findall(r"\w+", text) if word not in own)
