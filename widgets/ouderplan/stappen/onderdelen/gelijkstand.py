"""Settling a tie in the open: a run-off, or a lot of which the number is on the screen first."""

from ouderplan.kern.beslissen import Beslissing, Beslist
from ouderplan.kern.dia import LOTING, SAMEN, row_of
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.loting import Lot, check_number, draw
from ouderplan.kern.rondes import Telling
from ouderplan.opslag.beslissen import draw_lot
from ouderplan.opslag.scherm import send
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.opslag.toestand import put_state
from ouderplan.stappen.onderdelen.rondezaak import SCHERM, Rondezaak

GETAL, TELLING = "getal", "telling"


class Gelijkstand(Rondezaak):
    """The part of a vote that comes after a tie."""

    def beslist(self, telling: Telling) -> Beslist | None:
        """Return the top by one way of counting, or None before the result is shown."""
        raise NotImplementedError

    def open_runoff(self, telling: Telling) -> None:
        """Open a round with only what ties in this top, one choice each.

        Raises
        ------
        OuderplanFout
            When nothing ties, or another round is open.
        """
        beslist = self.beslist(telling)
        if self.ronde is None or beslist is None or not beslist.top.gelijk:
            raise OuderplanFout(self._t("gelijk.niets_gelijk"))
        tied, places = beslist.top.gelijk, beslist.top.open_plaatsen
        open_ronde(
            self.zitting.wb,
            soort=self.soort,
            vraag=self._t("gelijk.vraag"),
            aantal_keuzes=1,
            groepen=self.ronde.groepen_die_mogen,
            uitgenodigd=self.ronde.uitgenodigd,
            aanwezig=self.ronde.aanwezig,
            uitgenodigd_team=self.ronde.uitgenodigd_team,
            aanwezig_team=self.ronde.aanwezig_team,
            waarborg=self.ronde.waarborg,
            beslist=Beslissing(
                self.ronde.ronde, frozenset(plaats.keuze for plaats in tied), places
            ),
        )

    @property
    def getal(self) -> str:
        """Return the number of the lot: drawn with it, or on the screen for it; else ""."""
        drawn = self.ronde.lotgetal if self.ronde else ""
        return drawn or self.op_scherm.get(GETAL, "")

    def announce(self, getal: str, telling: Telling) -> None:
        """Put the number that the hall called out on the screen; nothing is drawn yet."""
        beslist = self.beslist(telling)
        if beslist is None or not beslist.top.gelijk:
            raise OuderplanFout(self._t("gelijk.niets_gelijk"))
        clean = check_number(getal)
        self.put_on_screen(TELLING, telling.value)
        self.put_on_screen(GETAL, clean)
        send(self.zitting.wb, row_of(self.soort), LOTING)

    def withdraw(self) -> None:
        """Take the number off the screen again, as long as nothing was drawn."""
        self.put_on_screen(GETAL, "")
        send(self.zitting.wb, row_of(self.soort), SAMEN)

    def draw(self) -> None:
        """Draw the lot with the number that is on the screen."""
        getal = self.op_scherm.get(GETAL, "")
        if self.ronde is None or not getal:
            raise OuderplanFout(self._t("gelijk.eerst_getal"))
        draw_lot(self.zitting.wb, self.ronde.ronde, getal)
        send(self.zitting.wb, row_of(self.soort), LOTING)

    @property
    def lotregels(self) -> tuple[Lot, ...]:
        """Return what was drawn for, in the order of the draw; nothing before the draw."""
        if self.ronde is None or not self.ronde.lotgetal:
            return ()
        asked = Telling(self.op_scherm.get(TELLING) or Telling.GEWOON)
        tops = [self.beslist(telling) for telling in (asked, *Telling)]
        drawn = next((top.geloot for top in tops if top and top.geloot), ())
        return draw(self.ronde.lotgetal, self.ronde.ronde, drawn)

    def put_on_screen(self, naam: str, waarde: str) -> None:
        """Keep what the projector shows of this result."""
        nummer = self.ronde.ronde if self.ronde else 0
        put_state(self.zitting.wb, f"{SCHERM}{self.soort}.{nummer}.{naam}", waarde)
