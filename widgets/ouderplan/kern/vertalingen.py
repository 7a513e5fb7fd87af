"""What the school translated itself: waarden, questions, kansen and goals of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.soorten import Tekst
from ouderplan.kern.tellen import KLEINSTE_GROEP


class Wat(StrEnum):
    """What a translation is of."""

    WAARDE = "waarde"
    VRAAG = "vraag"
    KANS = "kans"
    DOEL = "doel"
    PAGINA = "pagina"
    """What the phone's pages themselves say, in the school's own words (`talen.taalblad`)."""


class Nagelezen(StrEnum):
    """Whether someone who speaks the language well read it."""

    JA = "ja"
    NEE = "nee"


@dataclass(frozen=True, slots=True)
class Vertaling:
    """A text of the school in another language (table *vertalingen*).

    `tekst` is the Dutch, as it stands on the ballot; `taal` the code of the language (``tr``).
    An empty `vertaling` or `omschrijving` is not translated.
    """

    wat: Wat
    tekst: Tekst
    taal: Tekst
    vertaling: str = ""
    omschrijving: str = ""
    nagelezen: Nagelezen = Nagelezen.NEE


ANDERE_TALEN = "andere talen"


def share_out(stemmen: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return in which languages people voted, as far as that may be told (F18).

    Nothing below ten is told, nor can it be worked out from the total: languages that are too
    small go together as `ANDERE_TALEN`, with the smallest of the others when they are still too
    few. When only one heap is left there is nothing to tell.
    """
    ordered = sorted(
        ((naam, aantal) for naam, aantal in stemmen.items() if aantal > 0),
        key=lambda one: (-one[1], one[0]),
    )
    shown = [one for one in ordered if one[1] >= KLEINSTE_GROEP]
    rest = sum(aantal for _, aantal in ordered[len(shown) :])
    while shown and 0 < rest < KLEINSTE_GROEP:
        rest += shown.pop()[1]
    heaps = (*shown, *([(ANDERE_TALEN, rest)] if rest else []))
    return heaps if len(heaps) > 1 or not rest else ()


def in_words(verdeling: Iterable[tuple[str, int]]) -> str:
    """Return ``Nederlands 40; Turks 12``: the cell of the table *rondes*."""
    return "; ".join(f"{naam} {aantal}" for naam, aantal in verdeling)
