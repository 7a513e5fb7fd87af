"""Looking back: a form per activity (C19, C20) and what came out of it (D13, E4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.soorten import Groep, Tekst


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

    activiteit: Tekst
    datum: date | None = None
    doel: str = ""
    ingevuld_door: str = ""
    opbrengsten: str = ""
    knelpunten: str = ""
    andere_informatie: str = ""
    vervolgstappen: str = ""

    @property
    def is_ingevuld(self) -> bool:
        """Tell whether someone wrote down how it went."""
        answers = (self.opbrengsten, self.knelpunten, self.andere_informatie, self.vervolgstappen)
        return any(answer.strip() for answer in answers)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One thing that was said or decided in looking back (table *evaluatie_uitkomsten*).

    `wat` is the occasion or the activity that it is about. What came from a phone has a `groep`
    and waits as *nieuw* until the begeleider lets it in.
    """

    id: Tekst
    soort: Uitkomstsoort
    tekst: Tekst
    wat: str = ""
    herkomst: str = ""
    groep: Groep | None = None
    op: date | None = None
    status: Inbrengstatus = Inbrengstatus.TOEGELATEN

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
        found.setdefault(form.activiteit.casefold(), form)
    return tuple(found.values())


def _new(acties: Iterable[Actie], texts: Mapping[str, str]) -> Iterator[Evaluatie]:
    for actie in acties:
        if naam := " ".join(actie.activiteit.split()):
            yield Evaluatie(naam, doel=texts.get(actie.jaardoel, actie.jaardoel))


def _old(activiteiten: Iterable[Activiteit]) -> Iterator[Evaluatie]:
    for activiteit in activiteiten:
        yield Evaluatie(activiteit.activiteit, doel=activiteit.doel)


def next_id(uitkomsten: Iterable[Uitkomst]) -> str:
    """Return the next id: E1, E2, …, which no kans has."""
    numbers = (row.id.removeprefix("E") for row in uitkomsten)
    return f"E{1 + max((int(nr) for nr in numbers if nr.isdecimal()), default=0)}"
