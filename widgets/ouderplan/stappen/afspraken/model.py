"""State of the step Afspraken."""

from datetime import date

from traitlets import Instance, Tuple

from ouderplan.figuren import Figuur, draw_jaarklok
from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie
from ouderplan.kern.jaarklok import Jaarklok, Plek, Terugkerend, make_clock
from ouderplan.kern.school import Gegeven, Planningsregel, profile
from ouderplan.kern.schooljaren import first_year, school_year
from ouderplan.kern.wanneer import region_named
from ouderplan.opslag.startset import own_rows
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.basis import Stand
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

NODIG = (Gesprek, Communicatiemiddel, Activiteit)
"""Without these a plan says little about how school and parents meet."""


class Model(Bladmodel):
    """What was agreed on, a sheet each."""

    bladen = tuple(
        map(
            Bladvorm,
            (
                Gesprek,
                Moment,
                Activiteit,
                Communicatiemiddel,
                Orgaan,
                Intakestap,
                Thuistaalvoorziening,
            ),
        )
    )
    delen = ("jaarklok",)
    tabellen = frozenset({"criteria", "werkboek", "planning", "acties"})
    criteria = Tuple()
    klok = Instance(Jaarklok, allow_none=True)
    _drawn: "tuple[Jaarklok, Figuur] | None" = None

    def refresh(self) -> None:
        """Read the sheets and the criteria again."""
        super().refresh()
        with self.zitting.wb.reading() as tx:
            self.criteria = tuple(tx.rows(Criterium))
            self.klok = read_clock(tx)
        missing = [rij for rij in NODIG if not self.rows(rij)]
        self.stand = Stand.of(
            begonnen=any(self.inhoud.values()),
            blokkades=tuple(self.teksten(f"blokkade.{rij.__name__.lower()}") for rij in missing),
        )

    def picture(self) -> Figuur | None:
        """Return the year clock as a picture, drawn once; None when nothing stands on it."""
        klok = self.klok
        if klok is None or not klok.at(Plek.KLOK):
            return None
        if self._drawn is None or self._drawn[0] != klok:
            self._drawn = (klok, draw_jaarklok(klok))
        return self._drawn[1]


def read_clock(tx: Lezing) -> Jaarklok:
    """Return the year clock of the workbook."""
    profiel = profile(tx.rows(Gegeven))
    year = first_year(profiel["schooljaar"])
    rows = Terugkerend(
        tx.rows(Gesprek),
        tx.rows(Moment),
        tx.rows(Activiteit),
        tx.rows(Communicatiemiddel),
        tx.rows(Orgaan),
        own_rows(tx.rows(Planningsregel), profiel),
        tx.rows(Actie),
    )
    today = date.today()
    begin = year or first_year(school_year(today)) or today.year
    return make_clock(rows, begin, region_named(profiel["vakantieregio"]))
