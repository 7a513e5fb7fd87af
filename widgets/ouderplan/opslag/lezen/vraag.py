"""One question about a list: what is asked, what can be answered, and what was or is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ouderplan.kern.criteria import Criterium, label
from ouderplan.opslag.lezen.doelnamen import Doelnamen
from ouderplan.opslag.lezen.koppen import fold
from ouderplan.opslag.lezen.lijstdoelen import Doel, Zekerheid
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.opschriften import column_name, table_name
from ouderplan.opslag.tabellen import Tabel
from ouderplan.teksten import Teksten

Opties = tuple[tuple[str, str], ...]
Antwoorden = Mapping[str, str]


class Vraagsoort(StrEnum):
    """What a question is about."""

    LIJST = "lijst"
    KOPPEN = "koppen"
    KOLOM = "kolom"
    KOPJE = "kopje"
    ALLES = "alles"
    WOORD = "woord"
    LEEG = "leeg"
    IDEM = "idem"
    RIJEN = "rijen"
    JAAR = "jaar"
    DUBBEL = "dubbel"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question. `waarde` is the answer or the proposal; None when there is none yet.

    `aantal` says how often it is in the file, `voorbeelden` what stands there; `vrij` that
    something else may be said than what is offered; `bij` is the head below which it stands.
    """

    soort: Vraagsoort
    sleutel: str
    onderwerp: str
    opties: Opties
    waarde: str | None
    zekerheid: Zekerheid
    aantal: int = 0
    voorbeelden: tuple[str, ...] = ()
    vrij: bool = False
    bij: str = ""

    def value_of(self, gezegd: str) -> str | None:
        """Return the answer that someone means, by its words or by its value; None for none."""
        said = gezegd.strip()
        for words, value in self.opties:
            if said in {words, value}:
                return value
        found = {value for words, value in self.opties if _plain(words) == _plain(said)}
        if len(found) == 1:
            return found.pop()
        return said or None if self.vrij else None

    @property
    def gezegd(self) -> str:
        """The answer or proposal in words, "" when there is none."""
        named = {value: words for words, value in reversed(self.opties)}
        return "" if self.waarde is None else named.get(self.waarde, self.waarde)


def _plain(words: str) -> str:
    """Return an answer without how sure it is, or at which meeting it is used."""
    return fold((words.rpartition(" (")[0] or words).rpartition(": ")[2])


@dataclass(frozen=True, slots=True)
class Bekend:
    """What the workbook has, to choose from: goals and criteria, and its schooljaar."""

    doelen: Doelnamen = field(default_factory=Doelnamen)
    criteria: Sequence[Criterium] = ()
    schooljaar: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """What the questions about a list are asked with: the list, its table, and what was said."""

    naam: str
    tabel: Tabel
    lijst: Lijst
    bekend: Bekend
    antwoorden: Antwoorden


def answered(
    antwoorden: Antwoorden,
    sleutel: str,
    voorstel: tuple[str | None, Zekerheid],
    opties: Opties,
    *,
    vrij: bool = False,
) -> tuple[str | None, Zekerheid]:
    """Return the answer when it is one that is offered, else the proposal."""
    said = antwoorden.get(sleutel)
    if said is not None and (vrij or said in [value for _, value in opties]):
        return said, Zekerheid.GEZEGD
    return voorstel[0], voorstel[1] if voorstel[0] is not None else Zekerheid.OPEN


def goal_name(tabel: Tabel, doel: Doel) -> str:
    """Return what a column is called; one of another table with the name of that."""
    name = column_name(doel.tabel, doel.kolom.naam)
    return name if doel.tabel is tabel else f"{table_name(doel.tabel)}: {name}"


def choices_of(doel: Doel, bekend: Bekend) -> list[tuple[str, str]]:
    """Return what can be chosen in a column with fixed words or a criterium."""
    if doel.kolom.naam == "criterium":
        numbers = sorted({row.criterium for row in bekend.criteria} | set(range(1, 11)))
        return [(label(number, bekend.criteria), str(number)) for number in numbers]
    if issubclass(doel.kolom.soort, StrEnum):
        return [(str(kind), str(kind)) for kind in doel.kolom.soort]
    if (doel.tabel.naam, doel.kolom.naam) == ("acties", "jaardoel"):
        return [(text, key) for key, text in bekend.doelen.doelen.items()]
    return []


def say(sleutel: str, **velden: object) -> str:
    """Return one of the sentences of the questions."""
    return Teksten(__package__ or "", "vragen.toml")(sleutel, **velden)
