"""Shares in a text (``ruim 80 %``, ``acht van de tien``), and whether they are asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ouderplan.kern.plancheck.jaren import Jaren, named_years

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_TENS = (
    *("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"),
    "honderd",
)
_WORDS = {
    "één": 1,
    **{word: place for place, word in enumerate(_ONES, start=1)},
    **{word: 10 * place for place, word in enumerate(_TENS, start=2)},
}
_WORD = "|".join(_WORDS)
_PARTS = {
    "driekwart": Fraction(3, 4),
    "een kwart": Fraction(1, 4),
    "kwart": Fraction(1, 4),
    "de helft": Fraction(1, 2),
    "een derde": Fraction(1, 3),
    "eenderde": Fraction(1, 3),
    "een vijfde": Fraction(1, 5),
    "twee derde": Fraction(2, 3),
    "tweederde": Fraction(2, 3),
    "twee vijfde": Fraction(2, 5),
    "drie vierde": Fraction(3, 4),
}
_PEOPLE = (
    r"(?:\w*ouders?|verzorgers?|\w*gezin(?:nen)?|families|vaders?|moeders?|\w*leerlingen|kinderen"
    r"|kleuters|leraren|leerkrachten|\w*groepen|klassen|team\w*|medewerkers|collega['’]?s"
    r"|mensen|huishoudens|deelnemers|gesprekken)"
)
_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_PERCENT = re.compile(
    rf"(?:(?P<laag>{_NUMBER})\s*(?:à|a|-|–|tot)\s*)?(?<![\d.,])(?P<getal>{_NUMBER}|\b(?:{_WORD}))"
    r"\s*[-]?(?:%|procent\b|percent\b|pct\b)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?<![\d.,])\b(?P<deel>\d{{1,3}}|{_WORD})\s+(?:van|op|uit)\s+(?:de|elke|iedere|onze)\s+"
    rf"(?P<geheel>\d{{1,3}}|{_WORD})\s+(?:\w+\s+)?(?={_PEOPLE}\b)",
    re.IGNORECASE,
)
_OF_LOOSE = re.compile(
    rf"\b(?P<deel>\d{{1,3}}|{_WORD})\s+(?:van|op)\s+de\s+(?P<geheel>tien|10|honderd|100)\b"
    r"(?!\s+(?:criteria|pijlers|doelen|keer|punten|weken|dagen))",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?P<naam>{'|'.join(_PARTS)})\s+(?:van\s+)?(?:de|het|onze|alle|die|deze|haar|zijn)?\s*"
    rf"(?=(?:\w+\s+)?{_PEOPLE}\b)",
    re.IGNORECASE,
)
_OTHER_SHARE = re.compile(
    r"\b(?:fte|aanstelling|verhoogd|verlaagd|duurder|goedkoper|dienstverband|volle|inzet"
    r"|subsidi\w+|betaalt|vergoed\w*|korting|btw"
    r"|werkt\s+(?:\w+\s+)?$|andere helft)\b|werkt (?:\w+ ){0,2}$|voor de volle|de andere helft"
    r"|\bin dienst\b|\bsta(?:an|at) (?:\w+ )?$|\bbestaat (?:voor |uit )|\bbudget\b|\bgeld\b"
    r"|\bkosten\b",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(rf"\s*(?:van|v\.d\.)\s+(?:\w+\s+){{0,2}}{_PEOPLE}", re.IGNORECASE)
_PEOPLE_FIRST = re.compile(rf"\bvan\s+(?:\w+\s+){{0,2}}{_PEOPLE}\s+\w+\s+$", re.IGNORECASE)
"""*Van de ouders werkt 30 %*: a share of them, and no part of a week."""
_STRONG = re.compile(
    r"[≥≤>⩾]|>=|\b(?:minstens|minimaal|minimum|ten ?minste|op zijn minst|hoogstens|hooguit"
    r"|maximaal|max|min|streven\w*|streeft|streefcijfer|norm|doel|moet|moeten|willen|wil"
    r"|zouden?|geslaagd|tevreden als|zeker|stijgt|stijgen|groeit|omhoog|daalt|of meer|of hoger"
    r"|haalt|halen|mikken|mikt|beogen|beoogt|bereiken|behaald|verwachten|ambitie|dient|dienen"
    r"|streefdoel)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:ruim|meer dan|minder dan|boven|hoger dan|lager dan)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:eind|over (?:een|twee|drie|vier|\d) jaar|uiterlijk|voor(?:dat)? (?:de zomer|eind)"
    r"|straks|zal|zullen|gaat|gaan|komend\w*|volgend\w*)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"(?:minstens|minimaal|ten ?minste|hoogstens|hooguit|maximaal)\s+$", re.I)
"""Just before a share: who says so, asks for it, also of what people speak or where they live."""
_FOUND = re.compile(
    r"\b(?:was|waren|kwam|kwamen|had|hadden|bleek|bleken|vond|vonden|gaf|gaven|deed|deden|bedroeg"
    r"|telde|werd|werden|woonde|haalden?|scoorden?|zei|zeiden|las|lazen|steeg|daalde|blijkt"
    r"|vorig|vorige|afgelopen|destijds"
    r"|uit (?:de|het|onze) (?:peiling|enquête|onderzoek|vragenlijst)"
    r"|ongeveer|circa|zo'n|woont|wonen|groei(?:t|en)\b.*\bop|spreekt thuis|afkomstig|geboren"
    r"|spreekt|leeft|leven van|alleenstaande|gewicht|heeft voor|combinatie\w*|havo|vwo|vmbo|rond de"
    r"|met de (?:bus|fiets|auto)|thuistaal|eenoudergezin\w*|\w*opgeleid\w*"
    r"|ontvang(?:t|en)\b.*\bgeld|bekostiging|kozen|koos|antwoordden?|gebleken|landelijk"
    r"|gemiddeld in nederland|volgens)\b",
    re.IGNORECASE,
)
_TURN_UP = re.compile(
    r"\b(?:opkomst|aanwezig|tevreden\w*|deelname|komt|komen|meedoen|vult|vullen|leest|opent"
    r"|gebruikt|gebruiken)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deel:
    """A share of something, as a part of 1; where it stands in its sentence.

    `ruw` tells that it was said in words, *een op de drie*, which may also be said of 31 %.
    """

    waarde: Fraction
    begin: int
    eind: int
    ruw: bool = False


def shares(zin: str) -> Iterator[Deel]:
    """Yield the shares in a sentence, in order."""
    found: list[Deel] = []
    for match in _PERCENT.finditer(zin):
        found.append(Deel(_number(match["getal"]) / 100, *match.span()))
    for pattern in (_OF, _OF_LOOSE):
        for match in pattern.finditer(zin):
            part, whole = _number(match["deel"]), _number(match["geheel"])
            if part <= whole and whole > 1:
                found.append(Deel(part / whole, *match.span(), ruw=True))
    for match in _FRACTION.finditer(zin):
        found.append(Deel(_PARTS[match["naam"].casefold()], *match.span(), ruw=True))
    end = -1
    for deel in sorted(found, key=lambda deel: (deel.begin, -deel.eind)):
        if deel.begin >= end and not _is_other(zin, deel):
            yield deel
            end = deel.eind


def without_shares(zin: str) -> str:
    """Return the sentence without its shares."""
    for deel in reversed(list(shares(zin))):
        zin = f"{zin[: deel.begin]} {zin[deel.eind :]}"
    return zin


def is_asked(zin: str, *, doel: bool, jaren: Jaren | None) -> bool:
    """Tell whether a sentence with a share asks for it, and does not tell what was found.

    Parameters
    ----------
    doel
        Whether it stands where the school says what it wants to reach.
    jaren
        The plan's own years: of an earlier year it tells what was found.
    """
    years = named_years(zin)
    bound = any(_BOUND.search(zin[: deel.begin]) for deel in shares(zin))
    if (_FOUND.search(zin) and not bound) or (years and jaren and years[1] < jaren[0]):
        return False
    if years and jaren and years[0] > jaren[1]:
        return True
    if doel or _STRONG.search(zin):
        return True
    return bool(_AHEAD.search(zin) or (_WEAK.search(zin) and _TURN_UP.search(zin)))


def _is_other(zin: str, deel: Deel) -> bool:
    """Tell whether it is a share of a working week, of money, or a way of speaking."""
    if _OF_PEOPLE.match(zin, deel.eind) or _PEOPLE_FIRST.search(zin[: deel.begin]):
        return False
    around = zin[max(0, deel.begin - 40) : deel.begin], zin[deel.eind : deel.eind + 50]
    return any(_OTHER_SHARE.search(text) for text in around)


def _number(tekst: str) -> Fraction:
    return Fraction(_WORDS.get(tekst.casefold(), 0) or tekst.replace(",", "."))
