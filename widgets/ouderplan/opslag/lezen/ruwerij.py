"""The lines of a list that are rows: what stands in each, by where the school said it goes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ouderplan.opslag.lezen.celvragen import ANDERE, BOVEN, cell_at, is_again, is_known
from ouderplan.opslag.lezen.dagkolommen import together, with_month
from ouderplan.opslag.lezen.doelrijen import Cellen
from ouderplan.opslag.lezen.kanten import on_sides
from ouderplan.opslag.lezen.koppen import Regel, fold, is_head
from ouderplan.opslag.lezen.kopregels import NIETS, RIJ, alone_in
from ouderplan.opslag.lezen.lijstdoelen import Doel, goals_of, is_moment
from ouderplan.opslag.lezen.meegaan import passes_over
from ouderplan.opslag.lezen.meetlijst import METING, NORM
from ouderplan.opslag.lezen.restkolommen import columns_with_head
from ouderplan.opslag.lezen.vraag import Vraagsoort
from ouderplan.opslag.lezen.vragen import Vraagblad

_STAND, _UITVOERING, _ZIN = "acties.status", "acties.uitvoering", 4
_JAARBLOK = "ambitie_jaren.inhoud"


@dataclass(slots=True)
class Ruwerij:
    """One line: what stands in it, by where it goes; and what makes rows of its own."""

    regel: int
    cellen: Cellen = field(default_factory=dict)
    metingen: list[tuple[str, str]] = field(default_factory=list)
    normen: list[tuple[str, str]] = field(default_factory=list)
    blokken: dict[str, Cellen] = field(default_factory=dict)
    los: list[tuple[str, str, str]] = field(default_factory=list)


def raw_rows(blad: Vraagblad) -> Iterator[Ruwerij]:
    """Yield the lines that are rows and go in, with what the heading above them says."""
    assert blad.tabel is not None
    targets = goals_of(blad.tabel)
    places = {at: key for at, key in blad.kolommen.items() if key in targets}
    headings, own = blad.said(Vraagsoort.KOPJE), blad.said(Vraagsoort.WOORD)
    heads = [fold(cell) for cell in blad.lijst.kop if cell]
    headed = columns_with_head(blad.lijst, places, targets)
    said: Cellen = {}
    for line in _repeated(blad):
        text = alone_in(blad.lijst, line)[0]
        if headings.get(text, RIJ) != RIJ:
            key, _, value = headings[text].partition("=")
            kept = {k: v for k, v in said.items() if k.endswith(".criterium")}
            said = kept | ({key: value} if value else {})
            continue
        if [fold(cell) for cell in line[1] if cell.strip()] == heads:
            continue
        if passes_over(line, blad.kolommen, blad.said(Vraagsoort.RIJEN)):
            continue
        row = _raw_row(blad, targets, places, line, own, headed=headed)
        sides = list(on_sides(blad.kolommen, {at: cell_at(line[1], at) for at in blad.kolommen}))
        along = row.cellen if row else {}
        made = [Ruwerij(line[0], {**along, **one}) for one in sides]
        for one in made or ([row] if row else []):
            _say(one, targets, said)
            yield one


def _repeated(blad: Vraagblad) -> Iterator[Regel]:
    """Yield the lines with what stands above it where *idem* stands, if that was said."""
    again = {key for key, said in blad.said(Vraagsoort.IDEM).items() if said == BOVEN}
    above: dict[int, str] = {}
    for number, cells in blad.lijst.regels:
        for at, cell in enumerate(cells):
            if cell.strip() and not is_again(cell):
                above[at] = cell
        yield (
            number,
            [
                above.get(at, "") if is_again(cell) and blad.kolommen.get(at) in again else cell
                for at, cell in enumerate(cells)
            ],
        )


def _raw_row(
    blad: Vraagblad,
    targets: Mapping[str, Doel],
    places: Mapping[int, str],
    line: Regel,
    own: Mapping[str, str],
    *,
    headed: Collection[int],
) -> Ruwerij | None:
    row = Ruwerij(line[0])
    lijst = blad.lijst
    for at, key in places.items():
        said = cell_at(line[1], at)
        if (
            key == _STAND
            and len(said.split()) >= _ZIN
            and not is_known(targets[key], said, blad.bekend)
        ):
            there = row.cellen.get(_UITVOERING, "")  # what was told stays, whatever state it is
            row.cellen[_UITVOERING] = f"{there}\n{lijst.kop[at]}: {said}".strip()
        text = _meant(blad, own, targets[key], said) if said else ""
        if not text:
            continue
        if at in lijst.blokken and key.startswith("ambitie_jaren."):
            kolom = key.partition(".")[2]
            if key == _JAARBLOK and not is_head(targets[key].tabel, lijst.kop[at]):
                row.los.append((lijst.blokken[at], lijst.kop[at], text))
            else:
                row.blokken.setdefault(lijst.blokken[at], {})[kolom] = text
        elif key == NORM and row.cellen.get(key):
            row.normen.append((lijst.kop[at], text))
        elif key == METING:
            row.metingen.append((lijst.kop[at], text))
        else:
            if at in headed:
                text = f"{lijst.kop[at]}: {text}"
            there = row.cellen.get(key, "")
            row.cellen[key] = together(targets, key, there, text) if there else text
    return row if row.cellen or row.metingen or row.blokken or row.los else None


def _meant(blad: Vraagblad, own: Mapping[str, str], doel: Doel, text: str) -> str:
    """Return what was said of a word, or of the others, of which one answer was asked."""
    key = doel.sleutel
    said = own.get(f"{key} {text}", text)
    rest = own.get(f"{key} {ANDERE}")
    if rest is not None and f"{key} {text}" not in own and not is_known(doel, text, blad.bekend):
        said = rest
    return "" if said == NIETS else said


def _say(row: Ruwerij, targets: Mapping[str, Doel], said: Mapping[str, str]) -> None:
    """Give a row what the heading above it says; a month comes behind the day."""
    for key, value in said.items():
        there = row.cellen.get(key, "")
        if there and is_moment(targets[key]):
            row.cellen[key] = with_month(there, value)
        elif not there:
            row.cellen[key] = value
