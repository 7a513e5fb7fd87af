"""The answer to the parents (G6): what they chose, what is done with it, and what is still to come.

Made from the rows of the workbook each time, so it follows the plan. What the hall was not shown
yet, and what the school has not agreed on yet, is not in it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from ouderplan.kern.beslissen import Geteld, decide
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel, code_order, parse_tijdpad
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import (
    Ronde,
    Rondekeuze,
    Rondesoort,
    Stembriefje,
    Telling,
    VastgesteldeKeuze,
)
from ouderplan.kern.school import Gegeven, Planningsregel, profile
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Uitslag, count
from ouderplan.kern.visie import Visiestatus, Visieversie, newest
from ouderplan.kern.waarden import Waarde
from ouderplan.kern.woordvormen import find_spans
from ouderplan.kern.zinnen import split_sentences

ADRES = "/antwoord"
"""Where phones find it."""
GEDEELD = "antwoord_gedeeld"
"""Key of the day on which the begeleider shared the answer with the phones; empty: not shared."""
OP_PAPIER = "antwoord_talen"
"""Key of the languages on paper besides Dutch, as codes with a space between."""

_NU = (Doelstatus.GEPLAND, Doelstatus.IN_UITVOERING, Doelstatus.BEHAALD)
_STRAKS = (Doelstatus.NOG_OPEN, Doelstatus.IN_BESPREKING)
_AFGESPROKEN = (Visiestatus.GEDEELD, Visiestatus.VASTGESTELD)


class Lees(Protocol):
    """Gives the rows of a table, those with these values in these columns."""

    def __call__(self, rij: type[Any], **gelijk: Any) -> Sequence[Any]:
        """Return the rows in the school's order."""


@dataclass(frozen=True, slots=True)
class Gekozen:
    """One waarde of the top; `zin` is the first sentence of the visie that names it, or ""."""

    plaats: int
    waarde: str
    icoon: str = ""
    zin: str = ""


@dataclass(frozen=True, slots=True)
class Deelname:
    """How many took part, when, and what was guaranteed.

    `mensen` is None when the ballots stayed in the workbook of an earlier year, `ouders` and `team`
    when a group is too small to be told apart (F18). `opzij` says how many ballots were laid aside
    and not counted, and why.
    """

    mensen: int | None
    ouders: int | None
    team: int | None
    dag: date
    regel: str
    opzij: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Voornemen:
    """A jaardoel as a parent reads it: what, who and when; `gedaan`: it was reached."""

    tekst: str
    wie: tuple[str, ...] = ()
    wanneer: str = ""
    gedaan: bool = False
    van_ouders: bool = False


@dataclass(frozen=True, slots=True)
class Straks:
    """Something that is still to come: an open goal, or a row of the planning."""

    wanneer: str
    wat: str
    is_doel: bool = False


@dataclass(frozen=True, slots=True)
class Antwoord:
    """The answer; any part may be empty as long as the school has not come that far."""

    school: str = ""
    schooljaar: str = ""
    deelname: Deelname | None = None
    gekozen: tuple[Gekozen, ...] = ()
    doelen: tuple[Voornemen, ...] = ()
    straks: tuple[Straks, ...] = ()

    @property
    def in_visie(self) -> tuple[str, ...]:
        """Return the sentences of the visie that name a chosen waarde, each once."""
        return tuple(dict.fromkeys(row.zin for row in self.gekozen if row.zin))


def make_antwoord(lees: Lees) -> Antwoord:
    """Make the answer from the rows that `lees` gives."""
    school = profile(lees(Gegeven))
    doelen = sorted(lees(Jaardoel), key=lambda doel: code_order(doel.code))
    deelname, gekozen = _vote(lees)
    return Antwoord(
        school=school["school"],
        schooljaar=school["schooljaar"],
        deelname=deelname,
        gekozen=gekozen,
        doelen=tuple(_intentions(lees, doelen)),
        straks=(*_open_goals(doelen), *_planned(lees(Planningsregel))),
    )


def _vote(lees: Lees) -> tuple[Deelname | None, tuple[Gekozen, ...]]:
    ronde = _decisive(lees(Ronde, soort=Rondesoort.WAARDEN), lees(VastgesteldeKeuze))
    if ronde is None or ronde.gesloten is None:
        return None, ()
    uitslag = _count(lees, ronde)
    split = uitslag.te_splitsen
    deelname = Deelname(
        None if ronde.overgenomen_uit else uitslag.gestemd,
        uitslag.briefjes.get(Groep.OUDERS) if split else None,
        uitslag.briefjes.get(Groep.TEAM) if split else None,
        ronde.gesloten.date(),
        ronde.regel,
        _laid_aside(lees, ronde),
    )
    return deelname, tuple(_chosen(lees, ronde, uitslag))


def _laid_aside(lees: Lees, ronde: Ronde) -> tuple[tuple[int, str], ...]:
    rows = {(row.briefje, row.opzij) for row in lees(Stembriefje, ronde=ronde.ronde) if row.opzij}
    found = Counter(opzij for _briefje, opzij in rows)
    return tuple((aantal, reden) for reden, aantal in sorted(found.items()))


def _count(lees: Lees, ronde: Ronde) -> Uitslag:
    ballots = lees(Stembriefje, ronde=ronde.ronde)
    return count(ballots, lees(Rondekeuze, ronde=ronde.ronde))


def _decisive(rondes: Iterable[Ronde], gekozen: Iterable[VastgesteldeKeuze]) -> Ronde | None:
    """Return the newest shown vote whose top was adopted, else the newest that was shown."""
    adopted = {row.ronde for row in gekozen}
    shown = [row for row in rondes if row.getoond is not None and not row.is_runoff]
    return max(shown, key=lambda ronde: (ronde.ronde in adopted, ronde.ronde), default=None)


def _chosen(lees: Lees, ronde: Ronde, uitslag: Uitslag) -> Iterable[Gekozen]:
    icons = {row.waarde: row.icoon for row in lees(Waarde)}
    icons |= {row.tekst: row.icoon for row in lees(Rondekeuze, ronde=ronde.ronde) if row.icoon}
    visie = newest(row for row in lees(Visieversie) if row.tekst and row.status in _AFGESPROKEN)
    for plaats, waarde in _top(lees, ronde, uitslag):
        zin = _naming(visie.tekst, waarde) if visie else ""
        yield Gekozen(plaats, waarde, icons.get(waarde, ""), zin)


def _top(lees: Lees, ronde: Ronde, uitslag: Uitslag) -> list[tuple[int, str]]:
    """Return the top as it was adopted, else as the ballots, the run-offs and the lot have it."""
    if adopted := lees(VastgesteldeKeuze, ronde=ronde.ronde):
        texts = {row.keuze: row.tekst for row in uitslag.ranglijst}
        return sorted((row.plaats, texts.get(row.keuze, row.keuze)) for row in adopted)
    runoffs = sorted(lees(Ronde, beslist_ronde=ronde.ronde), key=lambda row: row.ronde)
    shown = tuple((row, _count(lees, row)) for row in runoffs if row.getoond is not None)
    top = decide(Geteld(ronde, uitslag, shown), Telling.GEWOON, ronde.topplaatsen).top
    return [(row.plaats, row.tekst) for row in (*top.zeker, *top.gelijk)]


def _naming(tekst: str, waarde: str) -> str:
    sentences = (zin.tekst for zin in split_sentences(tekst))
    return next((zin for zin in sentences if find_spans(zin, waarde)), "")


def _intentions(lees: Lees, doelen: Iterable[Jaardoel]) -> Iterable[Voornemen]:
    acties: Sequence[Actie] = lees(Actie)
    of_parents = {row.id for row in lees(Inbreng) if row.groep is Groep.OUDERS}
    for doel in doelen:
        if doel.status in _NU:
            own = [actie for actie in acties if actie.jaardoel == doel.sleutel]
            yield Voornemen(
                tekst=doel.jaardoel,
                wie=_who(own),
                wanneer=doel.uitvoeren_in or _when(own),
                gedaan=doel.status is Doelstatus.BEHAALD,
                van_ouders=doel.herkomst.strip() in of_parents,
            )


def _who(acties: Iterable[Actie]) -> tuple[str, ...]:
    lines = (line.strip() for actie in acties for line in actie.uitvoerder.splitlines())
    first = {line.casefold(): line for line in reversed([line for line in lines if line])}
    return tuple(reversed(first.values()))


def _when(acties: Iterable[Actie]) -> str:
    """Return the last moment of a tijdpad, which is when it should be done."""
    moments = [row.wanneer for actie in acties for row in parse_tijdpad(actie.tijdpad)]
    return next((moment for moment in reversed(moments) if moment), "")


def _open_goals(doelen: Iterable[Jaardoel]) -> Iterable[Straks]:
    return (
        Straks(doel.uitvoeren_in, doel.jaardoel, is_doel=True)
        for doel in doelen
        if doel.status in _STRAKS
    )


def _planned(planning: Iterable[Planningsregel]) -> Iterable[Straks]:
    return (Straks(row.moment, row.wat) for row in planning if row.gaat_door and not row.klaar)
