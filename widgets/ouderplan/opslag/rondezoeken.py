"""Which rounds there are: the one of the evening, those at home, the newest of a kind.

The hall (projector, draaiboek, steps) has one round at a time. What is open at home is apart from
it until it closes, or until the hall goes on with it (`thuis.take_to_hall`).
"""

from datetime import datetime

from ouderplan.kern.moment import just_closed
from ouderplan.kern.rondes import Plek, Ronde, Rondesoort
from ouderplan.opslag.fouten import ErIsEenRondeOpen, LooptThuis, RondeNietGevonden
from ouderplan.opslag.transacties import Lezing


def current_ronde(tx: Lezing) -> Ronde | None:
    """Return the round of the evening that is open now, or None."""
    return next((ronde for ronde in tx.rows(Ronde, gesloten=None, plek=Plek.AVOND)), None)


def home_rondes(tx: Lezing) -> list[Ronde]:
    """Return the rounds that are open at home, the first opened first."""
    return tx.rows(Ronde, gesloten=None, plek=Plek.THUIS)


def open_rondes(tx: Lezing) -> list[Ronde]:
    """Return every round that is open, wherever."""
    return tx.rows(Ronde, gesloten=None)


def home_ronde(tx: Lezing, soort: Rondesoort) -> Ronde | None:
    """Return the round of a kind that is open at home, or None."""
    return next((ronde for ronde in home_rondes(tx) if ronde.soort is soort), None)


def last_ronde(tx: Lezing, soort: Rondesoort) -> Ronde | None:
    """Return the newest round of a kind that the hall knows: not what is still open at home."""
    known = [row for row in tx.rows(Ronde, soort=soort) if is_of_hall(row)]
    if soort is Rondesoort.SCAN:  # last year's may have been read in later
        own = [row for row in known if not row.overgenomen_uit]
        held = max(own, key=lambda ronde: ronde.ronde, default=None)
        if held is not None and just_closed(held, datetime.now()):
            return held  # another may have a later date: of a clock that was ahead
        return max(own, key=scan_order, default=None)
    return max(known, key=lambda ronde: ronde.ronde, default=None)


def is_of_hall(ronde: Ronde) -> bool:
    """Tell whether the hall knows this round: it is not open at home."""
    return not (ronde.is_open and ronde.is_thuis)


def scan_order(ronde: Ronde) -> tuple[bool, datetime, int]:
    """Return what scans are ordered by: last year's may have been read in later."""
    return ronde.is_open, ronde.geopend, ronde.ronde


def find_ronde(tx: Lezing, ronde: int) -> tuple[int, Ronde]:
    """Return a round with the number of its row (RondeNietGevonden when there is none)."""
    found = tx.find(Ronde, ronde=ronde)
    if found is None:
        raise RondeNietGevonden(ronde=ronde)
    return found


def check_free(tx: Lezing, soort: Rondesoort, *, at_home: bool) -> None:
    """Refuse a second round in the hall, or a second one of the same kind anywhere.

    Raises
    ------
    ErIsEenRondeOpen, LooptThuis
    """
    if at_home:
        same = next((row for row in open_rondes(tx) if row.soort is soort), None)
        if same is not None:
            raise ErIsEenRondeOpen(vraag=same.vraag)
    elif already := current_ronde(tx):
        raise ErIsEenRondeOpen(vraag=already.vraag)
    elif there := home_ronde(tx, soort):
        raise LooptThuis(vraag=there.vraag)
