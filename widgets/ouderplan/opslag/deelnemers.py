"""Who takes part in a round when nobody says otherwise."""

from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.rondezoeken import last_ronde
from ouderplan.opslag.transacties import Lezing

IEDEREEN = (Groep.OUDERS, Groep.TEAM)


def usual_groups(tx: Lezing, soort: Rondesoort) -> tuple[Groep, ...]:
    """Return the groups that a new round of `soort` is for.

    Dots are the team's, at the studiemiddag, and of those who sent in what can be chosen: parents
    from whom there are kansen of this year give dots too.
    """
    if soort is not Rondesoort.STIPPEN or _parents_sent(tx):
        return IEDEREEN
    return (Groep.TEAM,)


def _parents_sent(tx: Lezing) -> bool:
    asked = last_ronde(tx, Rondesoort.KANSEN)
    if asked is None or Groep.OUDERS not in asked.groepen_die_mogen:
        return False
    return any(row.te_kiezen for row in tx.rows(Inbreng, groep=Groep.OUDERS))
