"""The programme of the meeting that is on, as the projector follows it.

A clicker has but two keys: where a row of slides ends, its next press is the next row of the
programme. Before a round is closed that way the hall is told, so that it takes a press more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ouderplan.kern.dia import LAATSTE, OPEN, Beweging, Dia, Getoond
from ouderplan.kern.draaiboek import Doet
from ouderplan.kern.draaiboekloop import Tijdstip, elapsed
from ouderplan.kern.draaiboekstand import closes_next, leaves, slides_of
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag.draaiboek import Nog, advance, back, complain, live, show_again
from ouderplan.opslag.draaiboek import now as moment_now
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.stappen.dias.bron import Bron


@dataclass(frozen=True, slots=True)
class Klok:
    """How many seconds were left, and when that was; a clock that is set does not matter."""

    over: float
    sinds: Tijdstip

    def left(self) -> float:
        """Return how many seconds are left now."""
        return self.over - elapsed(self.sinds, moment_now())


def programme_step(
    wb: Werkboek, dias: Sequence[Dia], getoond: Getoond, beweging: Beweging
) -> Callable[[Nog], bool] | None:
    """Return what a key does in the programme, or None when it goes through the slides.

    It does so only if what is asked of it still holds in the same transaction.
    """
    with wb.reading() as tx:
        now = live(tx)
    step = None if now is None else leaves(now, dias, getoond, beweging)
    if now is None or step is None:
        return None
    if step is Beweging.VERDER:
        return partial(_go_on, wb, now.rij)
    here = now.nu.gepland.regel if now.nu is not None else None
    if here is not None and slides_of(now.rij, here) not in ("", getoond.reeks):
        return lambda nog: show_again(wb, now.rij, nog=nog)
    return lambda nog: back(wb, now.rij, nog=nog)


def _go_on(wb: Werkboek, rij: int, nog: Nog) -> bool:
    """Go on to the next row; why that cannot be done is said on the laptop."""
    try:
        return advance(wb, rij, voorbij=True, nog=nog)
    except OuderplanFout as fout:
        complain(wb, rij, str(fout))
        raise


def last_call(bron: Bron, reeks: str, dias: Sequence[Dia]) -> tuple[Dia, ...]:
    """Return the slide that says that a round closes, when the programme closes it next."""
    first = dias[0]
    now = bron.read(live)
    if first.id != OPEN or now is None or not closes_next(now, reeks):
        return ()
    zaak = first.inhoud["zaak"]
    people = zaak.soort.stemt or zaak.soort is Rondesoort.SCAN  # else texts are counted
    left = max((zaak.aanwezig or 0) - zaak.gestemd, 0) if people else 0
    boven = bron.scherm.zaaltekst("Bijna klaar: de ronde gaat zo dicht")
    return (Dia(LAATSTE, "open", {**first.inhoud, "boven": boven, "te_gaan": left}),)


def unseen_row(tx: Lezing) -> str:
    """Return what the row that is on is called, when the screen stayed as it was; else "".

    It does nothing, or shows what the row before it shows. The hall is told under the slide: a
    press that changes nothing is pressed again.
    """
    now = live(tx)
    if now is None or now.nu is None:
        return ""
    here = now.nu.gepland.regel
    if here.doet is None:
        return here.wat
    shown = [
        slides_of(row.nummer, row.gepland.regel)
        for row in now.rijen[: now.loop.plaats]
        if not row.overgeslagen
    ]
    before = next((reeks for reeks in reversed(shown) if reeks), "")
    same = here.doet is Doet.TOON and slides_of(now.rij, here) == before
    return here.wat if same else ""


def clock_on(tx: Lezing, getoond: Getoond) -> Klok | None:
    """Return how long the row that is on still takes, when the hall may see it on what is shown."""
    now = live(tx)
    if now is None or now.nu is None or not now.loop.aftellen or not now.nu.gepland.regel.duur:
        return None
    if slides_of(now.rij, now.nu.gepland.regel) != getoond.reeks:
        return None
    return Klok(now.over, moment_now())
