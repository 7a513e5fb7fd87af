"""What readers of a school corrected, as catalogs for ``make talen``: the table *vertalingen*."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog

from ouderplan.app.catalogusbestand import new_header, write
from ouderplan.kern.vertalingen import Nagelezen, Wat
from ouderplan.talen.inhoud import WAARDE
from ouderplan.talen.taal import UIT, read_header


def write_corrections(
    tabel: Path, sjabloon: Catalog, uitleg: Mapping[str, str], catalogi: Path, naar: Path
) -> None:
    """Write a catalog a language into the folder `naar`, with only what was read and corrected.

    Parameters
    ----------
    tabel
        The CSV of the table *vertalingen*.
    sjabloon
        Every text that the product has; what is the school's own stays with the school.
    uitleg
        What each waarde of the start set means, in Dutch.
    catalogi
        The folder of the catalogs that there are: the headers come from them.
    """
    found: dict[str, Catalog] = defaultdict(Catalog)
    for taal, tekst, context, vertaling in _corrections(tabel, uitleg):
        wanted = sjabloon.get(tekst, context)
        if wanted is not None and isinstance(wanted.id, str) and vertaling.strip():
            found[taal].add(tekst, vertaling, context=context)
    for taal, catalogus in found.items():
        there = catalogi / f"{taal}{UIT}"
        if there.exists():
            write(naar / there.name, catalogus, new_header(taal, read_header(there)))


def _corrections(
    tabel: Path, uitleg: Mapping[str, str]
) -> Iterator[tuple[str, str, str | None, str]]:
    """Yield language, Dutch, context and translation of what someone read."""
    with tabel.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["nagelezen"] != Nagelezen.JA:
                continue
            if row["wat"] == Wat.PAGINA:
                yield row["taal"], row["tekst"], None, row["vertaling"]
            elif row["wat"] == Wat.WAARDE:
                yield row["taal"], row["tekst"], WAARDE, row["vertaling"]
                meaning = uitleg.get(row["tekst"], "")
                yield row["taal"], meaning, WAARDE, row["omschrijving"]
