"""What the rules look at, and what they find."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kansen import Inbreng, Omzetting
from ouderplan.kern.plancheck.teksten import Cel, Stuk, cells
from ouderplan.kern.plancheck.zinnen import ZINNEN
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.soorten import Tekstsoort
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.kern.visie import Visieversie


class Ernst(StrEnum):
    """How bad it is."""

    FOUT = "fout"
    ONTBREEKT = "ontbreekt"
    LET_OP = "let op"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding.

    Attributes
    ----------
    regel
        Name of the rule, stable: other programs may read it.
    zin
        One sentence: what was found and what to do about it.
    plaats
        Table and row it is about: ``jaardoelen 3a``.
    soort
        Which sentence of the rule it is; findings of one soort can be told together.
    aantal
        How many findings it stands for.
    bundel
        What it is called among others of its soort; else the row.
    """

    regel: str
    ernst: Ernst
    zin: str
    plaats: str
    soort: str = field(default="", compare=False)
    aantal: int = field(default=1, compare=False)
    bundel: str = field(default="", compare=False)

    def told(self) -> dict[str, str]:
        """Return it for other programs: rule, weight, sentence and place."""
        kept = ("regel", "ernst", "zin", "plaats")
        return {naam: str(getattr(self, naam)) for naam in kept}

    @property
    def tabel(self) -> str:
        """The table it is about."""
        return self.plaats.partition(" ")[0]

    @property
    def rij(self) -> str:
        """What the row is called in that table, or ""."""
        return self.plaats.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Planstand:
    """The part of a workbook that the rules look at.

    `tabellen` are the other tables by name, as rows of whatever dataclass they have: a rule about
    one of them finds nothing in a workbook without it. Of an invented school there is no
    `vandaag`: its whole year is there already.
    """

    criteria: tuple[Criterium, ...] = ()
    rondes: tuple[Ronde, ...] = ()
    rondekeuzes: tuple[Rondekeuze, ...] = ()
    vastgesteld: tuple[VastgesteldeKeuze, ...] = ()
    visie: tuple[Visieversie, ...] = ()
    verwachtingen: tuple[Verwachting, ...] = ()
    inbreng: tuple[Inbreng, ...] = ()
    omzettingen: tuple[Omzetting, ...] = ()
    doelen: tuple[Jaardoel, ...] = ()
    acties: tuple[Actie, ...] = ()
    evaluaties: tuple[Evaluatie, ...] = ()
    schooljaar: str = ""
    vandaag: date | None = None
    tabellen: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def newest_top(self, soort: Rondesoort) -> tuple[VastgesteldeKeuze, ...]:
        """Return what was adopted in the newest round of a kind that has an adopted top."""
        rondes = {row.ronde for row in self.rondes if row.soort is soort and not row.is_runoff}
        newest = max((row.ronde for row in self.vastgesteld if row.ronde in rondes), default=None)
        found = (row for row in self.vastgesteld if row.ronde == newest)
        return tuple(sorted(found, key=lambda row: row.plaats))

    def adopted(self, soort: Rondesoort) -> frozenset[str]:
        """Return the choices of that top."""
        return frozenset(row.keuze for row in self.newest_top(soort))

    def table(self, naam: str) -> tuple[Any, ...]:
        """Return the rows of one of the other tables, none when the workbook has no such table."""
        return self.tabellen.get(naam, ())

    def cells(self) -> Iterator[Cel]:
        """Yield every filled text cell that the school itself wrote for its plan."""
        for tabel, rows in self._written().items():
            yield from cells(tabel, rows)

    def texts(self, *soorten: Tekstsoort) -> Iterator[Stuk]:
        """Yield every sentence, heading and item of a list, or those of some kinds."""
        for cel in self.cells():
            yield from (stuk for stuk in cel.stukken if not soorten or stuk.soort in soorten)

    def _written(self) -> dict[str, tuple[Any, ...]]:
        return {
            "criteria": self.criteria,
            "visie": self.visie[-1:],
            "verwachtingen": self.verwachtingen,
            "jaardoelen": self.doelen,
            "acties": self.acties,
            "evaluaties": self.evaluaties,
            **{naam: rows for naam, rows in self.tabellen.items() if naam not in NIET_GELEZEN},
            "werkboek": tuple(row for row in self.table("werkboek") if row.sleutel in _VERTELD),
        }


_VERTELD = frozenset({"missie", "visie_school", "stelling", "kernwaarden", "motto"})
"""Of the facts about the school those that are texts; a password for the wifi is none."""

NIET_GELEZEN = frozenset(
    {
        "waarden",
        "vertalingen",
        "moderatie",
        "schoolscan",
        "kolomkoppelingen",
        "woordbetekenissen",
        "visie_stappen",
        "rondekeuzes",
        "stembriefjes",
        "evaluatie_uitkomsten",
        "eerdere_jaren",
        "doelwijzigingen",
        "metingen",
        "doelenbank",
    }
)
"""Tables whose text is not the school's own sentences: what the hall sent in, and bookkeeping."""


def find(
    regel: str, ernst: Ernst, plaats: str, zin: str = "", /, *, bundel: str = "", **velden: object
) -> Bevinding:
    """Make a finding with the sentence called `zin` (else that of the rule itself)."""
    soort = zin or regel
    return Bevinding(regel, ernst, ZINNEN[soort].format(**velden), plaats, soort, bundel=bundel)


def place(doel: Jaardoel) -> str:
    """Return the place of a goal."""
    return f"jaardoelen {doel.sleutel}"


def short(tekst: str, langste: int = 70) -> str:
    """Return a text on one line, cut off when it is long."""
    line = " ".join(tekst.split())
    return line if len(line) <= langste else f"{line[: langste - 1].rstrip(' ,.;:')}…"


def called(doel: Jaardoel) -> str:
    """Return what a goal is called in a sentence: its code, or the beginning of its text."""
    return doel.code.strip() or f"“{short(doel.jaardoel, 48)}”"
