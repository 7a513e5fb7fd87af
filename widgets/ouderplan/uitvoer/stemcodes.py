"""Print stemcodes: make them, and set them on slips to cut out."""

from pathlib import Path

from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemcodes import add_codes, draw_codes
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.wegschrijven import check_folder, safe_name, write_whole


def print_codes(
    wb: Werkboek, *, aantal: int, groep: Groep, naar: Path, adres: str, vervang: bool = False
) -> Path:
    """Make new codes, write the PDF with their slips into the folder `naar`, and return it.

    Either both are there afterwards, or neither.

    Parameters
    ----------
    adres
        The hall's address, such as ``http://192.168.1.20:8100``.
    vervang
        Let the earlier codes of this group no longer be valid.

    Raises
    ------
    CodesInGebruik, MapOntbreekt, MapOpSlot, SchijfVol, NietGeschreven, NietTeBewaren
    """
    from ouderplan.uitvoer.briefjes import (  # noqa: PLC0415  a page seldom prints
        Briefjes,
        draw_slips,
    )

    check_folder(naar)
    profiel = wb.profile()
    with wb.reading() as tx:
        codes = draw_codes(tx, aantal)
    slips = Briefjes(profiel["school"], adres, groep, codes, profiel["wifi_naam"])
    content = draw_slips(slips)
    words = (text("briefje", "bestand", groep=groep), profiel["school"], profiel["schooljaar"])
    path: Path | None = None
    try:
        with wb.writing() as writing:
            add_codes(writing, codes, groep, vervang=vervang)
            path = write_whole(naar / safe_name(words, "pdf"), content)
    except BaseException:
        if path is not None:
            path.unlink(missing_ok=True)
        raise
    return path
