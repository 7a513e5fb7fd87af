"""Mistakes in a CSV, in Dutch, each with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.tabellen import Kolom

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MEEST = 12
"""So many mistakes are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Celfout:
    """One mistake. `regel` counts from 1 (the header); 0 is the file as a whole."""

    bestand: str
    regel: int
    kolom: str
    zin: str

    def __str__(self) -> str:
        place = self.bestand
        if self.regel:
            place += f", regel {self.regel}"
        if self.kolom:
            place += f", kolom {self.kolom}"
        return f"{place}: {self.zin}"


class CsvFouten(OuderplanFout):
    """One or more files were refused whole."""

    def __init__(self, fouten: Sequence[Celfout]) -> None:
        self.fouten = tuple(fouten)
        lines = [f"  {fout}" for fout in self.fouten[:MEEST]]
        if len(self.fouten) > MEEST:
            lines.append(f"  … en nog {len(self.fouten) - MEEST} andere.")
        super().__init__("{kop}\n{regels}", kop=_head(len(self.fouten)), regels="\n".join(lines))


def _head(aantal: int) -> str:
    found = "zit een fout" if aantal == 1 else f"zitten {aantal} fouten"
    return (
        f"Er is niets ingelezen: er {found} in. Het werkboek is niet veranderd. "
        "Verbeter het bestand en lees het opnieuw in."
    )


def describe(error: "ErrorDetails", kolommen: Mapping[str, Kolom]) -> str:
    """Return the Dutch sentence for one validation error."""
    kolom = kolommen[str(error["loc"][0])]
    allowed = ", ".join(kolom.soort) if issubclass(kolom.soort, StrEnum) else ""
    value = _shortened(str(error.get("input")))
    for kind, sentence in _SENTENCES.items():
        if error["type"].startswith(kind):
            limits = error.get("ctx", {})
            return sentence.format_map({**limits, "value": value, "allowed": allowed})
    return f"‘{value}’ kan hier niet."


def _shortened(value: str) -> str:
    return value if len(value) <= LANGSTE_CITAAT else value[:LANGSTE_CITAAT] + "…"


LANGSTE_CITAAT = 60
"""Characters of a wrong cell that are repeated in the sentence."""
_SENTENCES = {
    "missing": "Deze cel is leeg en moet ingevuld zijn.",
    "string_too_short": "Deze cel is leeg en moet ingevuld zijn.",
    "enum": "‘{value}’ kan hier niet. Wel: {allowed}.",
    "less_than_equal": "‘{value}’ is te hoog: hoogstens {le}.",
    "greater_than_equal": "‘{value}’ is te laag: minstens {ge}.",
    "int": "‘{value}’ is geen heel getal.",
    "date": "‘{value}’ is geen datum. Schrijf die als 2026-10-06 of 6-10-2026.",
}
"""Sentence per beginning of pydantic's error types."""
