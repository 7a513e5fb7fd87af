"""Putting a backup back in the place of the workbook as it is now."""

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import copyfile

from ouderplan.opslag import csv_uit
from ouderplan.opslag.databank import DATABASE
from ouderplan.opslag.fouten import TerugzettenTijdensRonde, WerkboekOnleesbaar
from ouderplan.opslag.reserve import Reserve, check_reserve, keep, written_whole
from ouderplan.opslag.stemmen import current_ronde
from ouderplan.opslag.tabellen import Tabel, tabel_named
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.wissel import alone, editing, swap_in


def put_back(map: Path, reserve: Reserve) -> Path:
    """Make a backup the workbook in `map`; return where the present state was kept.

    The CSVs follow. One that was changed by hand stays as it is, to be read in or put aside. A
    database that can no longer be read goes to *bewaard* as it is, with a copy of every CSV.

    Raises
    ------
    ReserveOnbruikbaar, WerkboekInGebruik, TerugzettenTijdensRonde, NietTeBewaren
        Nothing has changed then.
    """
    check_reserve(reserve)
    try:
        own = _close_off(map)
    except WerkboekOnleesbaar:
        return _replace_damaged(map, reserve)
    with written_whole(map) as half:
        with alone(map) as now:
            kept = keep(now, map, "voor het terugzetten")
            _prepare(half, reserve, own)
        swap_in(half, map)
    Werkboek.open(map).close()
    return kept


def _close_off(map: Path) -> dict[Tabel, bytes]:
    """Return the CSVs as the workbook wrote them last; refuse while it is in use."""
    if (map / DATABASE).exists():
        with alone(map):
            pass
    wb = Werkboek.open(map)
    with contextlib.closing(wb):
        with wb.reading() as tx:
            ronde = current_ronde(tx)
        if ronde is not None:
            raise TerugzettenTijdensRonde(vraag=ronde.vraag)
        wb.sync_csvs()
        foreign = set(wb.changed_by_hand())
    return _contents(path for path in csv_uit.csv_files(map) if path not in foreign)


def _replace_damaged(map: Path, reserve: Reserve) -> Path:
    files = csv_uit.csv_files(map)
    kept = csv_uit.keep_copy(map, f"beschadigd {DATABASE}", (map / DATABASE).read_bytes())
    for path in files:
        csv_uit.keep_copy(map, path.name, path.read_bytes())
    with written_whole(map) as half:
        _prepare(half, reserve, _contents(files))
        swap_in(half, map)
    Werkboek.open(map).close()
    return kept


def _prepare(half: Path, reserve: Reserve, own: Mapping[Tabel, bytes]) -> None:
    """Copy the backup, and let it know which CSVs it may write over."""
    copyfile(reserve.pad, half)
    with editing(half) as connection:
        csv_uit.take_over_in(connection, own)


def _contents(paths: Iterable[Path]) -> dict[Tabel, bytes]:
    found = {path: tabel_named(path.stem) for path in paths}
    return {tabel: path.read_bytes() for path, tabel in found.items() if tabel}
