"""A vote with what settled its ties, and the top that the visie is written with."""

from dataclasses import replace

from ouderplan.kern.beslissen import Geteld
from ouderplan.kern.loting import check_number
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.waarden import Topwaarden, adopted_waarden, shown_waarden
from ouderplan.opslag.fouten import LotGetrokken, RondeNietGetoond, RondeNietGevonden
from ouderplan.opslag.stemmen import tally
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek


def root_of(tx: Lezing, ronde: Ronde) -> Ronde:
    """Return the vote that a run-off decides; any other round is its own."""
    found = tx.find(Ronde, ronde=ronde.beslist_ronde) if ronde.is_runoff else None
    return found[1] if found else ronde


def load_geteld(tx: Lezing, ronde: Ronde) -> Geteld:
    """Count a vote and the run-offs of it that were shown, oldest first."""
    runoffs = sorted(tx.rows(Ronde, beslist_ronde=ronde.ronde), key=lambda row: row.ronde)
    shown = [row for row in runoffs if row.getoond is not None]
    return Geteld(ronde, tally(tx, ronde), tuple((row, tally(tx, row)) for row in shown))


def draw_lot(wb: Werkboek, ronde: int, getal: str) -> Ronde:
    """Settle what ties in a shown vote by lot, with the number that the hall called out.

    Raises
    ------
    RondeNietGevonden, RondeNietGetoond, LotGetrokken, OngeldigeInvoer
    """
    with wb.writing() as tx:
        found = tx.find(Ronde, ronde=ronde)
        if found is None:
            raise RondeNietGevonden(ronde=ronde)
        nummer, old = found
        if old.getoond is None:
            raise RondeNietGetoond
        if old.lotgetal:
            raise LotGetrokken(getal=old.lotgetal)
        drawn = replace(old, lotgetal=check_number(getal))
        tx.change(nummer, old, drawn)
    return drawn


def read_top(tx: Lezing) -> Topwaarden:
    """Return the adopted top, else that of the newest shown vote."""
    rondes = tx.rows(Ronde, soort=Rondesoort.WAARDEN)
    adopted = adopted_waarden(rondes, tx.rows(VastgesteldeKeuze))
    if adopted.waarden:
        return adopted
    shown = [ronde for ronde in rondes if ronde.getoond and not ronde.is_runoff]
    if not shown:
        return Topwaarden()
    return shown_waarden(tally(tx, max(shown, key=lambda ronde: ronde.ronde)))
