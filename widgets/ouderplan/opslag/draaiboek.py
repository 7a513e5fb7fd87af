"""The programme of a meeting in the workbook, and playing it: from any window, on any device.

A press carries the row that its presser saw; of two presses on the same row only the first does
anything. How far the meeting is stands in the workbook, and outlives a page, a kill and a laptop;
how long each row took goes into the table as soon as it is over.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel
from ouderplan.kern.draaiboekloop import Loop, Regels, Tijdstip, real_minutes
from ouderplan.kern.draaiboekloop import advance as go_on
from ouderplan.kern.draaiboekloop import back as go_back
from ouderplan.kern.draaiboekloop import begin as begin_at
from ouderplan.kern.draaiboekloop import extend as more_time
from ouderplan.kern.draaiboekloop import found as at_a_row
from ouderplan.kern.draaiboekloop import skip as pass_over
from ouderplan.kern.draaiboekloop import tick as count_on
from ouderplan.kern.draaiboekloop import unskip as do_after_all
from ouderplan.kern.draaiboekstand import Live, look, slides_of
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.opslag.draaiboekdaad import do, is_done, say
from ouderplan.opslag.scherm import send_in
from ouderplan.opslag.stemmen import seal
from ouderplan.opslag.toestand import keep_state, state
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

Toon = Callable[[Schrijving, int, Draaiboekregel], None]
Nog = Callable[[Lezing], bool]
"""Tells whether what a presser saw is still so."""
LOOPT = "draaiboek"
"""Under this name stands how far the meeting is."""
_HERSTART = Path("/proc/sys/kernel/random/boot_id")


def now() -> Tijdstip:
    """Return this moment, with how long the machine is on where it can be told (Linux)."""
    wall = datetime.now().replace(tzinfo=UTC).timestamp()
    try:
        counted = time.clock_gettime(time.CLOCK_BOOTTIME)
        return Tijdstip(wall, counted, _HERSTART.read_text("ascii").strip())
    except (AttributeError, OSError):
        return Tijdstip(wall)


def programme(tx: Lezing, bijeenkomst: Bijeenkomst) -> Regels:
    """Return the rows of a meeting by number, in order."""
    rows = tx.items(Draaiboekregel).items()
    return {nummer: row for nummer, row in rows if row.bijeenkomst is bijeenkomst}


def playing(tx: Lezing) -> Loop | None:
    """Return how far the meeting is that was begun, or None."""
    try:
        kept: dict[str, Any] = json.loads(state(tx, LOOPT) or "null")
        if kept is None:
            return None
        kept["bijeenkomst"] = Bijeenkomst(kept["bijeenkomst"])
        kept["gezien"] = Tijdstip(**kept["gezien"])
        kept["overgeslagen"] = tuple(kept["overgeslagen"])
        for naam in ("tijden", "erbij"):
            kept[naam] = {int(nummer): value for nummer, value in kept[naam].items()}
        return Loop(**kept)
    except (ValueError, TypeError, KeyError, AttributeError):  # of another version of the program
        return None


def live(tx: Lezing, nu: Tijdstip | None = None) -> Live | None:
    """Return how the meeting stands that was begun, or None; it changes nothing."""
    loop = playing(tx)
    return None if loop is None else look(loop, programme(tx, loop.bijeenkomst), nu or now())


def begin(wb: Werkboek, bijeenkomst: Bijeenkomst, nu: Tijdstip | None = None) -> bool:
    """Begin a meeting, and do what its first row does; False when one was begun already.

    How long its rows took the last time is forgotten: this time counts.

    Raises
    ------
    OngeldigeInvoer
        When the programme has no rows.
    OuderplanFout
        When what the first row does cannot be done now: then nothing has begun.
    """
    with wb.writing() as tx:
        if playing(tx) is not None:
            return False
        regels = programme(tx, bijeenkomst)
        loop = begin_at(bijeenkomst, regels, nu or now())
        if loop is None:
            raise OngeldigeInvoer(wat=say("leeg"))
        closed = do(tx, regels[loop.rij])
        for nummer, regel in regels.items():
            tx.change(nummer, regel, replace(regel, duurde=None))
        _keep(tx, loop)
        _show(tx, loop.rij, regels[loop.rij])
    if closed is not None:
        seal(wb, closed)
    return True


def advance(
    wb: Werkboek,
    gezien: int | None = None,
    nu: Tijdstip | None = None,
    *,
    voorbij: bool = False,
    nog: Nog | None = None,
) -> bool:
    """Go on to the next row and do what it does; after the last the meeting is over.

    That is one change: a press or a kill in between finds the row before with what it did, or
    this one with what it does.

    Parameters
    ----------
    gezien
        The row (`Live.rij`) that the presser saw; None: whatever is on.
    voorbij
        Whether rows are passed of which all was done already, by hand or by the remote: a press
        that changes nothing on the screen is pressed again.
    nog
        What else must still be as the presser saw it.

    Returns
    -------
    bool
        False when another row is on already, or nothing is: then nothing was done.

    Raises
    ------
    OuderplanFout
        When what the row does cannot be done now: then the row before it stays on.
    """
    closed = None
    with wb.writing() as tx:
        loop = _seen(tx, gezien, nog)
        if loop is None or loop.klaar:
            return False
        regels = programme(tx, loop.bijeenkomst)
        done = {nr for nr, row in regels.items() if is_done(tx, row)} if voorbij else set()
        new = go_on(loop, regels, nu or now(), done)
        if not new.klaar:
            closed = do(tx, regels[new.rij])
        _come(tx, loop, new, _show)
    if closed is not None:
        seal(wb, closed)
    return True


def complain(wb: Werkboek, gezien: int, zin: str) -> None:
    """Keep why it could not go on, for who sits at the laptop: the hall is not told."""
    with wb.writing() as tx:
        loop = _seen(tx, gezien)
        if loop is not None:
            _keep(tx, replace(loop, mis=zin))


def back(
    wb: Werkboek,
    gezien: int | None = None,
    nu: Tijdstip | None = None,
    *,
    nog: Nog | None = None,
) -> bool:
    """Go back to the row before; what it showed is shown again, a round stays as it is."""
    return _change(wb, gezien, go_back, nu, show=_show_again, nog=nog)


def show_again(wb: Werkboek, gezien: int | None = None, *, nog: Nog | None = None) -> bool:
    """Show again what the row that is on shows: something else was sent to the hall meanwhile."""

    def stay(loop: Loop, _regels: Regels, nu: Tijdstip) -> Loop:
        return count_on(loop, nu)

    return _change(wb, gezien, stay, show=_show_again, nog=nog)


def count_down(wb: Werkboek, *, aan: bool) -> bool:
    """Let the hall see how long the row that is on still takes, or no more."""
    return _change(wb, None, lambda loop, _regels, nu: replace(count_on(loop, nu), aftellen=aan))


def extend(wb: Werkboek, minuten: int, gezien: str | None = None) -> bool:
    """Give the row that is on more minutes.

    Parameters
    ----------
    gezien
        What the presser saw (`Live.stand_erbij`), so that one press counts once.
    """

    def more(loop: Loop, regels: Regels, nu: Tijdstip) -> Loop | None:
        seen = gezien in (None, look(loop, regels, nu).stand_erbij)
        return more_time(loop, minuten, nu) if seen and not loop.klaar else None

    return _change(wb, None, more)


def skip(wb: Werkboek, gezien: int | None = None) -> bool:
    """Pass over the row that comes next; only a row that was seen to come next."""
    return _change(wb, gezien, pass_over)


def unskip(wb: Werkboek, nummer: int) -> bool:
    """Do a row after all that was to be passed over."""
    return _change(wb, None, lambda loop, _regels, nu: do_after_all(count_on(loop, nu), nummer))


def stop(wb: Werkboek) -> bool:
    """Put the programme away; what the rows took is kept."""
    with wb.writing() as tx:
        loop = playing(tx)
        if loop is None:
            return False
        _note(tx, count_on(loop, now()))
        keep_state(tx, LOOPT, "")
    return True


def _seen(tx: Lezing, gezien: int | None, nog: Nog | None = None) -> Loop | None:
    loop = playing(tx)
    if loop is None or (nog is not None and not nog(tx)):
        return None
    loop = at_a_row(loop, programme(tx, loop.bijeenkomst))
    return loop if gezien in (None, loop.rij) else None


def _change(
    wb: Werkboek,
    gezien: int | None,
    step: Callable[[Loop, Regels, Tijdstip], Loop | None],
    nu: Tijdstip | None = None,
    *,
    show: Toon | None = None,
    nog: Nog | None = None,
) -> bool:
    """Do one step in one transaction, if `gezien` is still on."""
    with wb.writing() as tx:
        loop = _seen(tx, gezien, nog)
        if loop is None:
            return False
        regels = programme(tx, loop.bijeenkomst)
        new = step(loop, regels, nu or now())
        if new is None:
            return False
        _come(tx, loop, new, show)
    return True


def _come(tx: Schrijving, loop: Loop, new: Loop, show: Toon | None) -> None:
    """Keep a step, and let the hall see what the row shows that is on then."""
    if new.rij != loop.rij or new.klaar:
        _note(tx, new)
    _keep(tx, replace(new, mis=""))
    regels = programme(tx, loop.bijeenkomst)
    if show is not None and new.rij in regels and not new.klaar:
        show(tx, new.rij, regels[new.rij])


def _note(tx: Schrijving, loop: Loop) -> None:
    """Keep in the programme how long its rows took."""
    regels = programme(tx, loop.bijeenkomst)
    for nummer, minuten in real_minutes(loop).items():
        if nummer in regels:
            tx.change(nummer, regels[nummer], replace(regels[nummer], duurde=minuten))


def _keep(tx: Schrijving, loop: Loop) -> None:
    keep_state(tx, LOOPT, json.dumps(asdict(loop), separators=(",", ":")))


def _show(tx: Schrijving, nummer: int, regel: Draaiboekregel) -> None:
    """Send to the hall what a row shows; a row that shows nothing leaves what was there.

    What a row does with a round was shown when that was done.
    """
    if regel.doet is not None and not regel.doet.met_ronde:
        _send(tx, slides_of(nummer, regel))


def _show_again(tx: Schrijving, nummer: int, regel: Draaiboekregel) -> None:
    """Send it to the hall also when it is about a round: nothing of that which is secret."""
    _send(tx, slides_of(nummer, regel))


def _send(tx: Schrijving, reeks: str) -> None:
    if reeks:
        send_in(tx, reeks)
