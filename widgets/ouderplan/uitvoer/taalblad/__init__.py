"""The sheet on which a parent of the school corrects a translation, on paper or on a phone.

One file of HTML that needs nothing else: it prints, and on a screen what is typed becomes a CSV of
the table *vertalingen*, which Start reads in as any list.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ouderplan.kern.vertalingen import Vertaling, Wat
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.talen import Stuk, Taal, Talen, Woordenboek
from ouderplan.talen.inhoud import vote_texts
from ouderplan.teksten import Teksten

PAKKET = __package__ or ""


@dataclass(frozen=True, slots=True)
class Bladregel:
    """One text: the Dutch, and what a phone shows now ("" when that is Dutch)."""

    wat: Wat
    nederlands: str
    nu: str
    uitleg: str = ""
    uitleg_nu: str = ""


def build_sheet(
    taal: Taal, school: str, waarden: Iterable[Waarde], eigen: Sequence[Vertaling]
) -> bytes:
    """Return the sheet of one language as HTML (UTF-8)."""
    boek = Woordenboek(Talen().vertaler(taal.code), eigen)
    page = _environment().get_template("blad.html.j2")
    return page.render(
        taal=taal,
        school=school,
        waarden=list(_of_waarden(boek, waarden)),
        teksten=list(_of_pages(boek)),
        bewaren=_saving(taal),
    ).encode()


def _of_waarden(boek: Woordenboek, waarden: Iterable[Waarde]) -> Iterator[Bladregel]:
    for row in waarden:
        meaning = boek.description(row.waarde, row.omschrijving)
        yield Bladregel(
            Wat.WAARDE,
            row.waarde,
            _now(boek, boek.waarde(row.waarde)),
            row.omschrijving,
            _now(boek, meaning),
        )


def _of_pages(boek: Woordenboek) -> Iterator[Bladregel]:
    for tekst in vote_texts():
        yield Bladregel(Wat.PAGINA, tekst, _now(boek, boek.vertaler.piece(tekst)))


def _now(boek: Woordenboek, stuk: Stuk) -> str:
    return stuk.tekst if stuk.taal is boek.taal else ""


def _saving(taal: Taal) -> dict[str, Any]:
    """Return what the script on the page needs to write the CSV."""
    return {
        "bestand": f"vertalingen-{taal.code}.csv",
        "kop": [kolom.naam for kolom in tabel_of(Vertaling).kolommen],
        "taal": taal.code,
    }


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader(PAKKET, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    own = resources.files(PAKKET)
    for part in ("blad.css", "blad.js"):
        env.globals[part.replace(".", "_")] = Markup((own / part).read_text("utf-8"))
    env.globals["t"] = Teksten(PAKKET)
    return env
