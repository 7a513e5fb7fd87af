"""The threads of a plan as a picture: waarde, kans, jaardoel, actie, and lines between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean

from ouderplan.figuren.beeld import Figuur
from ouderplan.figuren.blad import Blad
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
from ouderplan.kern.draad import Herkomst
from ouderplan.kern.weefsel import Draad, Gekozen, Topkans, Weefsel

RIJ = 0.95
"""Height of a row: three lines and some air."""

Lijn = tuple[str, str]
"""From the sleutel of one box to that of the next."""


@dataclass(frozen=True, slots=True)
class Vak:
    """One box: what it says, small below it, and whether the thread breaks here."""

    sleutel: str
    tekst: str
    onder: str = ""
    breuk: bool = False
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Draadvorm:
    """The four columns with their boxes, and the threads between them."""

    kolommen: tuple[tuple[Vak, ...], ...]
    lijnen: tuple[Lijn, ...]

    @property
    def rijen(self) -> int:
        """Number of rows of the longest column."""
        return max((len(kolom) for kolom in self.kolommen), default=0)


def lay_out_threads(weefsel: Weefsel, draden: Sequence[Draad], *, laatste: bool) -> Draadvorm:
    """Place the threads of these goals; what led nowhere comes with the `laatste` part."""
    doelen = [_goal(draad) for draad in draden]
    acties = [_action(draad) for draad in draden]
    kansen = {_key(draad): _kans(draad.herkomst) for draad in draden if draad.herkomst.kans}
    lost = [_lost(row) for row in weefsel.top if not row.doelen] if laatste else []
    waarden = [_waarde(row, weefsel) for row in weefsel.waarden]
    lijnen = [*_to_kansen(draden), *_to_goals(draden)]
    lijnen += [(f"d{_id(draad)}", f"a{_id(draad)}") for draad in draden if _activities(draad)]
    rows = max(len(doelen), len(kansen) + len(lost), len(waarden))
    right = _spread(doelen, rows), _spread(acties, rows)
    middle = _near([*kansen.values(), *lost], lijnen, right[0], rows)
    left = _near(waarden, lijnen, (*middle, *right[0]), rows)
    return Draadvorm((left, middle, *right), tuple(lijnen))


def _id(draad: Draad) -> str:
    return draad.doel.sleutel


def _key(draad: Draad) -> str:
    kans = draad.herkomst.opgegaan_in or draad.herkomst.kans
    return f"k{kans.id}" if kans else ""


def _goal(draad: Draad) -> Vak:
    doel, word = draad.doel, ""
    if draad.uit_het_niets:
        word = text("draden", "niets")
    elif draad.herkomst.kans is None:
        word = text("draden", "los")
    elif draad.buiten_de_lijst:
        word = text("draden", "buiten")
    name = f"{doel.code}  {doel.jaardoel}" if doel.code else doel.jaardoel
    return Vak(f"d{_id(draad)}", name, word, draad.uit_het_niets or draad.buiten_de_lijst)


def _action(draad: Draad) -> Vak:
    named = _activities(draad)
    if not named:
        return Vak(f"a{_id(draad)}", text("draden", "geen_actie"), breuk=True)
    more = [text("draden", "meer", aantal=len(named) - 1)] if len(named) > 1 else []
    more += [text("draden", "teruggekeken")] if draad.evaluaties else []
    return Vak(f"a{_id(draad)}", named[0], ", ".join(more))


def _activities(draad: Draad) -> list[str]:
    filled = (actie.activiteit.strip() for actie in draad.acties)
    return [text.splitlines()[0] for text in filled if text]


def _kans(herkomst: Herkomst) -> Vak:
    row = herkomst.opgegaan_in or herkomst.kans
    assert row is not None
    said = []
    if herkomst.in_top and herkomst.top and herkomst.top.plaats:
        said.append(text("draden", "top", plaats=herkomst.top.plaats.plaats))
    if herkomst.stippen and herkomst.stippen[-1].stemmers:
        said.append(counted("stip", herkomst.stippen[-1].stippen))
    return Vak(f"k{row.id}", row.tekst, ", ".join(said))


def _lost(row: Topkans) -> Vak:
    word = f"{text('draden', 'top', plaats=row.plaats)}, {text('draden', 'geen_doel')}"
    return Vak(f"k{row.keuze}", row.tekst, word, breuk=True)


def _waarde(row: Gekozen, weefsel: Weefsel) -> Vak:
    lost = row.waarde in weefsel.ongenoemd and not row.in_visie
    said = []
    if row.stemmen is not None and row.gestemd:
        said.append(text("draden", "stemmen", stemmen=row.stemmen, gestemd=row.gestemd))
    if lost or row.in_visie:
        said.append(text("draden", "nergens" if lost else "in_visie"))
    return Vak(f"w{row.waarde}", f"{row.plaats}  {row.waarde}", ", ".join(said), lost)


def _to_kansen(draden: Iterable[Draad]) -> list[Lijn]:
    """Return the threads that begin at a waarde."""
    found = ((f"w{row.waarde}", _key(d)) for d in draden if _key(d) for row in d.waarden)
    return list(dict.fromkeys(found))


def _to_goals(draden: Iterable[Draad]) -> list[Lijn]:
    return [(_key(draad), f"d{_id(draad)}") for draad in draden if draad.herkomst.kans]


def _spread(vakken: Sequence[Vak], rows: int) -> tuple[Vak, ...]:
    step = rows / len(vakken) if vakken else 1.0
    return tuple(_at(vak, (nr + 0.5) * step * RIJ) for nr, vak in enumerate(vakken))


def _near(
    vakken: Sequence[Vak], lijnen: Sequence[Lijn], others: Iterable[Vak], rows: int
) -> tuple[Vak, ...]:
    """Place boxes beside what they lead to, without overlap; those that lead nowhere last."""
    at = {vak.sleutel: vak.y for vak in others}
    bottom = rows * RIJ

    def wanted(vak: Vak) -> float:
        found = [at[naar] for van, naar in lijnen if van == vak.sleutel and naar in at]
        return fmean(found) if found else bottom

    placed: list[Vak] = []
    ordered = sorted(vakken, key=wanted)
    for nummer, vak in enumerate(ordered):
        lowest = (nummer + 0.5) * RIJ
        highest = bottom - (len(ordered) - nummer - 0.5) * RIJ
        after = placed[-1].y + RIJ if placed else lowest
        placed.append(_at(vak, max(after, min(wanted(vak), highest))))
    return tuple(placed)


def _at(vak: Vak, y: float) -> Vak:
    return Vak(vak.sleutel, vak.tekst, vak.onder, vak.breuk, y)


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
