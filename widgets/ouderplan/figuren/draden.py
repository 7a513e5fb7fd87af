"""The threads of a plan as a picture: waarde, kans, jaardoel, actie, and lines between them."""

from math import ceil

from ouderplan.figuren.beeld import Figuur
from ouderplan.figuren.blad import Blad
from ouderplan.figuren.draadvorm import RIJ, Draadvorm, Vak, lay_out_threads
from ouderplan.figuren.figuur import finish
from ouderplan.figuren.stijl import (
    AMBER,
    AMBER_ZACHT,
    BREED,
    GEWOON,
    GRIJS,
    INKT,
    KLEIN,
    KLEIN_REGEL,
    LIJN,
    REST,
    TEAL,
    WIT,
    letter,
)
from ouderplan.figuren.teksten import counted, text
from ouderplan.figuren.zetten import wrap
from ouderplan.kern.weefsel import Draad, Weefsel

PER_BLAD = 8
"""So many goals are readable in one picture, of which two stand on a page; more make more."""

REGELS = 3
_BREED = (2.3, 3.1, 3.3, 2.6)
_KOP, _VOET, _RAND = 0.75, 0.15, 0.1
_TUSSEN = (BREED - 2 * _RAND - sum(_BREED)) / (len(_BREED) - 1)
_NAMEN = ("waarden", "kansen", "doelen", "acties")


def draw_threads(weefsel: Weefsel) -> tuple[Figuur, ...]:
    """Draw all threads, some goals a picture; no goals: no picture.

    What breaks has a dashed amber edge and says so in words.
    """
    draden = weefsel.draden
    each = ceil(len(draden) / max(ceil(len(draden) / PER_BLAD), 1)) or 1
    parts = [list(draden[nr : nr + each]) for nr in range(0, len(draden), each)]
    return tuple(
        _draw(weefsel, part, deel=nummer, delen=len(parts))
        for nummer, part in enumerate(parts, start=1)
    )


def _draw(weefsel: Weefsel, draden: list[Draad], *, deel: int, delen: int) -> Figuur:
    vorm = lay_out_threads(weefsel, draden, laatste=deel == delen)
    blad = Blad(BREED, _KOP + vorm.rijen * RIJ + _VOET)
    columns = _columns()
    for (left, _), naam in zip(columns, _NAMEN, strict=True):
        blad.text(left, 0.32, text("draden", naam), GEWOON, vet=True)
    _draw_lines(blad, vorm, columns)
    for (left, breed), kolom in zip(columns, vorm.kolommen, strict=True):
        if not kolom:
            blad.text(left, _KOP + RIJ / 2, text("draden", "geen"), KLEIN, kleur=GRIJS)
        for vak in kolom:
            _draw_box(blad, vak, left, breed)
    return finish(blad, _describe(draden, deel, delen))


def _columns() -> list[tuple[float, float]]:
    """Return left side and width of every column."""
    lefts = [_RAND + sum(_BREED[:nr]) + nr * _TUSSEN for nr in range(len(_BREED))]
    return list(zip(lefts, _BREED, strict=True))


def _draw_lines(blad: Blad, vorm: Draadvorm, columns: list[tuple[float, float]]) -> None:
    where = {
        vak.sleutel: (left, left + breed, vak.y + _KOP)
        for (left, breed), kolom in zip(columns, vorm.kolommen, strict=True)
        for vak in kolom
    }
    for van, naar in vorm.lijnen:
        if van in where and naar in where:
            begin, end = where[van], where[naar]
            kleur = REST if van.startswith("w") else TEAL
            blad.thread((begin[1], begin[2]), (end[0], end[2]), kleur)


def _draw_box(blad: Blad, vak: Vak, left: float, breed: float) -> None:
    y, hoog = vak.y + _KOP, RIJ - 0.12
    if vak.breuk:
        blad.box(left, y, breed, hoog, AMBER_ZACHT, AMBER, "--")
    else:
        blad.box(left, y, breed, hoog, WIT, LIJN)
    lines = wrap(vak.tekst, letter(KLEIN), breed - 0.2, REGELS - bool(vak.onder))
    rows = [(line, INKT) for line in lines if line]
    if vak.onder:
        below = wrap(vak.onder, letter(KLEIN), breed - 0.2, REGELS - len(rows))
        rows += [(line, INKT if vak.breuk else GRIJS) for line in below]
    for nummer, (line, kleur) in enumerate(rows):
        blad.text(
            left + 0.1, y + (nummer - (len(rows) - 1) / 2) * KLEIN_REGEL, line, KLEIN, kleur=kleur
        )


def _describe(draden: list[Draad], deel: int, delen: int) -> str:
    name = "begin" if delen == 1 else "begin_deel"
    sentences = [text("draden", name, deel=deel, delen=delen, doelen=counted("doel", len(draden)))]
    for draad in draden:
        kans, doel = draad.herkomst.kans, draad.doel.code or draad.doel.jaardoel[:40]
        if kans is None:
            wat = text("draden", "niets" if draad.uit_het_niets else "los")
            sentences.append(text("draden", "uit_niets", doel=doel, wat=wat))
        else:
            sentences.append(text("draden", "uit", doel=doel, van=f"{kans.soort} {kans.id}"))
    return " ".join(sentences)
