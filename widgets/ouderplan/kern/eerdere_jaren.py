"""What is kept of earlier schooljaren, so that years can be laid side by side (F21)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ouderplan.kern.doelen import Doelstatus
from ouderplan.kern.schooljaren import in_full
from ouderplan.kern.soorten import Tekst

_JAAR = re.compile(r"\d{4}")


class Terugbliksoort(StrEnum):
    """What a line about an earlier year is about."""

    DOEL = "doel"
    WAARDE = "waarde"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class EerderJaar:
    """One fact of an earlier schooljaar (table *eerdere_jaren*).

    Of a goal `uitkomst` is its status, of a waarde its place in the adopted top, of a criterium
    in the schoolscan the mean level (``ouders 1,8; team 2,1``).
    """

    schooljaar: Tekst
    soort: Terugbliksoort
    wat: Tekst
    uitkomst: str = ""


def next_schooljaar(schooljaar: str) -> str:
    """Return the schooljaar after this one; "" when no year stands in it.

    Examples
    --------
    >>> next_schooljaar("2026-2027")
    '2027-2028'
    >>> next_schooljaar("schooljaar 2026/2027")
    'schooljaar 2027/2028'
    >>> next_schooljaar("26/27")
    '2027/2028'
    """
    full = in_full(schooljaar)
    if not _JAAR.search(full):
        return ""
    return _JAAR.sub(lambda match: str(int(match[0]) + 1), full)


@dataclass(frozen=True, slots=True)
class Jaarbeeld:
    """One schooljaar in the comparison: goals by how they stand, the top, the scan."""

    schooljaar: str
    behaald: int = 0
    open: int = 0
    vervallen: int = 0
    top: tuple[str, ...] = ()
    scan: Mapping[str, str] = field(default_factory=dict)


def lay_out(rijen: Iterable[EerderJaar]) -> tuple[Jaarbeeld, ...]:
    """Lay the schooljaren side by side, oldest first."""
    rows = tuple(rijen)
    return tuple(
        _picture(jaar, [row for row in rows if row.schooljaar == jaar])
        for jaar in sorted({row.schooljaar for row in rows})
    )


def _picture(jaar: str, rows: Iterable[EerderJaar]) -> Jaarbeeld:
    per_soort: dict[Terugbliksoort, list[EerderJaar]] = {soort: [] for soort in Terugbliksoort}
    for row in rows:
        per_soort[row.soort].append(row)
    states = [row.uitkomst for row in per_soort[Terugbliksoort.DOEL]]
    behaald, vervallen = (states.count(s) for s in (Doelstatus.BEHAALD, Doelstatus.VERVALLEN))
    top = sorted(per_soort[Terugbliksoort.WAARDE], key=_place)
    return Jaarbeeld(
        jaar,
        behaald,
        len(states) - behaald - vervallen,
        vervallen,
        tuple(row.wat for row in top),
        {row.wat: row.uitkomst for row in per_soort[Terugbliksoort.SCAN]},
    )


def _place(row: EerderJaar) -> int:
    return int(row.uitkomst) if row.uitkomst.isdecimal() else 99
