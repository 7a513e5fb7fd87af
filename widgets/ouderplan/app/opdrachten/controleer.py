"""``ouderplan controleer``."""

import json as _json
from pathlib import Path

import click

from ouderplan.app.opdrachten.werkboeken import opened
from ouderplan.app.teksten import text
from ouderplan.kern.plancheck import bundle
from ouderplan.opslag.plancheck import findings


def run(werkboek: Path, json: bool) -> None:
    """Say what is missing, contradicts, or came from nowhere."""
    with opened(werkboek) as wb, wb.reading() as tx:
        found = findings(tx)
    if json:
        told = [bevinding.told() for bevinding in found]
        click.echo(_json.dumps(told, ensure_ascii=False, indent=2))
        return
    for bevinding in bundle(found):
        click.echo(text("controleer", "regel", **bevinding.told()))
    if not found:
        click.echo(text("controleer", "niets"))
