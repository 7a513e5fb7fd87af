"""What a row of a programme does with a round, with the functions that the steps use too."""

from ouderplan.kern.dia import GESTEMD, row_of
from ouderplan.kern.draaiboek import Doet, Draaiboekregel
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.deelnemers import usual_groups
from ouderplan.opslag.scherm import send_in, shown
from ouderplan.opslag.stemcodes import given_out
from ouderplan.opslag.stemmen import (
    close_ronde,
    current_ronde,
    last_ronde,
    open_ronde,
    show_ronde,
)
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.teksten import Teksten


def do(wb: Werkboek, regel: Draaiboekregel) -> None:
    """Do what a row does with a round; doing it twice is doing it once."""
    if regel.doet is None or not regel.doet.met_ronde:
        return
    soort = regel.rondesoort
    if soort is None:
        raise OngeldigeInvoer(wat=say("geen_soort", wat=regel.wat))
    with wb.reading() as tx:
        current, last = current_ronde(tx), last_ronde(tx, soort)
        codes = {groep for groep, aantal in given_out(tx).items() if aantal}
        groepen = usual_groups(tx, soort)
    if regel.doet is Doet.SLUIT:
        if current is not None and current.soort is soort:
            close_ronde(wb, current.ronde)
    elif regel.doet is Doet.OPEN:
        vraag = regel.tekst or regel.wat
        if current is None or current.soort is not soort or current.vraag != vraag:
            _open(wb, soort, vraag, groepen, codes)
    elif last is None:
        raise OngeldigeInvoer(wat=say("niets_te_tonen", wat=regel.wat))
    elif last.is_open:
        raise OngeldigeInvoer(wat=say("nog_open", wat=regel.wat))
    elif soort.stemt:
        with wb.writing() as tx:
            send_in(tx, row_of(soort), GESTEMD)
    else:
        if soort is not Rondesoort.KANSEN and last.getoond is None:
            show_ronde(wb, last.ronde)
        with wb.writing() as tx:
            send_in(tx, row_of(soort))


def is_done(tx: Lezing, regel: Draaiboekregel) -> bool:
    """Tell whether a row would change nothing: its round is closed, or its story was told."""
    soort = regel.rondesoort
    if soort is None:
        return False
    if regel.doet is Doet.SLUIT:
        current = current_ronde(tx)
        return current is None or current.soort is not soort
    last = last_ronde(tx, soort)
    if regel.doet is not Doet.UITSLAG or last is None or shown(tx).reeks != row_of(soort):
        return False
    return last.getoond is not None


def _open(
    wb: Werkboek, soort: Rondesoort, vraag: str, groepen: tuple[Groep, ...], codes: set[Groep]
) -> None:
    """Open a round as its step would; where codes were given out, those count."""
    open_ronde(
        wb,
        soort=soort,
        vraag=vraag,
        aantal_keuzes=soort.plaatsen or None,
        groepen=groepen,
        waarborg=Waarborg.STEMCODE if set(groepen) <= codes else Waarborg.TELEFOON,
    )


def say(sleutel: str, **velden: object) -> str:
    """Return why a programme cannot go on."""
    return Teksten(__package__, "draaiboek.toml")(sleutel, **velden)
