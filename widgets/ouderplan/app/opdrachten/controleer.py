"""``ouderplan controleer``."""

import json as _json
from dataclasses import asdict
from pathlib import Path

import click

from ouderplan.app.opdrachten.hulp import Opdracht
from ouderplan.app.opdrachten.werkboeken import WERKBOEK, opened
from ouderplan.app.plancontrole import findings
from ouderplan.app.teksten import text


@click.command("controleer", cls=Opdracht)
@WERKBOEK
@click.option("--json", is_flag=True)
def COMMAND(werkboek: Path, json: bool) -> None:  # noqa: N802
    """Say what is missing, contradicts, or came from nowhere."""
    with opened(werkboek) as wb, wb.reading() as tx:
        found = [asdict(bevinding) for bevinding in findings(tx)]
    if json:
        click.echo(_json.dumps(found, ensure_ascii=False, indent=2))
        return
    for bevinding in found:
        click.echo(text("controleer", "regel", **bevinding))
    if not found:
        click.echo(text("controleer", "niets"))
