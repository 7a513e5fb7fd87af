"""``ouderplan reserve``: a backup of every workbook of every school, for a timer at night."""

from pathlib import Path

import click

from ouderplan.app.teksten import text
from ouderplan.kern.fouten import OngeldigeInvoer, OuderplanFout
from ouderplan.opslag.nachtreserve import back_up_nightly
from ouderplan.zaal.buitenadres import NERGENS
from ouderplan.zaal.scholen import Scholen


def run(scholen: Path, *, naar: Path | None, bewaar: int) -> int:
    """Back up the workbooks of all schools in a folder; one that cannot be, stops no other."""
    if not scholen.is_dir():
        raise OngeldigeInvoer(wat=text("reserve", "geen_map", map=scholen))
    made, same, wrong = 0, 0, 0
    for school in Scholen(scholen.resolve(), NERGENS):
        for boek in school.kast.list():
            elders = naar.resolve() / school.naam / boek.naam if naar is not None else None
            try:
                if back_up_nightly(boek.map, bewaar, elders):
                    made += 1
                else:
                    same += 1
            except OuderplanFout as error:
                wrong += 1
                click.echo(f"{school.naam}/{boek.naam}: {error}", err=True)
    click.echo(text("reserve", "klaar", gemaakt=made, gelijk=same))
    return 1 if wrong else 0
