"""``ouderplan exporteer``."""

from pathlib import Path

import click

from ouderplan.app.fouten import BestandNietGevonden, MapNietTeMaken
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.uitvoer.soorten import discover, soort_named
from ouderplan.uitvoer.wegschrijven import export


@click.command("exporteer", cls=Opdracht)
@WERKBOEK
@click.option("--naar", type=click.Path(path_type=Path), metavar="MAP")
@click.option("--soort", "soorten", multiple=True, metavar="SOORT")
@click.option("--basis", type=click.Path(path_type=Path), metavar="BESTAND")
@click.option("--overschrijven", is_flag=True)
def COMMAND(  # noqa: N802
    werkboek: Path,
    naar: Path | None,
    soorten: tuple[str, ...],
    basis: Path | None,
    overschrijven: bool,
) -> None:
    """Write exports."""
    if basis is not None and not basis.is_file():
        raise BestandNietGevonden(bestand=basis)
    usual = [kind.soort for kind in discover().values() if kind.standaard]
    kinds = [soort_named(soort) for soort in soorten or usual]
    target = made_folder(naar or Paden.find().exports)
    with opened(werkboek) as wb:
        for kind in kinds:
            own = basis if kind.basis else None
            path = export(wb, kind.soort, target, basis=own, overschrijven=overschrijven)
            click.echo(text("exporteer", "geschreven", bestand=path))


def made_folder(map: Path) -> Path:
    """Make a folder when it is not there, and return it (MapNietTeMaken when that cannot be)."""
    try:
        map.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MapNietTeMaken(map=map) from error
    return map
