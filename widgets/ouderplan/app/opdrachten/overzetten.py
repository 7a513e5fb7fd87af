"""``ouderplan overzetten``."""

from pathlib import Path

import click

from ouderplan.app.opdrachten.werkboeken import find_map
from ouderplan.app.teksten import text
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import GeenWerkboek
from ouderplan.opslag.motor.kiezen import kind_on_a_server, kind_on_this_machine
from ouderplan.opslag.plaats import has_rows
from ouderplan.opslag.verhuizen import move, was_broken_off


def run(werkboek: Path, naar: Path, waar: str) -> None:
    """Make a workbook in `naar` with all that another one holds, on a server or as a file."""
    source, target = find_map(werkboek), naar.resolve()
    if not has_rows(source) and not was_broken_off(source):
        raise GeenWerkboek(map=source)
    on_a_server = waar == "server"
    left = move(source, target, kind_on_a_server() if on_a_server else kind_on_this_machine())
    Werkboek.open(target).close()  # its CSVs come beside it
    said = "op_server" if on_a_server else "als_map"
    click.echo(text("overzetten", said, map=target))
    kept = "niet_veranderd" if left == source else "zonder_ronde"
    click.echo(text("overzetten", kept, van=left))
