"""``ouderplan volgend``: the workbook of the next schooljaar."""

from pathlib import Path

import click

from ouderplan.app.fouten import MapNietTeMaken, SchooljaarNodig
from ouderplan.app.opdrachten.werkboeken import opened
from ouderplan.app.teksten import text
from ouderplan.kern.eerdere_jaren import next_schooljaar
from ouderplan.opslag import Kast
from ouderplan.opslag.volgend_jaar import start_next_year


def run(werkboek: Path, schooljaar: str, folder: Path | None) -> None:
    """Make the workbook of the next schooljaar beside this one."""
    with opened(werkboek) as wb:
        facts = wb.profile()
        jaar = schooljaar or next_schooljaar(facts["schooljaar"])
        if not jaar:
            raise SchooljaarNodig
        free = Kast(wb.map.parent).free_folder({**facts, "schooljaar": jaar})
        new = folder.resolve() if folder else free
        try:
            start_next_year(wb, new, jaar).close()
        except OSError as error:
            raise MapNietTeMaken(map=new) from error
    click.echo(text("volgend", "gemaakt", jaar=jaar, map=new))
