"""Looking back: a form per activity (C19, C20) and what came out of it (D13, E4)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.kolomvorm import Druk, Kolomvorm, is_empty, sentences
from ouderplan.kern.soorten import Groep, Tekst, Verwijstekst, Verwijzing, Zinnen
from ouderplan.kern.tekstvorm import on_one_line


class Uitkomstsoort(StrEnum):
    """What was said: it goes well, it can grow, what follows from that, what was decided."""

    GOED = "goed"
    BETER = "beter"
    CONCLUSIE = "conclusie"
    BESLUIT = "besluit"


GEVRAAGD = (Uitkomstsoort.GOED, Uitkomstsoort.BETER)
"""What phones can send in on an evening (E4)."""


@dataclass(frozen=True, slots=True)
class Evaluatie:
    """A filled-in evaluation form (table *evaluaties*, C20)."""

    activiteit: Annotated[Verwijzing, Kolomvorm(rij=1, druk=Druk.VET)]
    datum: Annotated[date | None, Kolomvorm(rij=4)] = None
    doel: Annotated[Verwijstekst, Kolomvorm(regels=2)] = ""
    ingevuld_door: str = ""
    opbrengsten: Annotated[str, Kolomvorm(regels=2, rij=2)] = ""
    knelpunten: Annotated[str, Kolomvorm(regels=2, rij=3)] = ""
    andere_informatie: Zinnen = ""
    vervolgstappen: Zinnen = ""

    @property
    def is_ingevuld(self) -> bool:
        """Tell whether someone wrote down how it went."""
        return not all(is_empty(self, naam) for naam in sentences(Evaluatie))


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One thing that was said or decided in looking back (table *evaluatie_uitkomsten*).

    `wat` is the occasion or the activity that it is about. What came from a phone has a `groep`
    and waits as *nieuw* until the begeleider lets it in.
    """

    id: Annotated[Tekst, Kolomvorm(zelf=True)]
    soort: Annotated[Uitkomstsoort, Kolomvorm(rij=2, smal=True)]
    tekst: Annotated[Tekst, Kolomvorm(regels=2, rij=1)]
    wat: Annotated[str, Kolomvorm(rij=3)] = ""
    herkomst: str = ""
    groep: Annotated[Groep | None, Kolomvorm(zelf=True)] = None
    op: Annotated[date | None, Kolomvorm(rij=4)] = None
    status: Annotated[Inbrengstatus, Kolomvorm(zelf=True)] = Inbrengstatus.TOEGELATEN

    @property
    def telt_mee(self) -> bool:
        """Tell whether it may be shown and stands in the plan."""
        return self.status is Inbrengstatus.TOEGELATEN


def forms_to_fill(
    doelen: Iterable[Jaardoel], acties: Iterable[Actie], activiteiten: Iterable[Activiteit]
) -> tuple[Evaluatie, ...]:
    """Return an empty form for every activity, new (of the action plans) and old (C19)."""
    texts = {doel.sleutel: doel.jaardoel for doel in doelen}
    found: dict[str, Evaluatie] = {}
    for form in [*_new(acties, texts), *_old(activiteiten)]:
        found.setdefault(named_alike(form.activiteit), form)
    return tuple(found.values())


def named_alike(activiteit: str) -> str:
    """Return the name of an activity as two are compared: by its words, whatever stands between."""
    return " ".join(re.findall(r"\w+", activiteit.casefold()))


def _new(acties: Iterable[Actie], texts: Mapping[str, str]) -> Iterator[Evaluatie]:
    for actie in acties:
        if naam := on_one_line(actie.activiteit):
            yield Evaluatie(naam, doel=texts.get(actie.jaardoel, actie.jaardoel))


def _old(activiteiten: Iterable[Activiteit]) -> Iterator[Evaluatie]:
    for activiteit in activiteiten:
        yield Evaluatie(activiteit.activiteit, doel=activiteit.doel)


def next_id(uitkomsten: Iterable[Uitkomst]) -> str:
    """Return the next id: E1, E2, …, which no kans has."""
    numbers = (row.id.removeprefix("E") for row in uitkomsten)
    return f"E{1 + max((int(nr) for nr in numbers if nr.isdecimal()), default=0)}"
