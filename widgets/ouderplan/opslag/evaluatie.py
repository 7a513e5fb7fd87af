"""What the hall sends in when it looks back (E4): kept, and waiting for the begeleider."""

from datetime import date

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.afzenders import keep_sender
from ouderplan.opslag.inbreng import check_ronde, check_text, received_as, remember
from ouderplan.opslag.nummers import random_id
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.werkboek import Werkboek

HERKOMST = "ronde {ronde}"


def submit_outcome(
    wb: Werkboek, *, ronde: int, inzending: str, groep: Groep, soort: Uitkomstsoort, tekst: str
) -> str:
    """Keep what a phone sent in and return its id; it is on the disk when this returns.

    The same `inzending` (a random text made for one form) is stored once.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee, OngeldigeInvoer
    """
    with wb.writing() as tx:
        return submit_outcome_in(
            tx, ronde=ronde, inzending=inzending, groep=groep, soort=soort, tekst=tekst
        )


def submit_outcome_in(
    tx: Schrijving,
    *,
    ronde: int,
    inzending: str,
    groep: Groep,
    soort: Uitkomstsoort,
    tekst: str,
    afzender: str = "",
) -> str:
    """Do what `submit_outcome` does, inside a transaction of the caller.

    Parameters
    ----------
    afzender
        The mark of who sent it (see `afzenders`); "" when it is not known.
    """
    text = check_text(tekst)
    check_ronde(tx, ronde, groep, Rondesoort.EVALUATIE)
    if known := received_as(tx, inzending):
        return known
    asked = next(row.vraag for row in tx.rows(Ronde, ronde=ronde))
    nummer = random_id(tx, Uitkomst, "E")
    herkomst = HERKOMST.format(ronde=ronde)
    tx.add(Uitkomst(nummer, soort, text, asked, herkomst, groep, date.today(), Inbrengstatus.NIEUW))
    remember(tx, inzending, nummer)
    keep_sender(tx, nummer, afzender)
    return nummer
