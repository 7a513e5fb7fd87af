"""State of the step Streefcijfers."""

from itertools import chain

from traitlets import Tuple, Unicode

from ouderplan.figuren import Figuur, draw_jaren
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.datum import written
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.getallen import written_number
from ouderplan.kern.opkomst import Aanwezigheid, attendance
from ouderplan.kern.rondes import Ronde
from ouderplan.kern.schooljaren import school_year
from ouderplan.kern.streefcijfers import (
    Kenmerk,
    Lijn,
    Meting,
    Oordeel,
    Streefcijfer,
    lines,
    loose_metingen,
)
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.opslag.streefcijfers import keep_measurement, rename_target
from ouderplan.opslag.toestand import put_state, state
from ouderplan.stappen.basis import Stand
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

GEKOZEN = "streefcijfers.gekozen"
LANGSTE = 70
"""Characters of a target in a sentence about it."""
BRON = "werkboek"
"""The source of what the workbook measured itself."""
TE_VERBETEREN = (
    Oordeel.GEEN_NORM,
    Oordeel.NORM_ZONDER_GETAL,
    Oordeel.NIET_GEMETEN,
    Oordeel.METING_ZONDER_GETAL,
    Oordeel.NIET_TE_VERGELIJKEN,
)


class Model(Bladmodel):
    """Targets, measurements and population, a sheet each; and how every target stands."""

    bladen = tuple(map(Bladvorm, (Streefcijfer, Meting, Kenmerk)))
    delen = ("stand",)
    tabellen = frozenset({"criteria", "rondes"})
    aanbod = ("lijnen",)
    criteria = Tuple()
    lijnen = Tuple()
    los = Tuple()
    opkomst = Tuple()
    gekozen = Unicode("")
    _drawn: "tuple[Lijn, Figuur | None] | None" = None

    def refresh(self) -> None:
        """Read the sheets again and see how every target stands."""
        super().refresh()
        with self.zitting.wb.reading() as tx:
            self.criteria = tuple(tx.rows(Criterium))
            known = attendance(tx.rows(Ronde))
            kept = state(tx, GEKOZEN)
        targets = tuple(self.rows(Streefcijfer).values())
        metingen = tuple(self.rows(Meting).values())
        self.lijnen = lines(targets, metingen)
        self.los = loose_metingen(targets, metingen)
        there = {(row.wanneer, row.gemeten) for row in metingen if row.bron == BRON}
        self.opkomst = tuple(day for day in known if _as_cells(self, day) not in there)
        names = [target.streefdoel for target in targets]
        self.gekozen = kept if kept in names else next(iter(names), "")
        self.stand = Stand.of(begonnen=any(self.inhoud.values()), blokkades=self._blockers())

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The target that is looked at, or the sheet that is on."""
        if self.blad != "stand":
            return super().zaalplek
        names = [row.streefcijfer.streefdoel for row in self.lijnen]
        nummer = names.index(self.gekozen) + 1 if self.gekozen in names else 0
        return self.naam, f"doel-{nummer}" if nummer else ""

    @property
    def lijn(self) -> Lijn | None:
        """The target that is looked at."""
        return next(
            (row for row in self.lijnen if row.streefcijfer.streefdoel == self.gekozen), None
        )

    @property
    def opkomstdoel(self) -> str:
        """The target to which attendance belongs most likely, or ""."""
        names = [row.streefcijfer for row in self.lijnen]
        words = self.teksten("opkomst.woorden").split()
        by_source = (row.streefdoel for row in names if row.bron.casefold() == BRON)
        by_word = (
            row.streefdoel
            for row in names
            if any(word in row.streefdoel.casefold() for word in words)
        )
        return next(chain(by_source, by_word), "")

    @property
    def streefdoelen(self) -> tuple[str, ...]:
        """Each target once, in the school's order."""
        return tuple(dict.fromkeys(row.streefcijfer.streefdoel for row in self.lijnen))

    def offered(self, rij: type[object], kolom: str) -> tuple[str, ...]:
        """Return the targets to pick from where a measurement is typed."""
        if rij is Meting and kolom == "streefdoel":
            return self.streefdoelen
        return super().offered(rij, kolom)

    def set_cell(
        self, rij: type[object], nummer: int, kolom: str, oud: object, nieuw: object
    ) -> None:
        """Keep one cell; a target that is called otherwise takes its measurements along."""
        if rij is Streefcijfer and kolom == "streefdoel":
            rename_target(self.zitting.wb, nummer, str(oud), str(nieuw))
        else:
            super().set_cell(rij, nummer, kolom, oud, nieuw)

    def look_at(self, streefdoel: str) -> None:
        """Show the years of this target, here and on the projector."""
        put_state(self.zitting.wb, GEKOZEN, streefdoel)
        self.gekozen = streefdoel

    def measured(self, day: Aanwezigheid) -> str:
        """Return what is written down for a day of which the attendance is known."""
        return self.teksten(
            "opkomst.gemeten",
            percentage=written_number(day.percentage),
            aanwezig=day.aanwezig,
            uitgenodigd=day.uitgenodigd,
        )

    def fill_attendance(self, streefdoel: str) -> int:
        """Write the attendance that the workbook knows down as measurements of this target."""
        naam = streefdoel.strip() or self.teksten("opkomst.nieuw_doel")
        if not self.opkomst:
            raise OuderplanFout(self.teksten("opkomst.niets"))
        if all(row.streefcijfer.streefdoel != naam for row in self.lijnen):
            self.add_row(Streefcijfer(naam, eenheid="%", bron=BRON))
        for day in (days := self.opkomst):
            wanneer, gemeten = _as_cells(self, day)
            meting = Meting(naam, school_year(day.dag), gemeten, wanneer, BRON)
            keep_measurement(self.zitting.wb, meting)
        return len(days)

    def picture(self) -> Figuur | None:
        """Return the line over the years of the target that is looked at, drawn once."""
        if self.lijn is None:
            return None
        if self._drawn is None or self._drawn[0] != self.lijn:
            self._drawn = (self.lijn, draw_jaren(self.lijn))
        return self._drawn[1]

    def _blockers(self) -> tuple[str, ...]:
        if not self.lijnen:
            return (self.teksten("blokkade.geen"),)
        said = []
        for oordeel in TE_VERBETEREN:
            found = [row.streefcijfer.streefdoel for row in self.lijnen if row.oordeel is oordeel]
            if found:
                naam = f"blokkade.{oordeel.name.casefold()}"
                said.append(self.teksten.counted(naam, len(found), doel=cut_off(found[0], LANGSTE)))
        return tuple(said)


def _as_cells(model: Model, day: Aanwezigheid) -> tuple[str, str]:
    return written(day.dag), model.measured(day)
