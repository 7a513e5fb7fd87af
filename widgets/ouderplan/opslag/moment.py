"""The moment as the workbook has it, and doing its action once, from whatever device.

A press carries a mark of what its presser saw (`Zaalmoment.stand`); of two presses on the same
thing only the first does anything. The store does not know the slides of a row, so that going
through them is left to who draws them: who is here does it at once (`beweeg`), and a press from
elsewhere is kept for a moment until the projector takes it (`take_press`).
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from ouderplan.kern.dia import GESTEMD, Beweging, is_revealing, row_of
from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.moment import Actie, Zaalmoment, is_of_now, next_action
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.opslag.beslissen import root_of
from ouderplan.opslag.draaiboek import playing
from ouderplan.opslag.inbreng import received
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import keep_shown, send_in, shown
from ouderplan.opslag.schoolscan import count_scans
from ouderplan.opslag.stemmen import (
    close_in,
    progress,
    seal,
    show_in,
    tally,
)
from ouderplan.opslag.toestand import keep_state, state
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.teksten import Teksten

DRUK = "druk"
"""Under this name stands a press that the projector has still to take."""
GELDIG_S = 5.0
"""A press that nobody took within so many seconds does nothing any more."""

Beweeg = Callable[[Beweging, Callable[[Lezing], bool]], bool]
"""Goes through the slides in one transaction, if that still holds; tells whether it did."""


def moment(tx: Lezing) -> Zaalmoment:
    """Return what is going on now, and the one action that comes next."""
    ronde, dia = ronde_of_moment(tx), shown(tx)
    chosen = adopted = False
    if ronde is not None and ronde.getoond is not None and ronde.soort.stemt:
        adopted = bool(tx.rows(VastgesteldeKeuze, ronde=ronde.ronde))
        chosen = not adopted and any(row.stemmen for row in tally(tx, ronde).ranglijst)
    actie = next_action(ronde, dia, te_kiezen=chosen, vastgesteld=adopted)
    loop = playing(tx)
    rij = 0 if loop is None else loop.rij
    unread = _unread(tx, ronde) if ronde is not None and actie is Actie.NIETS else 0
    return Zaalmoment(actie, ronde, _took_part(tx, ronde), dia, rij, unread)


def ronde_of_moment(tx: Lezing) -> Ronde | None:
    """Return the round that the moment is about: the open one, else the newest, or None.

    One that was closed on an earlier day is none any more, until the hall is shown its result; one
    that was held at home is none before that.
    """
    if (ronde := current_ronde(tx)) is not None:
        return ronde
    known = [row for row in tx.rows(Ronde, overgenomen_uit="") if not row.is_thuis or row.getoond]
    newest = max(known, key=lambda row: row.ronde, default=None)
    if newest is None or not (is_of_now(newest, datetime.now()) or _is_revealed_now(tx, newest)):
        return None
    return root_of(tx, newest) if newest.getoond is not None else newest


def _is_revealed_now(tx: Lezing, ronde: Ronde) -> bool:
    return ronde.getoond is None and is_revealing(shown(tx), ronde.soort)


def label(now: Zaalmoment) -> str:
    """Return what stands on the button of the moment, or ""."""
    return label_of(now.actie, now.ronde.soort if now.ronde is not None else None)


def label_of(actie: Actie, soort: Rondesoort | None) -> str:
    """Return what stands on the button of an action in a round of this kind, or ""."""
    if actie is Actie.NIETS:
        return ""
    words = Teksten(__package__, "moment.toml").table(f"knop.{actie}")
    return str(words.get(soort or "", words["anders"]))


def counter(now: Zaalmoment) -> str:
    """Return how many people took part, of how many who are there; "" when nobody counts."""
    if now.ronde is None or not now.telt:
        return ""
    t = Teksten(__package__, "moment.toml")
    kind = now.ronde.soort
    if now.aanwezig and kind is not Rondesoort.KANSEN:
        return t.counted(f"teller_van.{kind}", now.aantal, aanwezig=now.aanwezig)
    return t.counted(f"teller.{kind}", now.aantal)


def do(wb: Werkboek, actie: Actie, stand: str, beweeg: Beweeg | None = None) -> bool:
    """Do what someone pressed who saw `stand`; return False when that is not there any more.

    What asks for a choice (`Actie.vraagt_meer`) is not done here. Without `beweeg` a press on the
    slides is kept for the projector, and True says only that.

    Raises
    ------
    PapierNietOvergenomen
        When paper ballots wait: nothing of the result was shown.
    """

    def holds(tx: Lezing) -> bool:
        return _holds(tx, actie, stand)

    here = {Actie.SLUIT: _close, Actie.TOON: _show, Actie.ZWART: _blank}
    if actie in here:
        return here[actie](wb, holds)
    if actie.beweging is None:
        return False
    if beweeg is not None:
        return beweeg(actie.beweging, holds)
    with wb.writing() as tx:
        if not holds(tx):
            return False
        press = {"actie": actie.value, "stand": stand, "tijd": time.time()}
        keep_state(tx, DRUK, json.dumps(press))
    return True


def take_press(wb: Werkboek, beweeg: Beweeg) -> bool:
    """Do the press that waits for the projector, if there is one; return whether it did."""
    with wb.reading() as tx:
        if not state(tx, DRUK):
            return False
    with wb.writing() as tx:
        kept = state(tx, DRUK)
        keep_state(tx, DRUK, "")
    try:
        press = json.loads(kept or "{}")
        actie, stand = Actie(press["actie"]), str(press["stand"])
        fresh = abs(time.time() - float(press["tijd"])) <= GELDIG_S  # also when the clock jumped
    except (ValueError, TypeError, KeyError):  # taken by another window, or of another version
        return False
    return fresh and do(wb, actie, stand, beweeg)


def _took_part(tx: Lezing, ronde: Ronde | None) -> int:
    if ronde is None:
        return 0
    if ronde.soort is Rondesoort.SCAN:
        return count_scans(tx, ronde.ronde)
    return progress(tx, ronde.ronde) if ronde.soort.stemt else received(tx, ronde.ronde)


def _unread(tx: Lezing, ronde: Ronde) -> int:
    """Return how many texts wait that came in a round of this kind."""
    new = Inbrengstatus.NIEUW
    match ronde.soort:
        case Rondesoort.KANSEN:
            return len(tx.rows(Inbreng, status=new, samengevoegd_met=""))
        case Rondesoort.EVALUATIE:
            return len(tx.rows(Uitkomst, status=new))
        case Rondesoort.SCAN:
            written = tx.rows(Scanregel, ronde=ronde.ronde, status=new)
            return sum(row.heeft_tekst for row in written)
    return 0


def _holds(tx: Lezing, actie: Actie, stand: str) -> bool:
    now = moment(tx)
    right = now.actie is actie or actie in (Actie.VERDER, Actie.TERUG, Actie.ZWART)
    return right and now.stand(actie) == stand


def _close(wb: Werkboek, holds: Callable[[Lezing], bool]) -> bool:
    with wb.writing() as tx:
        ronde = current_ronde(tx) if holds(tx) else None
        if ronde is None:
            return False
        closed = close_in(tx, ronde.ronde)
    seal(wb, closed)
    return True


def _show(wb: Werkboek, holds: Callable[[Lezing], bool]) -> bool:
    with wb.writing() as tx:
        ronde = ronde_of_moment(tx) if holds(tx) else None
        if ronde is None:
            return False
        if ronde.soort.stemt:
            send_in(tx, row_of(ronde.soort), GESTEMD)
        else:
            show_in(tx, ronde.ronde)
    return True


def _blank(wb: Werkboek, holds: Callable[[Lezing], bool]) -> bool:
    with wb.writing() as tx:
        if not holds(tx):
            return False
        now = shown(tx)
        keep_shown(tx, replace(now, zwart=not now.zwart))
    return True
