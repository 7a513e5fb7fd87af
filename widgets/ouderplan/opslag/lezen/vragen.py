"""What the school is asked of a list, and what was said: the questions with their answers.

An answer is a word under the key of its question; what was not answered has a proposal, with how
sure that is. The questions follow from the answers: another table has other columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.opslag.lezen.celvragen import ask_for_all, ask_heading, ask_words
from ouderplan.opslag.lezen.duiden import place_columns
from ouderplan.opslag.lezen.jaarvraag import ask_year, in_year
from ouderplan.opslag.lezen.kanten import propose_sides, sides_of
from ouderplan.opslag.lezen.kleuren import with_colours
from ouderplan.opslag.lezen.kloktijden import with_minutes, with_spans
from ouderplan.opslag.lezen.koppen import Regel, fold
from ouderplan.opslag.lezen.kopregels import NIETS, RIJ, alone_in, headings_of
from ouderplan.opslag.lezen.kopwaarden import by_head
from ouderplan.opslag.lezen.kruisjes import without_crosses
from ouderplan.opslag.lezen.leden import as_group
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid, goals_of, offered, words
from ouderplan.opslag.lezen.meegaan import SOORT, ask_kinds, passes_over, says_kind
from ouderplan.opslag.lezen.naasteen import beside, in_years, is_card
from ouderplan.opslag.lezen.opmerkingen import remarks_elsewhere, with_remarks
from ouderplan.opslag.lezen.rangorde import rank
from ouderplan.opslag.lezen.rijvragen import ask_doubles, ask_empty
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.vormen import NAAST, Lijst, list_in
from ouderplan.opslag.lezen.vraag import (
    Antwoorden,
    Bekend,
    Stand,
    Vraag,
    Vraagsoort,
    answered,
    goal_name,
    say,
)
from ouderplan.opslag.opschriften import table_name
from ouderplan.opslag.tabellen import Tabel, tabel_named

LIKELY = 3
"""So many tables are named first, with how sure it is."""
VOORBEELDEN = 3
_NAAST = "naast"
LANGSTE_REGEL = 70


@dataclass(frozen=True, slots=True)
class Vraagblad:
    """The questions about one list, in order, and the list itself."""

    plek: str
    naam: str
    vorm: str
    """The same for every file with these heads; "" of a list without heads."""
    tabel: Tabel | None
    lijst: Lijst
    vragen: tuple[Vraag, ...]
    bekend: Bekend
    noten: tuple[str, ...] = ()
    """What is said of its cells elsewhere, and does not go in."""

    @property
    def open(self) -> tuple[Vraag, ...]:
        """The questions that must be answered before anything goes in."""
        return tuple(vraag for vraag in self.vragen if vraag.waarde is None)

    @property
    def twijfel(self) -> tuple[Vraag, ...]:
        """The questions to which somebody has to say yes."""
        return tuple(vraag for vraag in self.vragen if vraag.zekerheid.vraagt)

    @property
    def mee(self) -> bool:
        """Whether this list goes in."""
        return self.tabel is not None

    def said(self, soort: Vraagsoort) -> dict[str, str]:
        """Return what was said to the questions of this kind, by what comes after its word."""
        return {
            vraag.sleutel.partition(" ")[2]: vraag.waarde
            for vraag in self.vragen
            if vraag.soort is soort and vraag.waarde is not None
        }

    @property
    def kolommen(self) -> dict[int, str]:
        """Where each column goes that goes somewhere, by its place."""
        found = self.said(Vraagsoort.KOLOM).items()
        return {int(at) - 1: key for at, key in found if key != NIETS}

    @property
    def kolommen_weg(self) -> tuple[Vraag, ...]:
        """The columns with something in them that go nowhere."""
        return tuple(v for v in self.vragen if v.soort is Vraagsoort.KOLOM and v.waarde == NIETS)

    @property
    def antwoorden(self) -> dict[str, str]:
        """What is said now, proposals and answers, as it is remembered for the next file."""
        return {vraag.sleutel: vraag.waarde for vraag in self.vragen if vraag.waarde is not None}


def ask(grid: Rooster, bekend: Bekend, antwoorden: Antwoorden) -> Vraagblad:
    """Return the questions about a list, with what was answered."""
    first = list_in(grid, None, _head_line(grid, None, antwoorden))
    asked = _table(grid, first, antwoorden)
    tabel = tabel_named(asked.waarde or "")
    shape = fold(" ".join(first.kop))
    if tabel is None:
        return Vraagblad(grid.plek, grid.naam, shape, None, first, (asked,), bekend)
    year = ask_year(grid, bekend, antwoorden)
    grid = in_year(grid, year)
    line = _head_line(grid, tabel, antwoorden)
    lijst = by_head(tabel, list_in(grid, tabel, line), grid.naast)
    lijst = with_minutes(tabel, with_spans(tabel, lijst))
    lijst = with_colours(tabel, lijst, grid.kleuren)
    lijst = in_years(tabel, beside(tabel, lijst))
    lijst = as_group(tabel, without_crosses(tabel, lijst), grid.naam)
    noten = (*grid.noten, *remarks_elsewhere(lijst, grid.opmerkingen))
    lijst = with_remarks(lijst, grid.opmerkingen)
    columns = list(_columns(tabel, lijst, antwoorden))
    vragen = [asked, _heads(grid, lijst, line, antwoorden), *year, *columns]
    used = [vraag.waarde or NIETS for vraag in columns]
    headings = headings_of(tabel, lijst, goals_of(tabel), used)
    stand = Stand(grid.naam, tabel, lijst, bekend, antwoorden)
    vragen += [ask_heading(stand, one) for one in headings.values()]
    places = {
        int(v.sleutel.split()[1]) - 1: v.waarde or NIETS
        for v in vragen
        if v.soort is Vraagsoort.KOLOM
    }
    rows = _rows(lijst, vragen)
    vragen += ask_kinds(lijst, places, rows, antwoorden)
    kinds = {
        v.sleutel.partition(" ")[2]: v.waarde or "" for v in vragen if v.soort is Vraagsoort.RIJEN
    }
    rows = [line for line in rows if not passes_over(line, places, kinds)]
    vragen += ask_for_all(stand, vragen, rows)
    vragen += ask_empty(stand, places, rows)
    for key in dict.fromkeys(one for one in places.values() if one in goals_of(tabel)):
        here = [at for at, one in places.items() if one == key]
        vragen += ask_words(stand, goals_of(tabel)[key], here, rows)
    means = {
        v.sleutel.partition(" ")[2]: v.waarde or "" for v in vragen if v.soort is Vraagsoort.WOORD
    }
    vragen += ask_doubles(stand, places, rows, means)
    return Vraagblad(grid.plek, grid.naam, shape, tabel, lijst, tuple(vragen), bekend, noten)


def _head_line(grid: Rooster, tabel: Tabel | None, antwoorden: Antwoorden) -> int | None:
    """Return where the heads are as was said; of what seems to be a card it is proposed."""
    said = antwoorden.get("koppen", "")
    if said == _NAAST or (not said and tabel is not None and _seems_card(grid, tabel)):
        return NAAST
    return int(said) if said.isdecimal() else None


def _seems_card(grid: Rooster, tabel: Tabel) -> bool:
    return (
        bool(words("heet").get(tabel.naam)) and is_card(grid) and not list_in(grid, tabel).blokken
    )


def _table(grid: Rooster, lijst: Lijst, antwoorden: Antwoorden) -> Vraag:
    ranked = rank(grid.naam, lijst)
    likely = ranked[:LIKELY]
    named = {one.tabel for one in likely}
    options = [
        (say(f"zekerheid.{one.zekerheid}", lijst=table_name(one.tabel)), one.tabel.naam)
        for one in likely
    ]
    for meeting, tables in offered().items():
        options += [
            (say("bijeenkomst", bijeenkomst=meeting, lijst=table_name(table)), table.naam)
            for table in tables
            if table not in named
        ]
    offer = (*options, (say("niet_inlezen"), NIETS))
    best = likely[0] if likely and likely[0].zekerheid is not Zekerheid.OPEN else None
    proposal = (best.tabel.naam, best.zekerheid) if best else (None, Zekerheid.OPEN)
    value, certain = answered(antwoorden, "lijst", proposal, offer)
    seen = first_lines(grid) if value is None else ()
    return Vraag(Vraagsoort.LIJST, "lijst", grid.plek, offer, value, certain, len(lijst.regels),
                 seen)  # fmt: skip


def first_lines(grid: Rooster) -> tuple[str, ...]:
    """Return the first lines of a list in short, for who has to say what it is."""
    return tuple(_shown(cells) for _, cells in grid.regels[:VOORBEELDEN])


def _shown(cells: Sequence[str]) -> str:
    """Return a line in short."""
    return " | ".join(filter(None, (" ".join(cell.split()) for cell in cells)))[:LANGSTE_REGEL]


def _heads(grid: Rooster, lijst: Lijst, line: int | None, antwoorden: Antwoorden) -> Vraag:
    shown = [
        (say("kopregel", regel=number, tekst=_shown(cells)), str(number))
        for number, cells in grid.regels[:12]
    ]  # fmt: skip
    offer = ((say("geen_koppen"), "0"), (say("koppen_naast"), _NAAST), *shown)
    here = _NAAST if line == NAAST else str(lijst.kopregel)
    sure = Zekerheid.WAARSCHIJNLIJK if line == NAAST else Zekerheid.ZEKER
    value, certain = answered(antwoorden, "koppen", (here, sure), (*offer, ("", here)))
    return Vraag(Vraagsoort.KOPPEN, "koppen", "", offer, value, certain)


def _columns(tabel: Tabel, lijst: Lijst, antwoorden: Antwoorden) -> Iterator[Vraag]:
    offer = (
        (say("nergens"), NIETS),
        *((goal_name(tabel, g), k) for k, g in goals_of(tabel).items()),
    )
    offer = (*offer, *sides_of(tabel), (say("welke_rijen"), SOORT))
    for at, (key, certain) in enumerate(_proposed(tabel, lijst)):
        cells = lijst.column(at)
        if not cells:
            continue
        head = lijst.kop[at] or say("kolom", nummer=at + 1)
        if at in lijst.blokken:
            head = f"{lijst.blokken[at]}: {head}"
        sleutel = f"kolom {at + 1}"
        value, sure = answered(antwoorden, sleutel, (key or NIETS, certain), offer)
        yield Vraag(Vraagsoort.KOLOM, sleutel, head, offer, value, sure, len(cells),
                    tuple(cells[:VOORBEELDEN]))  # fmt: skip


def _proposed(tabel: Tabel, lijst: Lijst) -> Iterator[tuple[str, Zekerheid]]:
    """Yield where each column seems to go, and how sure that is."""
    sides = propose_sides(tabel, lijst)
    for at, (key, certain) in enumerate(place_columns(tabel, lijst)):
        fixed = key in goals_of(tabel) and issubclass(goals_of(tabel)[key].kolom.soort, StrEnum)
        if says_kind(lijst, at) and not fixed:
            yield SOORT, Zekerheid.WAARSCHIJNLIJK
        elif sides:
            yield sides.get(at, key if fixed else ""), Zekerheid.WAARSCHIJNLIJK
        else:
            yield key, certain


def _rows(lijst: Lijst, vragen: Sequence[Vraag]) -> list[Regel]:
    """Return the lines that are rows."""
    headings = {v.onderwerp for v in vragen if v.soort is Vraagsoort.KOPJE and v.waarde != RIJ}
    heads = [fold(cell) for cell in lijst.kop if cell]
    return [
        line
        for line in lijst.regels
        if alone_in(lijst, line)[0] not in headings
        and [fold(cell) for cell in line[1] if cell.strip()] != heads
    ]
