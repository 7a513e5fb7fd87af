"""Sheets of paper ballots of an open workbook, for the page and for the command line."""

from ouderplan.app.teksten import text
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag import Werkboek
from ouderplan.talen import Talen, Woordenboek
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.stembriefje import Knoppen, make_blad, render_sheets

VRAGEN = {
    Rondesoort.WAARDEN: ("waarden", "stemming.vraag"),
    Rondesoort.STIPPEN: ("kansen", "stippen.vraag"),
}
GROEPEN = (Groep.OUDERS, Groep.TEAM)


def sheets_of(
    wb: Werkboek, soort: Rondesoort, groep: Groep, aantal: int, taal: str = "", *, vast: str = ""
) -> str:
    """Return the page with ballot sheets of an open workbook, in Dutch or the language `taal`."""
    talen = Talen()
    vertaler = talen.vertaler(taal)
    with wb.reading() as tx:
        boek = Woordenboek(vertaler, tx.rows(Vertaling))
        blad = make_blad(tx, soort, groep, vraag=_question(soort), boek=boek)
    labels = tuple((one.value, text("stembriefjes", one.value)) for one in GROEPEN)
    names = tuple((one.code, one.nederlands) for one in talen.alle)
    knoppen = Knoppen(vast, labels, names) if vast else Knoppen()
    return render_sheets(blad, aantal, knoppen, vertaler)


def _question(soort: Rondesoort) -> str:
    """Return what the step asks when nobody typed another question; the catalogs translate that."""
    stap, sleutel = VRAGEN.get(soort, VRAGEN[Rondesoort.WAARDEN])
    return Teksten(f"ouderplan.stappen.{stap}")(sleutel)
