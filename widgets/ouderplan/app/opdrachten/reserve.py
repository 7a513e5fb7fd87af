"""``ouderplan reserve``: a backup of every workbook of every school, for a timer at night."""

from collections import Counter
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from ouderplan.app.teksten import text
from ouderplan.kern.fouten import OngeldigeInvoer, OuderplanFout
from ouderplan.opslag.binnen import leads_out
from ouderplan.opslag.plaats import is_werkboek
from ouderplan.opslag.reserve.maken import back_up_nightly
from ouderplan.systeem import why
from ouderplan.zaal.buitenadres import NERGENS
from ouderplan.zaal.scholen import Scholen, School

GEMAAKT, GELIJK, MIS = "gemaakt", "gelijk", "mis"
_FOUTEN = (OuderplanFout, OSError, ValueError, SQLAlchemyError)


def run(scholen: Path, *, naar: Path | None, bewaar: int) -> int:
    """Back up the workbooks of all schools in a folder; one that cannot be, stops no other."""
    if not scholen.is_dir():
        raise OngeldigeInvoer(wat=text("reserve", "geen_map", map=scholen))
    counts = Counter[str]()
    for school in Scholen(scholen.resolve(), NERGENS):
        elders = naar.resolve() / school.naam if naar is not None else None
        try:
            folders = school.kast.folders()
        except OSError as error:
            counts[_tell(school.naam, error)] += 1
            continue
        counts.update(_back_up(school, folder, elders, bewaar) for folder in folders)
    click.echo(text("reserve", "klaar", gemaakt=counts[GEMAAKT], gelijk=counts[GELIJK]))
    return 1 if counts[MIS] else 0


def _back_up(school: School, folder: Path, elders: Path | None, bewaar: int) -> str:
    try:
        if not folder.is_dir() or not is_werkboek(folder):
            return ""
        if leads_out(folder, school.kast.data):
            raise OuderplanFout(text("reserve", "leidt_weg"))
        made = back_up_nightly(folder, bewaar, elders / folder.name if elders else None)
    except _FOUTEN as error:
        return _tell(f"{school.naam}/{folder.name}", error)
    return GEMAAKT if made else GELIJK


def _tell(naam: str, error: Exception) -> str:
    said = error if isinstance(error, OuderplanFout) else text("reserve", "mis", reden=why(error))
    click.echo(f"{naam}: {said}", err=True)
    return MIS
