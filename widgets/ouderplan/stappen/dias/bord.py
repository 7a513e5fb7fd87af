"""The projector: which slide is on, what it looks like, and going on to the next."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ouderplan.kern.dia import WELKOM, Beweging, Dia, Getoond, move, place, tells_all
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag.afstandsopdrachten import Diastand, mark_of
from ouderplan.opslag.draaiboek import LOOPT, playing
from ouderplan.opslag.papierklad import check_nothing_left
from ouderplan.opslag.rondezoeken import current_ronde, last_ronde
from ouderplan.opslag.scherm import keep_shown, send, shown
from ouderplan.opslag.stemmen import mark_shown
from ouderplan.opslag.toestand import state, states
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import head_sizes, shorten
from ouderplan.stappen.dias.programma import Klok, clock_on, last_call, programme_step, unseen_row
from ouderplan.stappen.dias.rijen import make_row, name_of
from ouderplan.stappen.onderdelen.rondezaak import SCHERM, Rondezaak
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.zitting import Zitting

PAKKET = "ouderplan.stappen.dias"
TOESTAND = "toestand"
NU = 44
"""Characters of the row of the programme that fit under a slide."""
_PAS = re.compile(r'data-pas="(\d+) (\d+)"')
"""The smallest and the largest letter of a text that a browser makes as large as fits."""


def draw(dia: Dia, bron: Bron, *, zwart: bool = False, klok: bool = False, nu: str = "") -> str:
    """Return the HTML of a slide, and of no other; a blank screen has nothing on it.

    With `klok` it has room for the time that is left; `nu` is what the row of the programme is
    called that is on without a slide of its own.
    """
    soort = "zwart" if zwart else dia.soort
    scherm = bron.scherm
    fields: dict[str, Any] = {
        "dia": dia,
        "klok": klok,
        "nu": shorten(nu, NU),
        "taal": scherm.taal if scherm.is_anders and scherm.alleen else None,
        "kopmaten": head_sizes,
        "alleen_anders": scherm.is_anders and scherm.alleen,
        **scherm.functies,
    }
    html = render(PAKKET, f"{soort}.html.j2", **fields, **({} if zwart else dia.inhoud))
    return _PAS.sub(r'\g<0> style="--m:\1"', html).strip()


def bord_of(zitting: Zitting) -> "Bord":
    """Return the projector of a session, made at first use."""
    return zitting.own(Bord)


@dataclass(frozen=True, slots=True)
class Beeld:
    """What the projector shows: one slide as HTML, and a mark that differs when that differs.

    `klok` is there when the hall sees how long the row of the programme still takes.
    """

    merk: str
    html: str
    reeks: str
    nummer: int
    aantal: int
    klok: Klok | None = None

    def told(self) -> dict[str, object]:
        """Return what a window hears of it, with the seconds that are left now."""
        return {"merk": self.merk, "html": self.html, "over": self.klok and self.klok.left()}


class Bord:
    """The projector of one session; it reads the store each time that something changed."""

    def __init__(self, zitting: Zitting) -> None:
        self._zitting = zitting
        self._zaken: dict[Rondesoort, Rondezaak] = {}
        self._made: tuple[object, tuple[Dia, ...], Bron] | None = None
        self._drawn: tuple[object, Beeld] | None = None
        self._of: object = None

    def look(self) -> Beeld:
        """Return what is on now. Of a row only the slide that is on is drawn."""
        now = self._now()
        dias, bron = self._row(now.reeks)
        nummer = place(dias, now)
        key = (self._made, nummer, now.zwart)
        if self._drawn is None or self._drawn[0] != key:
            klok = bron.read(lambda tx: clock_on(tx, now))
            wat = bron.read(unseen_row)
            html = draw(dias[nummer], bron, zwart=now.zwart, klok=klok is not None, nu=wat)
            until = "" if klok is None else bron.read(lambda tx: state(tx, LOOPT))
            merk = hashlib.sha256(f"{html}{until}".encode()).hexdigest()[:16]
            self._drawn = (key, Beeld(merk, html, now.reeks, nummer, len(dias), klok))
        return self._drawn[1]

    def position(self) -> Diastand:
        """Return which slide is on as far as a remote may know (see `Diastand`)."""
        now = self._now()
        dias, _ = self._row(now.reeks)
        secret = any(dia.onthult for dia in dias[now.verst + 1 :])
        van = 0 if secret else len(dias)
        return Diastand(name_of(now.reeks), place(dias, now), van, now.zwart, mark_of(now))

    def move(self, beweging: Beweging, holds: Callable[[Lezing], bool] = lambda _tx: True) -> bool:
        """Go on, back, to the begin or the end, blank the screen, or show all of a result at once.

        With the last of what was secret the result is shown: the phones and the plan know it too.
        Nothing is done, and False returned, when `holds` says no in the same transaction, or when
        something else came on before it: that press was meant for what is gone. Where a row of
        slides ends, the programme of the meeting that is on goes on (see `programma`).

        Raises
        ------
        PapierNietOvergenomen
            When paper ballots wait: then nothing of the result was shown either.
        OuderplanFout
            When the next row of the programme cannot be done now.
        """
        with self._zitting.wb.reading() as tx:
            seen = _what_is_on(tx)
        now, *_ = seen
        dias, _ = self._row(now.reeks)

        def still(tx: Lezing) -> bool:
            return _what_is_on(tx) == seen and holds(tx)

        if (step := programme_step(self._zitting.wb, dias, now, beweging)) is not None:
            return step(still)
        with self._zitting.wb.writing() as tx:
            if not still(tx):
                return False
            there = move(dias, now, beweging)
            secrets = any(dia.onthult for dia in dias[now.verst + 1 : there.verst + 1])
            if secrets or tells_all(dias, there):
                self._reveal(tx, dias, there)
            keep_shown(tx, there)
        return True

    def send(self, reeks: str, dia: str = "") -> None:
        """Show another row; nothing of it that is secret."""
        send(self._zitting.wb, reeks, dia)

    def _reveal(self, tx: Schrijving, dias: tuple[Dia, ...], there: Getoond) -> None:
        soort = next(dia.inhoud["soort"] for dia in dias if dia.onthult)
        ronde = last_ronde(tx, soort)
        if ronde is None or ronde.getoond:
            return
        if tells_all(dias, there):
            mark_shown(tx, ronde.ronde)
        else:
            check_nothing_left(tx, ronde.ronde)

    def _now(self) -> Getoond:
        with self._zitting.wb.reading() as tx:
            return shown(tx)

    def _row(self, reeks: str) -> tuple[tuple[Dia, ...], Bron]:
        wb = self._zitting.wb
        if self._of is not wb:
            self._zaken, self._made, self._of = {}, None, wb
        with wb.reading() as tx:
            versions = {naam: nr for naam, nr in tx.versions().items() if naam != TOESTAND}
            kept = states(tx, SCHERM), state(tx, LOOPT)
            key = (reeks, versions, kept, self._zitting.zaal)
        if self._made is None or self._made[0] != key:
            bron = Bron(self._zitting, self._zaken)
            dias = make_row(bron, reeks)
            self._made = (key, (*dias, *last_call(bron, reeks, dias)), bron)
        return self._made[1], self._made[2]


def _what_is_on(tx: Lezing) -> tuple[Getoond, int, int]:
    """Return the slide, the row of the programme and the open round (0: none) of this moment."""
    loop, ronde = playing(tx), current_ronde(tx)
    return shown(tx), loop.rij if loop is not None else 0, ronde.ronde if ronde is not None else 0


def empty_screen() -> Beeld:
    """Return what is shown while no workbook is on the table."""
    return Beeld("leeg", render(PAKKET, "leeg.html.j2"), WELKOM, 0, 1)
