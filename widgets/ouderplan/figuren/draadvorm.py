"""Where everything in the picture of the threads stands, before anything is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from ouderplan.figuren.teksten import counted, text
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
