"""Another workbook of the same rows: from a laptop to a server, back, or beside it.

In the middle of a round, what people sent in goes along with the key by which each finds it, and is
gone from the workbook that is left: one can vote in one place only. That one gets another name
first. From then on nothing that is sent to it is acknowledged, and phones send it again.
"""

from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde
from ouderplan.opslag import rondetabellen
from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.inpakken import Inpakker
from ouderplan.opslag.motor.fouten import VerhuizenTijdensRonde
from ouderplan.opslag.motor.kiezen import kind_for_new, kind_in, motor_in
from ouderplan.opslag.motor.overzetten import copy_rows, go_on_numbering
from ouderplan.opslag.motor.soort import Motor
from ouderplan.opslag.plaats import has_rows
from ouderplan.opslag.rondesleutel import check_key_is_here, key_name
from ouderplan.opslag.rondezoeken import find_ronde, open_rondes
from ouderplan.opslag.sporen.wissen import owe
from ouderplan.opslag.stemmen import close_in, seal
from ouderplan.opslag.tabellen import CSV_BESTANDEN, METADATA, tabel_named
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.zegel.sleutels import Sleutels
from ouderplan.systeem import why

WACHTTIJD = 10.0
"""Seconds to wait for who is writing."""
VERHUISD = "-verhuisd"
"""Behind the name of the folder that was left in the middle of a round."""
VERDER = "Deze ronde ging verder in een ander werkboek; wat was ingestuurd, staat daar."
"""Stands with such a round in the workbook that was left."""


def move(source: Path, target: Path, soort: type[Motor]) -> Path:
    """Make a workbook in `target` of the one in `source`, also in the middle of a round.

    What was broken off in the middle of a round (a power cut) goes on where it was.

    Returns
    -------
    Path
        Where the other one is: where it was, or during a round under another name, without what
        people sent in.

    Raises
    ------
    WerkboekBestaatAl, VerhuizenTijdensRonde, SleutelWeg, NietTeBewaren, DatabaseserverWeg
        Nothing has changed then.
    """
    aside = source.with_name(source.name + VERHUISD)
    if not was_broken_off(source):
        if not _open_keys(source) or soort is kind_in(source):
            make_copy(source, target, soort)
            return source
        _rename(source, aside)
    try:
        if not _is_moved(aside, target):
            _copy(motor_in(aside, WACHTTIJD), target, soort)
    except BaseException:
        _rename(aside, source)
        raise
    _leave_behind(aside)
    return aside


def was_broken_off(source: Path) -> bool:
    """Tell whether `move` began with a workbook, in the middle of a round, and did not end."""
    aside = source.with_name(source.name + VERHUISD)
    return not has_rows(source) and has_rows(aside) and bool(_open_keys(aside))


def _is_moved(aside: Path, target: Path) -> bool:
    """Tell whether the rounds that are open in `aside` went on in `target`: with the same keys."""
    if not has_rows(target):
        return False
    left, there = _open_keys(aside), _open_keys(target)
    return all(key is not None and there.get(ronde) == key for ronde, key in left.items())


def _open_keys(folder: Path) -> dict[int, bytes | None]:
    """Return the rounds that are open in a workbook, each with its key."""
    with closing(Werkboek.open(folder)) as wb, wb.reading() as tx:
        return {one.ronde: find_key(tx, key_name(one.ronde)) for one in open_rondes(tx)}


def make_copy(source: Path, target: Path, soort: type[Motor] | None = None) -> None:
    """Make a workbook in `target` with every row of the one in `source`, which stays as it is.

    Parameters
    ----------
    soort
        What is to hold its rows; None is what a new workbook on this machine gets.

    Raises
    ------
    WerkboekBestaatAl, VerhuizenTijdensRonde, NietTeBewaren, DatabaseserverWeg
    """
    copy_from(motor_in(source, WACHTTIJD), target, soort)


def copy_from(motor: Motor, target: Path, soort: type[Motor] | None = None) -> None:
    """Do what `make_copy` does, of what this motor holds; it is closed afterwards."""
    _copy(motor, target, soort or kind_for_new(), may_be_open=False)


def _copy(motor: Motor, target: Path, soort: type[Motor], *, may_be_open: bool = True) -> None:
    try:
        with motor.in_dutch(schrijft=False), motor.reading() as connection:
            van = Lezing(connection)
            for ronde in open_rondes(van):
                if not may_be_open:
                    raise VerhuizenTijdensRonde(vraag=ronde.vraag)
                check_key_is_here(van, ronde.ronde)
            soort.make(target, lambda new: _fill(van, new, target))
    except BaseException:
        if not has_rows(target):
            _destroy_all(Sleutels(target))
        raise
    finally:
        motor.close()


def _fill(van: Lezing, new: sa.Connection, target: Path) -> None:
    """Put into a new workbook all that is in `van`; what is sealed stays so, with its keys."""
    naar = Schrijving(new)
    if van.zegel is None and naar.zegel is not None:
        packer = Inpakker(van)
        copy_rows(van.connection, new, zonder=packer.left_out())
        go_on_numbering(new)
        packer.pack(naar, naar.zegel)
        naar.bump_versions()
    else:
        if van.zegel is not None:
            Sleutels(target).take_over(van.zegel.sleutels)
        copy_rows(van.connection, new)
        go_on_numbering(new)
    new.execute(sa.delete(CSV_BESTANDEN))  # the new one has no CSVs yet


def _leave_behind(folder: Path) -> None:
    """Close the rounds that went on elsewhere, and erase what people sent in during them."""
    with closing(Werkboek.open(folder)) as wb:
        with wb.writing() as tx:
            closed = [_let_go(tx, ronde) for ronde in open_rondes(tx)]
        for ronde in closed:
            seal(wb, ronde)
        wb.sync_csvs()


def _let_go(tx: Schrijving, ronde: Ronde) -> Ronde:
    texts: list[str] = []
    if tx.zegel is None:
        packer = Inpakker(tx)
        texts = packer.texts
        for naam, welke in packer.left_out().items():
            tx.connection.execute(sa.delete(METADATA.tables[naam]).where(welke))
            if tabel_named(naam) is not None:
                tx.touch(naam)
    rondetabellen.empty(tx.connection, ronde.ronde)
    close_in(tx, ronde.ronde)
    owe(tx, [ronde.ronde], texts)
    nummer, row = find_ronde(tx, ronde.ronde)
    closed = replace(row, regel=f"{row.regel} {VERDER}".strip())
    tx.change(nummer, row, closed)
    return closed


def _rename(here: Path, there: Path) -> None:
    if there.exists():
        raise NietTeBewaren(reden=f"er staat al een map {there.name}")
    try:
        here.rename(there)
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error


def _destroy_all(sleutels: Sleutels) -> None:
    """Destroy the keys that nothing came of."""
    for naam in sleutels.names():
        with suppress(OSError):
            sleutels.destroy(naam)
