"""Check the plan of a workbook that is on disk."""

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.plancheck import Bevinding, Planstand, check
from ouderplan.kern.rondes import Ronde, VastgesteldeKeuze
from ouderplan.kern.visie import Visieversie
from ouderplan.opslag.transacties import Lezing


def findings(tx: Lezing) -> tuple[Bevinding, ...]:
    """Return what is missing, contradicts, or came from nowhere."""
    stand = Planstand(
        criteria=tuple(tx.rows(Criterium)),
        rondes=tuple(tx.rows(Ronde)),
        vastgesteld=tuple(tx.rows(VastgesteldeKeuze)),
        visie=tuple(tx.rows(Visieversie)),
        inbreng=tuple(tx.rows(Inbreng)),
        doelen=tuple(tx.rows(Jaardoel)),
        acties=tuple(tx.rows(Actie)),
    )
    return check(stand)
