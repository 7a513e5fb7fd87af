"""Which waarden stand beside the editor."""

from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.topwaarden import Topwaarden, adopted_waarden, shown_waarden
from ouderplan.opslag.stemmen import tally
from ouderplan.opslag.transacties import Lezing


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
