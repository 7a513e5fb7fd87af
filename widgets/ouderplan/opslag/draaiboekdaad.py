"""What a row of a programme does with a round, as part of the change that brings the row on."""

from ouderplan.kern.dia import GESTEMD, row_of
from ouderplan.kern.draaiboek import Doet, Draaiboekregel
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.opslag.deelnemers import usual_groups
from ouderplan.opslag.rondezoeken import current_ronde, home_ronde, last_ronde
from ouderplan.opslag.scherm import send_in, shown
from ouderplan.opslag.stemcodes import given_out
from ouderplan.opslag.stemmen import close_in, open_in, show_in
from ouderplan.opslag.thuis import take_to_hall_in
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.teksten import Teksten


def do(tx: Schrijving, regel: Draaiboekregel) -> Ronde | None:
    """Do what a row does with a round; doing it twice is doing it once.

    Returns
    -------
    Ronde | None
        The round that it closed: to be sealed (`stemmen.seal`) when the change is on the disk.

    Raises
    ------
    OuderplanFout
        When that cannot be done now.
    """
    if regel.doet is None or not regel.doet.met_ronde:
        return None
    soort = regel.rondesoort
    if soort is None:
        raise OngeldigeInvoer(wat=say("geen_soort", wat=regel.wat))
    current = current_ronde(tx)
    here = current if current is not None and current.soort is soort else None
    match regel.doet:
        case Doet.SLUIT:
            return None if here is None else close_in(tx, here.ronde)
        case Doet.OPEN:
            vraag = regel.tekst or regel.wat
            if here is None or (here.vraag != vraag and here.open_tot is None):
                _open(tx, soort, vraag)
        case _:
            _show(tx, soort, regel.wat)
    return None


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


def _open(tx: Schrijving, soort: Rondesoort, vraag: str) -> None:
    """Open a round as its step would; where codes were given out, those count.

    What is open at home goes on in the hall: who voted there does not count twice.
    """
    if (there := home_ronde(tx, soort)) is not None:
        take_to_hall_in(tx, there.ronde)
        return
    groepen = usual_groups(tx, soort)
    codes = {groep for groep, aantal in given_out(tx).items() if aantal}
    open_in(
        tx,
        soort=soort,
        vraag=vraag,
        aantal_keuzes=soort.plaatsen or None,
        groepen=groepen,
        waarborg=Waarborg.STEMCODE if set(groepen) <= codes else Waarborg.TELEFOON,
    )


def _show(tx: Schrijving, soort: Rondesoort, wat: str) -> None:
    """Begin the story of a vote; the result of what was not voted on is there at once."""
    last = last_ronde(tx, soort)
    if last is None:
        raise OngeldigeInvoer(wat=say("niets_te_tonen", wat=wat))
    if last.is_open:
        raise OngeldigeInvoer(wat=say("nog_open", wat=wat))
    if not soort.stemt and soort is not Rondesoort.KANSEN and last.getoond is None:
        show_in(tx, last.ronde)
    else:
        send_in(tx, row_of(soort), GESTEMD if soort.stemt else "")


def say(sleutel: str, **velden: object) -> str:
    """Return why a programme cannot go on."""
    return Teksten(__package__, "draaiboek.toml")(sleutel, **velden)
