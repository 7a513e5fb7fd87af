"""Make the example workbook: an invented school with a whole year in it.

``python -m ouderplan.app.voorbeeld [DOELMAP]`` writes its CSVs; the same bytes every time. The
texts stand in ``voorbeeld.toml``; the ballots are drawn here with a fixed seed.
"""

import random
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from ouderplan.app.voorbeeldscan import draw_scans, scan_choices
from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Inbreng, Omzetting, Soort
from ouderplan.kern.planteksten import Kernwoord, Plantekst
from ouderplan.kern.rondes import Ronde, Rondekeuze, Stembriefje, VastgesteldeKeuze
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Streefcijfer
from ouderplan.kern.tellen import count
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.kern.visie import Visiestap, Visieversie
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import WerkboekBestaatAl
from ouderplan.opslag.plaats import has_rows
from ouderplan.opslag.startset import start_rows
from ouderplan.opslag.tabellen import Tabel, tabel_named
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.voorstellen import suggestions

Rij = TypeVar("Rij")
Inhoud = Mapping[str, Any]

ZAAD = 20261006
WAARDEN, STIPPEN = 1, 3
KANALEN = {Groep.OUDERS: (80, 7, 13), Groep.TEAM: (88, 12, 0)}
"""Out of a hundred ballots: by phone, on the screen in the hall, on paper."""
KEUZES_PER_BRIEFJE = (2, 3, 10, 85)
"""Out of a hundred ballots: blank, two choices short, one short, full."""
GEKOZEN = (
    Gesprek,
    Moment,
    Activiteit,
    Communicatiemiddel,
    Orgaan,
    Intakestap,
    Thuistaalvoorziening,
)
"""The tables that this school filled from the examples, and of each the first so many rows."""
OVERGENOMEN = 6


def write_example(doel: Path) -> None:
    """Write the CSVs of the example workbook into `doel`, and nothing else.

    Raises
    ------
    WerkboekBestaatAl
        When `doel` holds a workbook in use: with a database beside its CSVs.
    """
    if has_rows(doel):
        raise WerkboekBestaatAl(map=doel)
    doel.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kladmap:
        build_example(Path(kladmap) / "voorbeeld").close()
        for csv in sorted((Path(kladmap) / "voorbeeld").glob("*.csv")):
            shutil.copyfile(csv, doel / csv.name)


def build_example(folder: Path) -> Werkboek:
    """Make the example workbook in the new folder `folder` and return it, opened."""
    content = load_content()
    werkboek = Werkboek.create(folder, content["werkboek"])
    with werkboek.writing() as tx:
        _fill(tx, content)
    werkboek.sync_csvs()
    return werkboek


def load_content() -> dict[str, Any]:
    """Return the texts of the example as they stand in the file."""
    source = resources.files("ouderplan.app") / "voorbeeld.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _fill(tx: Schrijving, content: Inhoud) -> None:
    rng = random.Random(ZAAD)
    for gekozen in GEKOZEN:
        tx.replace_all(gekozen, suggestions(gekozen)[:OVERGENOMEN])
    tx.replace_all(Verwachting, suggestions(Verwachting))
    for rij, tabel in (
        (Planningsregel, "planning"),
        (Ronde, "rondes"),
        (Visieversie, "visie"),
        (Visiestap, "visie_stappen"),
        (Omzetting, "omzettingen"),
        (Jaardoel, "jaardoelen"),
        (Actie, "acties"),
        (Streefcijfer, "streefcijfers"),
        (Meting, "metingen"),
        (Kenmerk, "populatie"),
        (Ambitie, "ambities"),
        (Ambitieaanpak, "ambitie_aanpak"),
        (Ambitiejaar, "ambitie_jaren"),
        (Plantekst, "plan_teksten"),
        (Kernwoord, "kernwoorden"),
    ):
        tx.replace_all(rij, _rows(rij, content[tabel]))
    tx.replace_all(Draaiboekregel, _programmes(content["draaiboek"]))
    for further, raw in _further_tables():
        tx.replace_all(further.rij, _rows(further.rij, raw))
    tx.replace_all(Waarde, [*tx.rows(Waarde), *_rows(Waarde, content["waarden_erbij"])])
    inbreng = tuple(_inbreng(content["inbreng"]))
    tx.replace_all(Inbreng, inbreng)
    keuzes = [*_waarde_choices(tx.rows(Waarde)), *_dot_choices(inbreng)]
    tx.replace_all(Rondekeuze, [*keuzes, *scan_choices(content, tx.rows(Criterium))])
    briefjes = [*_waarde_ballots(rng, content, keuzes), *_dot_ballots(rng, content, keuzes)]
    tx.replace_all(Stembriefje, briefjes)
    tx.replace_all(VastgesteldeKeuze, _adopted(content, keuzes, briefjes))
    tx.replace_all(Scanregel, draw_scans(random.Random(ZAAD), content))


def _further_tables() -> Iterator[tuple[Tabel, Sequence[Inhoud]]]:
    """Yield each table of the files ``voorbeeld_*.toml``, in which a table is a whole table."""
    for source in sorted(resources.files("ouderplan.app").iterdir(), key=lambda file: file.name):
        if source.name.startswith("voorbeeld_") and source.name.endswith(".toml"):
            for naam, raw in tomllib.loads(source.read_text(encoding="utf-8")).items():
                tabel = tabel_named(naam)
                if tabel is not None:
                    yield tabel, raw


def _programmes(raw: Inhoud) -> Iterator[Draaiboekregel]:
    """Yield our programmes as this school made them its own, and how long they really took."""
    for row in start_rows():
        changed = raw.get(row.bijeenkomst, {}).get(row.wat, {})
        own: dict[str, Any] = {} if changed.keys() <= {"duurde"} else {"bron": ""}
        yield replace(row, **changed, **own)


def _rows(rij: type[Rij], raw: Sequence[Inhoud]) -> list[Rij]:
    return TypeAdapter(list[rij]).validate_python(raw)  # type: ignore[valid-type]


def _inbreng(raw: Inhoud) -> Iterator[Inbreng]:
    for soort, perspectieven in raw.items():
        for perspectief, cards in perspectieven.items():
            yield from _rows(
                Inbreng,
                [
                    {"id": row_id, "soort": soort, "perspectief": perspectief, **card}
                    for row_id, card in cards.items()
                ],
            )


def _waarde_choices(waarden: Sequence[Waarde]) -> Iterator[Rondekeuze]:
    for waarde in waarden:
        yield Rondekeuze(WAARDEN, waarde.waarde, waarde.waarde, waarde.omschrijving, waarde.icoon)


def _dot_choices(inbreng: Sequence[Inbreng]) -> Iterator[Rondekeuze]:
    for row in inbreng:
        if row.soort is Soort.KANS and row.telt_mee:
            yield Rondekeuze(STIPPEN, row.id, row.tekst)


def _waarde_ballots(
    rng: random.Random, content: Inhoud, keuzes: Sequence[Rondekeuze]
) -> Iterator[Stembriefje]:
    for groep, people in ((Groep.OUDERS, 120), (Groep.TEAM, 20)):
        wishes = _wishes(content["gewichten_waarden"][groep], keuzes, WAARDEN)
        for _ in range(people):
            yield from _ballot(rng, WAARDEN, groep, wishes, most=5)


def _dot_ballots(
    rng: random.Random, content: Inhoud, keuzes: Sequence[Rondekeuze]
) -> Iterator[Stembriefje]:
    wishes = _wishes(content["gewichten_stippen"], keuzes, STIPPEN)
    for _ in range(20):
        yield from _ballot(rng, STIPPEN, Groep.TEAM, wishes, most=3)


def _wishes(
    weights: Mapping[str, float], keuzes: Sequence[Rondekeuze], ronde: int
) -> dict[str, float]:
    return {row.keuze: weights.get(row.keuze, 1.0) for row in keuzes if row.ronde == ronde}


def _ballot(
    rng: random.Random, ronde: int, groep: Groep, wishes: Mapping[str, float], most: int
) -> Iterator[Stembriefje]:
    """Draw one ballot; what a group wishes more is drawn more often."""
    briefje = f"{rng.getrandbits(96):024x}"
    kanaal = rng.choices((Kanaal.TELEFOON, Kanaal.SCHERM, Kanaal.PAPIER), KANALEN[groep])[0]
    how_many = rng.choices((0, most - 2, most - 1, most), KEUZES_PER_BRIEFJE)[0]
    left = dict(wishes)
    for _ in range(how_many):
        keuze = rng.choices(list(left), list(left.values()))[0]
        del left[keuze]
        yield Stembriefje(ronde, briefje, groep, kanaal, keuze)
    if not how_many:
        yield Stembriefje(ronde, briefje, groep, kanaal)


def _adopted(
    content: Inhoud, keuzes: Sequence[Rondekeuze], briefjes: Sequence[Stembriefje]
) -> Iterator[VastgesteldeKeuze]:
    """Adopt the top of each vote as the ballots have it."""
    for nummer, how in content["vastgesteld"].items():
        ronde = int(nummer)
        uitslag = count(
            [row for row in briefjes if row.ronde == ronde],
            [row for row in keuzes if row.ronde == ronde],
        )
        for plaats, line in enumerate(uitslag.top(how["aantal"]).zeker, start=1):
            yield VastgesteldeKeuze(ronde, plaats, line.keuze, how["door"], how["op"])


def main(doelmap: str) -> int:
    """Write the example into `doelmap`; return the exit status."""
    try:
        write_example(Path(doelmap))
    except OuderplanFout as fout:
        sys.stderr.write(f"{fout}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or ["data/voorbeeld"]))
