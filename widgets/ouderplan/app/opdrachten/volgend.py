"""``ouderplan volgend``: the workbook of the next schooljaar."""

from pathlib import Path

import click

from ouderplan.app.fouten import MapNietTeMaken, SchooljaarNodig, WerkboekErAl
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
        kast, label = Kast(wb.map.parent), {**facts, "schooljaar": jaar}
        if folder is None and (there := kast.of(label)) is not None:
            raise WerkboekErAl(kop=there.kop, map=there.map)
        new = folder.resolve() if folder else kast.free_folder(label)
        try:
            start_next_year(wb, new, jaar).close()
        except OSError as error:
            raise MapNietTeMaken(map=new) from error
    click.echo(text("volgend", "gemaakt", jaar=jaar, map=new))
