"""What is kept of earlier schooljaren, so that years can be laid side by side (F21)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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
    """Return the schooljaar after this one, written the same way; "" when no year stands in it.

    Examples
    --------
    >>> next_schooljaar("2026-2027")
    '2027-2028'
    >>> next_schooljaar("schooljaar 2026/2027")
    'schooljaar 2027/2028'
    """
    if not _JAAR.search(schooljaar):
        return ""
    return _JAAR.sub(lambda match: str(int(match[0]) + 1), schooljaar)


def years_of(rijen: Iterable[EerderJaar]) -> tuple[str, ...]:
    """Return the schooljaren, oldest first."""
    return tuple(sorted({row.schooljaar for row in rijen}))
