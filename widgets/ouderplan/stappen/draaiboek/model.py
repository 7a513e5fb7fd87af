"""State of the step Draaiboek: the programme of one meeting, and the meeting that is on."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, TypeVar

from traitlets import Instance, Tuple, UseEnum

from ouderplan.kern.dia import SCHEIDING
from ouderplan.kern.draaiboek import (
    Bijeenkomst,
    Doet,
    Draaiboekregel,
    Gepland,
    minutes_of,
    schedule,
    total,
)
from ouderplan.kern.draaiboekloop import EXTRA
from ouderplan.kern.draaiboekstand import Live
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag import draaiboek as spel
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.startset import add_start_rows, start_rows
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.toestand import put_state, state
from ouderplan.stappen.basis import Stand, find_steps
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.schermtaal import unread_sentence
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.teksten import Teksten

Rij = TypeVar("Rij")

BLAD = tabel_of(Draaiboekregel).naam
GEKOZEN = "draaiboek.bijeenkomst"
"""Under this name stands whose programme is on the table."""


class Model(Bladmodel):
    """The programmes, of which one is on the table, and how the meeting that is on goes.

    Traits
    ------
    bijeenkomst
        Whose programme is on the table: of the meeting that is on, else the one that was chosen.
    live
        How the meeting that is on goes, None when none was begun; `look` brings it up to date.
    vertalingen
        What the school translated and read itself.
    """

    bladen = (Bladvorm(Draaiboekregel, kaart=True),)
    tabellen = frozenset({"vertalingen"})
    bijeenkomst = UseEnum(Bijeenkomst, default_value=Bijeenkomst.OUDERAVOND)
    live = Instance(Live, allow_none=True)
    vertalingen = Tuple()

    def refresh(self) -> None:
        """Read the programme again, and how the meeting goes."""
        with self.zitting.wb.reading() as tx:
            now, chosen = spel.live(tx), state(tx, GEKOZEN)
            if now is not None:
                here = now.loop.bijeenkomst
            else:
                here = Bijeenkomst(chosen) if chosen in {*Bijeenkomst} else Bijeenkomst.OUDERAVOND
            regels = OrderedDict(spel.programme(tx, here))
            own = now is not None or not set(tx.rows(Draaiboekregel)) <= set(start_rows())
            self.vertalingen = tuple(tx.rows(Vertaling))
        self.bijeenkomst = here
        self.inhoud = {BLAD: regels}
        self.stand = Stand.of(begonnen=own, blokkades=self._obstacles())
        self.live = now

    def look(self) -> None:
        """See what time it is; changes nothing in the workbook."""
        if self.live is not None:
            with self.zitting.wb.reading() as tx:
                self.live = spel.live(tx)

    @property
    def regels(self) -> Mapping[int, Draaiboekregel]:
        """The rows of the programme that is on the table."""
        return self.rows(Draaiboekregel)

    @property
    def unread(self) -> str:
        """Say how far the translations were read, when a row of the programme opens a round."""
        if not any(row.doet is Doet.OPEN for row in self.regels.values()):
            return ""
        return unread_sentence(Teksten(PAKKET), self.vertalingen)

    @property
    def gepland(self) -> tuple[Gepland, ...]:
        """When each row begins by plan."""
        return schedule(self.regels.values())

    @property
    def has_begin(self) -> bool:
        """Tell whether the programme says at what time it begins; else times count from nothing."""
        first = next(iter(self.regels.values()), None)
        return first is not None and minutes_of(first.vast) is not None

    @property
    def duur(self) -> int:
        """How many minutes the programme takes."""
        return total(self.regels.values())

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The programme of the meeting, without what is for the begeleider alone."""
        return f"{self.naam}{SCHEIDING}{self.bijeenkomst.value}", ""

    def choose(self, bijeenkomst: Bijeenkomst) -> None:
        """Put the programme of another meeting on the table."""
        put_state(self.zitting.wb, GEKOZEN, bijeenkomst.value)

    def take_example(self) -> None:
        """Fill the programme with ours; what the school has stays as it is."""
        add_start_rows(self.zitting.wb, self.bijeenkomst)

    def begin(self) -> None:
        """Begin the meeting (OuderplanFout when what the first row does cannot be done)."""
        spel.begin(self.zitting.wb, self.bijeenkomst)

    def advance(self) -> None:
        """Go on from the row that the page shows (OuderplanFout when that cannot be done)."""
        if self.live is not None:
            spel.advance(self.zitting.wb, self.live.rij)

    def back(self) -> None:
        """Go back to the row before."""
        if self.live is not None:
            spel.back(self.zitting.wb, self.live.rij)

    def extend(self) -> None:
        """Give the row that is on more minutes."""
        if self.live is not None and self.live.nu is not None:
            spel.extend(self.zitting.wb, EXTRA, self.live.stand_erbij)

    def skip(self) -> None:
        """Pass over the row that comes next."""
        if self.live is not None:
            spel.skip(self.zitting.wb, self.live.rij)

    def unskip(self) -> None:
        """Do the row after all that was passed over last."""
        if self.live is not None and self.live.loop.overgeslagen:
            spel.unskip(self.zitting.wb, self.live.loop.overgeslagen[-1])

    def count_down(self) -> None:
        """Let the hall see how long the row still takes, or no more."""
        if self.live is not None:
            spel.count_down(self.zitting.wb, aan=not self.live.loop.aftellen)

    def stop(self) -> None:
        """Put the programme away; how long its rows took is kept."""
        spel.stop(self.zitting.wb)

    def complete(self, rij: type[Rij], cellen: Mapping[str, Any]) -> Rij:
        """Make a row of this meeting."""
        return rij(**{"bijeenkomst": self.bijeenkomst, **cellen})

    def offered(self, rij: type[Any], kolom: str) -> tuple[str, ...]:
        """Return the steps that the hall can be shown."""
        del rij
        if kolom != "stap":
            return ()
        return tuple(stap.naam for stap in find_steps() if stap.naam != self.naam)

    def move_row(self, rij: type[Any], nummer: int, stappen: int) -> None:
        """Move a row up (-1) or down (+1) among those of its meeting."""
        with self.zitting.wb.writing() as tx:
            every = tx.items(rij)
            if nummer not in every:
                raise RijWeg
            own = list(spel.programme(tx, every[nummer].bijeenkomst))
            place = own.index(nummer) + stappen
            if 0 <= place < len(own):
                numbers = list(every)
                tx.move(rij, nummer, numbers.index(own[place]) - numbers.index(nummer))

    def put_back(self, row: object, place: int) -> None:
        """Put a row that was taken out back in its place among those of its meeting."""
        assert isinstance(row, Draaiboekregel)
        with self.zitting.wb.writing() as tx:
            nummer = tx.add(row)
            own = list(spel.programme(tx, row.bijeenkomst))
            numbers = list(tx.items(Draaiboekregel))
            there = own[min(place, len(own) - 1)]
            tx.move(Draaiboekregel, nummer, numbers.index(there) - numbers.index(nummer))

    def _obstacles(self) -> tuple[str, ...]:
        regels = self.regels.values()
        found = [
            self.teksten("vast_onbekend", wat=regel.wat, tijd=regel.vast)
            for regel in regels
            if regel.vast.strip() and minutes_of(regel.vast) is None
        ]
        found += [
            self.teksten("te_lang", wat=plan.regel.wat, minuten=plan.te_laat)
            for plan in self.gepland
            if plan.te_laat
        ]
        if regels and not self.has_begin:
            found.append(self.teksten("geen_begin"))
        return tuple(found)
