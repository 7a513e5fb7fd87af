"""A filled-in schoolscan out of a file of Microsoft Forms or Google Forms (C12).

Which column is what, is proposed here and decided by a person. Who a row is from is never kept: a
row is named by a digest of its contents, so that the same row is known again and counts once.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.criteria import split_key
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanvraag
from ouderplan.kern.soorten import Criteriumnummer, Groep, Tekst


class Kolomgebruik(StrEnum):
    """What a column of the file is used for."""

    NIET = "niet"
    GROEP = "groep"
    NIVEAU = "niveau"
    GEBEURT_AL = "gebeurt_al"
    MOGELIJKHEDEN = "mogelijkheden"


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
    """A sheet as it was read: column heads, each of them once, and rows of text."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]

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

    `onbegrepen` counts values that are no level; they count as not filled in. `zonder_groep` rows
    go with the group that was chosen for the file. In `leeg` rows nothing was filled in.
    """

    inzendingen: tuple[Scaninzending, ...]
    onbegrepen: Mapping[tuple[str, str], int]
    zonder_groep: int = 0
    leeg: int = 0


_NUMMER = re.compile(
    r"^\W*(?:criterium|vraag|pijler|nr\.?)?\s*(10|[1-9])\s?([a-d])?(?![\w.,]\d|\w)"
)
_NIVEAU = re.compile(r"(?<![\d.,])([123])(?:[.,]0)?(?![\d]|[.,]\d)")
_AL = re.compile(r"\b(?:gebeurt|doen|doet|gaat|hebben|nu|al|reeds|huidig\w*|goed)\b")
_KAN = re.compile(
    r"\b(?:mogelijk\w*|kan|kunnen|kans\w*|beter|idee\w*|wens\w*|tips?|zou\w*|verbeter\w*)\b"
)
_VAN_WIE = re.compile(
    r"\b(?:e-?mail\w*|naam|name|start time|begintijd|id|tijd\w*|timestamp|voltooi\w*"
    r"|completion time|last modified time|language|taal)\b"
)
_GROEPVRAAG = re.compile(r"\b(?:ik ben|bent u|wie bent|ben je|groep|rol|functie)\b")
_GROEPEN = {
    Groep.LEERLINGEN: re.compile(r"leerling|\bkind\b"),
    Groep.TEAM: re.compile(
        r"team|leerkracht|leraar|leraren|medewerk|docent|directie|school|intern"
    ),
    Groep.OUDERS: re.compile(r"ouder|verzorg|moeder|vader|\bmr\b|\bor\b"),
}
_TREFFER = 60
"""Out of a hundred: so alike a column head and the wording of a criterium have to be."""


def read_level(text: str) -> Niveau | None:
    """Return the level that a cell names (``2``, ``2,0``, ``Niveau 2.0: meedoen``), else None."""
    found = {int(match) for match in _NIVEAU.findall(text)}
    return Niveau(f"{found.pop()}.0") if len(found) == 1 else None


def read_group(text: str) -> Groep | None:
    """Return the group that a cell names, or None when it names none or more than one."""
    found = [groep for groep, pattern in _GROEPEN.items() if pattern.search(text.casefold())]
    return found[0] if len(found) == 1 else None


def propose(
    blad: Werkblad, vragen: Sequence[Scanvraag], onthouden: Iterable[Kolomkoppeling] = ()
) -> tuple[Kolomkoppeling, ...]:
    """Return what each column seems to be for: as last time, else by number, wording and cells."""
    known = {row.kolom: row for row in onthouden}
    made: list[Kolomkoppeling] = []
    here = ""
    for place, kop in enumerate(blad.koppen):
        koppeling = known.get(kop)
        if koppeling is None or (koppeling.sleutel and not _is_asked(koppeling.sleutel, vragen)):
            koppeling = _guess(kop, blad.column(place), vragen, here)
        here = koppeling.sleutel or here
        made.append(koppeling)
    return tuple(made)


def link(kolom: str, gebruik: Kolomgebruik, sleutel: str = "") -> Kolomkoppeling:
    """Return what a column is for; `sleutel` names the question when it answers one."""
    if not sleutel or gebruik in (Kolomgebruik.NIET, Kolomgebruik.GROEP):
        return Kolomkoppeling(kolom, gebruik)
    return Kolomkoppeling(kolom, gebruik, *split_key(sleutel))


def read_scans(blad: Werkblad, koppelingen: Sequence[Kolomkoppeling], groep: Groep) -> Gelezenscan:
    """Return the scans in the sheet; a row that does not say whose it is, is from `groep`."""
    made: list[Scaninzending] = []
    strange: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, ...]] = Counter()
    no_group = empty = 0
    for row in blad.rijen:
        seen[row] += 1
        answers = _answers(row, koppelingen, strange)
        if not answers:
            empty += 1
            continue
        named = _group(row, koppelingen)
        no_group += named is None
        made.append(Scaninzending(_digest(row, seen[row]), named or groep, answers))
    return Gelezenscan(tuple(made), strange, no_group, empty)


def _guess(
    kop: str, cells: Sequence[str], vragen: Sequence[Scanvraag], here: str
) -> Kolomkoppeling:
    folded = kop.casefold()
    sleutel = _question(folded, vragen)
    levels = [cell for cell in cells if read_level(cell)]
    if cells and len(levels) * 2 > len(cells) and (sleutel or here) and not _is_personal(folded):
        return link(kop, Kolomgebruik.NIVEAU, sleutel or here)
    groups = [cell for cell in cells if read_group(cell)]
    if _GROEPVRAAG.search(folded) and len(groups) * 2 > len(cells) and not sleutel:
        return link(kop, Kolomgebruik.GROEP)
    if not (sleutel or here) or (_is_personal(folded) and not sleutel):
        return link(kop, Kolomgebruik.NIET)
    if _KAN.search(folded):
        return link(kop, Kolomgebruik.MOGELIJKHEDEN, sleutel or here)
    if _AL.search(folded):
        return link(kop, Kolomgebruik.GEBEURT_AL, sleutel or here)
    return link(kop, Kolomgebruik.NIVEAU if sleutel and not cells else Kolomgebruik.NIET, sleutel)


def _is_personal(kop: str) -> bool:
    return bool(_VAN_WIE.search(kop))


def _is_asked(sleutel: str, vragen: Sequence[Scanvraag]) -> bool:
    return any(vraag.sleutel == sleutel for vraag in vragen)


def _question(kop: str, vragen: Sequence[Scanvraag]) -> str:
    """Return the question that a column head is about: by its number, else by its words."""
    if match := _NUMMER.match(kop):
        sleutel = f"{match[1]}{match[2] or ''}"
        if _is_asked(sleutel, vragen):
            return sleutel
    scored = [(_alike(kop, vraag), vraag.sleutel) for vraag in vragen]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _TREFFER else ""


def _alike(kop: str, vraag: Scanvraag) -> float:
    """Return how much of the wording of a criterium stands in a column head, out of a hundred."""
    words = set(re.findall(r"\w{4,}", kop))
    scores = [0.0]
    for wording in (vraag.titel, vraag.kort):
        own = set(re.findall(r"\w{4,}", wording.casefold()))
        scores.append(100 * len(own & words) / len(own) if own else 0.0)
    return max(scores)


def _answers(
    row: Sequence[str],
    koppelingen: Sequence[Kolomkoppeling],
    strange: Counter[tuple[str, str]],
) -> dict[str, Antwoord]:
    found: dict[str, dict[str, list[str]]] = {}
    for koppeling, cell in zip(koppelingen, row, strict=True):
        if not cell or not koppeling.sleutel:
            continue
        if koppeling.gebruik is Kolomgebruik.NIVEAU and read_level(cell) is None:
            strange[koppeling.kolom, cell] += 1
            continue
        parts = found.setdefault(koppeling.sleutel, {})
        parts.setdefault(koppeling.gebruik, []).append(cell)
    made = {sleutel: _answer(parts) for sleutel, parts in found.items()}
    return {sleutel: answer for sleutel, answer in made.items() if answer}


def _answer(parts: Mapping[str, Sequence[str]]) -> Antwoord:
    levels = parts.get(Kolomgebruik.NIVEAU, [])
    return Antwoord(
        read_level(levels[0]) if levels else None,
        "\n".join(parts.get(Kolomgebruik.GEBEURT_AL, [])),
        "\n".join(parts.get(Kolomgebruik.MOGELIJKHEDEN, [])),
    )


def _group(row: Sequence[str], koppelingen: Sequence[Kolomkoppeling]) -> Groep | None:
    cells = (
        cell
        for koppeling, cell in zip(koppelingen, row, strict=True)
        if koppeling.gebruik is Kolomgebruik.GROEP
    )
    return next((groep for cell in cells if (groep := read_group(cell))), None)


def _digest(row: Sequence[str], beurt: int) -> str:
    content = "\x1f".join([*row, str(beurt)])
    return "b" + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:24]
