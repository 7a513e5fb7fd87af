"""Make codes for at home, and write the letters and the list that they go with."""

import csv
import io
from codecs import BOM_UTF8
from datetime import datetime
from pathlib import Path

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.rondes import Ronde
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import LANG, written
from ouderplan.kern.thuis import Rondeplan
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag import Werkboek
from ouderplan.opslag.cellen import to_cell
from ouderplan.opslag.rondezoeken import home_rondes
from ouderplan.opslag.stemcodes import add_codes, draw_codes
from ouderplan.opslag.transacties import Lezing
from ouderplan.talen import Talen, Vertaler, Woordenboek
from ouderplan.uitvoer.lidwoord import with_article
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.thuis.oproep import Brieven, Oproep, questions, until
from ouderplan.uitvoer.wegschrijven import check_folder, safe_name, write_whole

MEESTE = 500
"""Letters at a time: each has a picture of its own."""


def make_letters(
    wb: Werkboek, *, aantal: int, groep: Groep, taal: str, naar: Path, adres: str
) -> tuple[Path, Path]:
    """Make codes for at home, write letters and list into `naar`, and return both.

    All of it is there afterwards, or nothing. The codes stand nowhere else: who has the letters
    has the votes.

    Raises
    ------
    OngeldigeInvoer, MapOntbreekt, MapOpSlot, SchijfVol, NietGeschreven, NietTeBewaren
    """
    from ouderplan.uitvoer.thuis.brieven import (  # noqa: PLC0415  a page seldom prints
        draw_letters,
    )

    if not 1 <= aantal <= MEESTE:
        raise OngeldigeInvoer(wat=text("thuis", "hoeveel", meeste=MEESTE))
    check_folder(naar)
    profiel, vertaler = wb.profile(), Talen().vertaler(taal)
    with wb.reading() as tx:
        oproepen = asked(tx, groep, vertaler)
        codes = draw_codes(tx, aantal, LANG)
    brieven = Brieven(profiel["school"], adres, groep, codes, oproepen)
    letters, listed = draw_letters(brieven, vertaler), _list(brieven, vertaler)
    wie, in_taal = with_article(groep), vertaler.taal.nederlands
    naam = (text("thuis", "bestand", wie=wie, taal=in_taal), profiel["school"])
    made: list[Path] = []
    try:
        with wb.writing() as writing:
            add_codes(writing, codes, groep)
            made.append(write_whole(naar / safe_name(naam, "docx"), letters))
            made.append(write_whole(naar / safe_name(naam, "csv"), listed))
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return made[0], made[1]


def write_reminder(wb: Werkboek, *, groep: Groep, taal: str, adres: str) -> str:
    """Return a reminder for everybody of a group: nobody knows who took part already."""
    vertaler = Talen().vertaler(taal)
    with wb.reading() as tx:
        oproepen = asked(tx, groep, vertaler)
    lines = [str(vertaler.gettext("Doe mee vanaf thuis")), ""]
    for oproep in oproepen:
        lines += [oproep.vraag, until(oproep, vertaler), ""]
    said = vertaler.gettext(
        "Iedereen krijgt dit bericht, want wij weten niet wie al meedeed. Uw code staat in de "
        "brief van school."
    )
    return "\n".join([*lines, said, f"{adres.rstrip('/')}/c"])


def asked(tx: Lezing, groep: Groep, vertaler: Vertaler) -> tuple[Oproep, ...]:
    """Return what a group is asked at home, now and later, the first that closes first.

    Raises
    ------
    OngeldigeInvoer
        When nothing is.
    """
    rondes: list[Ronde | Rondeplan] = [*home_rondes(tx), *tx.rows(Rondeplan)]
    boek = Woordenboek(vertaler, tuple(tx.rows(Vertaling)))
    found = [
        Oproep(boek.vraag(ronde.vraag).tekst, _end(ronde))
        for ronde in rondes
        if groep in ronde.groepen_die_mogen
    ]
    if not found:
        raise OngeldigeInvoer(wat=text("thuis", "niets_open", wie=with_article(groep)))
    return tuple(sorted(found, key=lambda oproep: oproep.tot))


def _end(ronde: Ronde | Rondeplan) -> datetime:
    end = ronde.tot if isinstance(ronde, Rondeplan) else ronde.open_tot
    return end or datetime.max


def _list(brieven: Brieven, vertaler: Vertaler) -> bytes:
    """Return a line for each code, for mail merge or the school's own ouderportaal."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(text("thuis", "kolommen").split(";"))
    tot = max(brieven.oproepen, key=lambda oproep: oproep.tot).tot
    for nr, code in enumerate(brieven.codes, start=1):
        row = (
            nr,
            brieven.groep.value,
            vertaler.taal.nederlands,
            written(code),
            brieven.link(code),
            questions(brieven.oproepen),
            tot,
        )
        writer.writerow([to_cell(cell) for cell in row])
    return BOM_UTF8 + out.getvalue().encode()
