"""``ouderplan volgend``: the workbook of the next schooljaar."""

from pathlib import Path

import click

from ouderplan.app.fouten import MapNietTeMaken, SchooljaarNodig
from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.teksten import text
from ouderplan.kern.eerdere_jaren import next_schooljaar
from ouderplan.opslag import Kast
from ouderplan.opslag.volgend_jaar import start_next_year


@click.command("volgend", cls=Opdracht)
@WERKBOEK
@click.option("--schooljaar", default="", metavar="JAAR")
@click.option("--map", type=click.Path(path_type=Path), metavar="MAP")
def COMMAND(werkboek: Path, schooljaar: str, map: Path | None) -> None:  # noqa: N802
    """Make the workbook of the next schooljaar beside this one."""
    with opened(werkboek) as wb:
        facts = wb.profile()
        jaar = schooljaar or next_schooljaar(facts["schooljaar"])
        if not jaar:
            raise SchooljaarNodig
        free = Kast(wb.map.parent).free_folder({**facts, "schooljaar": jaar})
        new = map.resolve() if map else free
        try:
            start_next_year(wb, new, jaar).close()
        except OSError as error:
            raise MapNietTeMaken(map=new) from error
    click.echo(text("volgend", "gemaakt", jaar=jaar, map=new))
