"""``ouderplan exporteer``."""

from pathlib import Path

import click

from ouderplan.app.fouten import MapNietTeMaken, check_is_file
from ouderplan.app.opdrachten.werkboeken import opened
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.uitvoer.soorten import SOORTEN, soort_named
from ouderplan.uitvoer.volgordes import check_order
from ouderplan.uitvoer.wegschrijven import export


def run(
    werkboek: Path,
    *,
    naar: Path | None,
    soorten: tuple[str, ...],
    volgorde: str,
    basis: Path | None,
    overschrijven: bool,
) -> None:
    """Write exports."""
    if basis is not None:
        check_is_file(basis)
    kinds = [soort_named(soort) for soort in soorten or _usual()]
    if volgorde:
        check_order(volgorde)
    target = made_folder(naar or Paden.find().exports)
    with opened(werkboek) as wb:
        for kind in kinds:
            own = basis if kind.basis else None
            path = export(
                wb,
                kind.soort,
                target,
                basis=own,
                volgorde=volgorde,
                overschrijven=overschrijven,
            )
            click.echo(text("exporteer", "geschreven", bestand=path))


def _usual() -> tuple[str, ...]:
    return tuple(soort for soort, kind in SOORTEN.items() if kind.standaard)


def made_folder(folder: Path) -> Path:
    """Make a folder when it is not there, and return it (MapNietTeMaken when that cannot be)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MapNietTeMaken(map=folder) from error
    return folder
