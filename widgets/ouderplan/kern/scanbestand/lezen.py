"""A filled-in form as scans: one row is one person's, named by a digest of its contents."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ouderplan.kern.criteria import split_key
from ouderplan.kern.scanbestand.toestemming import gives_none, refuses
from ouderplan.kern.scanbestand.woorden import NIETS, Betekenissen, Woordsoort
from ouderplan.kern.schoolscan import Antwoord
from ouderplan.kern.soorten import Criteriumnummer, Groep, Tekst


class Kolomgebruik(StrEnum):
    """What a column of the file is used for."""

    NIET = "niet"
    GROEP = "groep"
    TOESTEMMING = "toestemming"
    NIVEAU = "niveau"
    GEBEURT_AL = "gebeurt_al"
    MOGELIJKHEDEN = "mogelijkheden"


_ZONDER_VRAAG = (Kolomgebruik.NIET, Kolomgebruik.GROEP, Kolomgebruik.TOESTEMMING)


@dataclass(frozen=True, slots=True)
class Kolomkoppeling:
    """What a column of a form was used for, for the next file (table *kolomkoppelingen*)."""

    kolom: Tekst
    gebruik: Kolomgebruik = Kolomgebruik.NIET
    criterium: Criteriumnummer | None = None
    deel: str = ""

    @property
    def sleutel(self) -> str:
        """Name of the question that it answers, or ""."""
        return "" if self.criterium is None else f"{self.criterium}{self.deel}"


@dataclass(frozen=True, slots=True)
class Werkblad:
    """A sheet as it was read: column heads, each of them once, and rows of text.

    `boven` stood above the heads. `gekanteld` tells that each form was a column of the sheet, of
    which `weg` were no forms; `elders` are the other sheets with something on them, and `noten`
    stood beside a cell of this one. `samen` are the sheets of which the forms are, if several, and
    `keuze` all with these questions: also of another year or another measurement.
    """

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    boven: tuple[str, ...] = ()
    gekanteld: bool = False
    weg: tuple[str, ...] = ()
    elders: tuple[str, ...] = ()
    noten: tuple[str, ...] = ()
    samen: tuple[str, ...] = ()
    keuze: tuple[str, ...] = ()

    def column(self, place: int) -> list[str]:
        """Return the filled cells of a column."""
        return [row[place] for row in self.rijen if row[place]]


@dataclass(frozen=True, slots=True)
class Scaninzending:
    """One row of the file: one person's scan."""

    inzending: str
    groep: Groep
    antwoorden: Mapping[str, Antwoord]


@dataclass(frozen=True, slots=True)
class Gelezenscan:
    """What would be read in.

    `onbegrepen` counts per column the values that are no level and are not asked about; they count
    as not filled in.
    `te_vragen` counts the words of which somebody has to say what they mean first. `zonder_groep`
    rows name no group and go with the one that was chosen for the file; rows of `niet_mee` name one
    that does not count. In `leeg` rows nothing was filled in. In `geweigerd` rows the person said
    no in a column that asks for leave to use the answers: those stay out. Who said nothing there is
    asked about.
    """

    inzendingen: tuple[Scaninzending, ...]
    onbegrepen: Mapping[tuple[str, str], int]
    te_vragen: Mapping[tuple[Woordsoort, str], int] = field(default_factory=dict)
    zonder_groep: int = 0
    niet_mee: int = 0
    leeg: int = 0
    geweigerd: int = 0


def link(kolom: str, gebruik: Kolomgebruik, sleutel: str = "") -> Kolomkoppeling:
    """Return what a column is for; `sleutel` names the question when it answers one."""
    if not sleutel or gebruik in _ZONDER_VRAAG:
        return Kolomkoppeling(kolom, gebruik)
    return Kolomkoppeling(kolom, gebruik, *split_key(sleutel))


def read_scans(
    blad: Werkblad,
    koppelingen: Sequence[Kolomkoppeling],
    groep: Groep,
    betekenissen: Betekenissen | None = None,
) -> Gelezenscan:
    """Return the scans in the sheet; a row that does not say whose it is, is from `groep`.

    A row whose group is not understood is in none yet: `te_vragen` says which word to ask about.
    """
    meaning = (betekenissen or Betekenissen()).on_scale(_answers_of(blad, koppelingen))
    made: list[Scaninzending] = []
    strange: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[Woordsoort, str]] = Counter()
    seen: Counter[tuple[str, ...]] = Counter()
    no_group = not_counted = empty = refused = 0
    leave = [
        (at, one.kolom)
        for at, one in enumerate(koppelingen)
        if one.gebruik is Kolomgebruik.TOESTEMMING
    ]
    for row in blad.rijen:
        seen[row] += 1
        silent = any(gives_none(kop, row[at]) for at, kop in leave)
        may = meaning.without_leave() if silent else True
        if may is False or any(refuses(kop, row[at]) for at, kop in leave):
            refused += 1
            continue
        puzzling = Counter[tuple[str, str]]()
        answers = _answers(row, koppelingen, meaning, puzzling)
        strange += puzzling
        if not answers and not puzzling:
            empty += 1
            continue
        waits = any(meaning.is_open(Woordsoort.NIVEAU, word) for _kolom, word in puzzling)
        named = [cell for cell in _group_cells(row, koppelingen) if cell]
        known = next((found for cell in named if (found := meaning.group(cell))), None)
        if may is None:
            asked[Woordsoort.TOESTEMMING, NIETS] += 1
        elif (known or not named) and not answers:
            empty += not waits
        elif known or not named:
            no_group += known is None
            made.append(Scaninzending(_digest(row, seen[row]), known or groep, answers))
        elif meaning.is_open(Woordsoort.GROEP, named[0]):
            asked[Woordsoort.GROEP, named[0]] += 1
        else:
            not_counted += 1
    for (_kolom, word), times in strange.items():
        if meaning.is_open(Woordsoort.NIVEAU, word):
            asked[Woordsoort.NIVEAU, word] += times
    unread = {
        key: times for key, times in strange.items() if (Woordsoort.NIVEAU, key[1]) not in asked
    }
    return Gelezenscan(tuple(made), unread, asked, no_group, not_counted, empty, refused)


def levels_twice(koppelingen: Sequence[Kolomkoppeling]) -> tuple[str, ...]:
    """Return the questions of which more than one column has the level: only the first counts."""
    named = Counter(one.sleutel for one in koppelingen if one.gebruik is Kolomgebruik.NIVEAU)
    return tuple(sleutel for sleutel, times in named.items() if times > 1)


def _answers_of(blad: Werkblad, koppelingen: Sequence[Kolomkoppeling]) -> list[str]:
    levels = [at for at, one in enumerate(koppelingen) if one.gebruik is Kolomgebruik.NIVEAU]
    return [cell for at in levels for cell in blad.column(at)]


def _group_cells(row: Sequence[str], koppelingen: Sequence[Kolomkoppeling]) -> list[str]:
    return [
        cell
        for koppeling, cell in zip(koppelingen, row, strict=True)
        if koppeling.gebruik is Kolomgebruik.GROEP
    ]


def _answers(
    row: Sequence[str],
    koppelingen: Sequence[Kolomkoppeling],
    meaning: Betekenissen,
    strange: Counter[tuple[str, str]],
) -> dict[str, Antwoord]:
    found: dict[str, dict[str, list[str]]] = {}
    for koppeling, cell in zip(koppelingen, row, strict=True):
        if not cell or not koppeling.sleutel:
            continue
        if koppeling.gebruik is Kolomgebruik.NIVEAU and meaning.level(cell) is None:
            strange[koppeling.kolom, cell] += 1
            continue
        parts = found.setdefault(koppeling.sleutel, {})
        parts.setdefault(koppeling.gebruik, []).append(cell)
    made = {sleutel: _answer(parts, meaning) for sleutel, parts in found.items()}
    return {sleutel: answer for sleutel, answer in made.items() if answer}


def _answer(parts: Mapping[str, Sequence[str]], meaning: Betekenissen) -> Antwoord:
    levels = parts.get(Kolomgebruik.NIVEAU, [])
    return Antwoord(
        meaning.level(levels[0]) if levels else None,
        "\n".join(parts.get(Kolomgebruik.GEBEURT_AL, [])),
        "\n".join(parts.get(Kolomgebruik.MOGELIJKHEDEN, [])),
    )


def _digest(row: Sequence[str], beurt: int) -> str:
    content = "\x1f".join([*row, str(beurt)])
    return "b" + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:24]
