"""What the hall sends in when it looks back (E4): kept, and waiting for the begeleider."""

from datetime import date

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort, next_id
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.inbreng import check_ronde, check_text, received_as, remember
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
    text = check_text(tekst)
    with wb.writing() as tx:
        check_ronde(tx, ronde, groep, Rondesoort.EVALUATIE)
        if known := received_as(tx, inzending):
            return known
        asked = next(row.vraag for row in tx.rows(Ronde, ronde=ronde))
        nummer = next_id(tx.rows(Uitkomst))
        herkomst = HERKOMST.format(ronde=ronde)
        new = Uitkomst(
            nummer, soort, text, asked, herkomst, groep, date.today(), Inbrengstatus.NIEUW
        )
        tx.add(new)
        remember(tx, inzending, nummer)
    return nummer
