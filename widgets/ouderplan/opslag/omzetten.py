"""Turn a bedreiging round: what is needed for it becomes a kans (C14)."""

from dataclasses import replace

from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.inbreng import check_text, next_id
from ouderplan.opslag.werkboek import Werkboek


def make_kans(wb: Werkboek, nummer: int) -> str:
    """Make a kans of what is needed and return its id; doing so twice gives the same kans.

    It takes perspective and criterium of its bedreiging; what goes for all of them is seen from
    the concept.

    Parameters
    ----------
    nummer
        Row number of the omzetting.

    Raises
    ------
    OngeldigeInvoer
        When what is needed is not filled in or is too long to be read from the back row.
    RijWeg
    """
    with wb.writing() as tx:
        old = tx.items(Omzetting).get(nummer)
        if old is None:
            raise RijWeg
        if old.kans:
            return old.kans
        found = tx.find(Inbreng, id=old.bedreiging) if old.bedreiging else None
        kans = Inbreng(
            id=next_id(tx),
            soort=Soort.KANS,
            perspectief=found[1].perspectief if found else Perspectief.CONCEPT,
            tekst=check_text(old.wat_is_nodig),
            criterium=found[1].criterium if found else None,
        )
        tx.add(kans)
        tx.change(nummer, old, replace(old, kans=kans.id))
    return kans.id
