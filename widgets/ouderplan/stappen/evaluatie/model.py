"""State of the step Evaluatie."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from traitlets import Dict, Instance, Tuple

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.eerdere_jaren import EerderJaar, lay_out, next_schooljaar
from ouderplan.kern.evaluatie import (
    GEVRAAGD,
    Evaluatie,
    Uitkomst,
    Uitkomstsoort,
    forms_to_fill,
    named_alike,
    next_id,
)
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schooljaren import check_schooljaar
from ouderplan.opslag.afzenders import Afkomst, senders
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.inbreng import check_text
from ouderplan.opslag.volgend_jaar import facts, start_next_year
from ouderplan.stappen.basis import Stand, StapModel
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN, Rondezaak
from ouderplan.stappen.zitting import Zitting


class Jaarwissel(StapModel):
    """Making the workbook of the next schooljaar."""

    @property
    def volgend_jaar(self) -> str:
        """The schooljaar after this one, or ""."""
        return next_schooljaar(self.zitting.wb.profile()["schooljaar"])

    def next_facts(self, schooljaar: str) -> dict[str, str]:
        """Return what will stand on the label of the workbook of `schooljaar`."""
        if not schooljaar.strip():
            raise OuderplanFout(self.teksten("volgend.jaar_nodig"))
        check_schooljaar(schooljaar.strip())
        return {**self.zitting.wb.profile(), "schooljaar": schooljaar.strip()}

    def start_next(self, schooljaar: str) -> Path:
        """Make the workbook of `schooljaar` beside this one, and return its folder."""
        folder = self.zitting.kast.free_folder(self.next_facts(schooljaar))
        start_next_year(self.zitting.wb, folder, schooljaar.strip()).close()
        return folder

    def open_next(self, folder: Path) -> None:
        """Put the workbook of another year on the table, and show its start where that can."""
        to_start = self.zitting.shows(START)
        self.zitting.open(folder)
        if to_start:
            self.zitting.go(START)


AVOND, VOLGEND, START = "avond", "volgend", "start"
Rij = TypeVar("Rij")


class Model(Jaarwissel, Bladmodel):
    """The forms, the evening on the phones, what came out of it, and the years side by side.

    What came from the hall is never deleted: taking it out of a list puts it aside.
    """

    bladen = (Bladvorm(Evaluatie, alles=True), Bladvorm(Uitkomst))
    delen = (AVOND, VOLGEND)
    volgorde = ("evaluaties", AVOND, "evaluatie_uitkomsten", VOLGEND)
    tabellen = TABELLEN | {"acties", "jaardoelen", "activiteiten", "werkboek", "eerdere_jaren"}
    aanbod = ("te_maken", "activiteiten")
    herstelt = frozenset({"eerdere_jaren"})
    herstelt_regels = frozenset({"evaluatie"})
    zaak = Instance(Rondezaak)
    te_maken = Tuple()
    activiteiten = Tuple()
    jaren = Tuple()
    afkomst: "Dict[str, Afkomst]" = Dict()

    def __init__(self, zitting: Zitting) -> None:
        self.zaak = Rondezaak(zitting, Rondesoort.EVALUATIE)
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read the forms, the evening and the years again."""
        self.zaak.refresh()
        with self.zitting.wb.reading() as tx:
            self.afkomst = senders(tx)
        super().refresh()
        with self.zitting.wb.reading() as tx:
            every = forms_to_fill(tx.rows(Jaardoel), tx.rows(Actie), tx.rows(Activiteit))
            self.jaren = lay_out([*tx.rows(EerderJaar), *facts(tx)])
        made = {named_alike(form.activiteit) for form in self.rows(Evaluatie).values()}
        self.te_maken = tuple(form for form in every if named_alike(form.activiteit) not in made)
        self.activiteiten = tuple(form.activiteit for form in every)
        self.stand = Stand.of(begonnen=any(self.inhoud.values()), blokkades=tuple(self._blockers()))

    def _blockers(self) -> Iterator[str]:
        t, forms = self.teksten, self.rows(Evaluatie).values()
        if not forms:
            yield t("blokkade.geen_formulieren")
        elif empty := sum(not form.is_ingevuld for form in forms):
            yield t.counted("blokkade.niet_ingevuld", empty)
        if waiting := len(self.waiting):
            yield t.counted("blokkade.wacht", waiting)
        ended = (Uitkomstsoort.CONCLUSIE, Uitkomstsoort.BESLUIT)
        if not any(row.soort in ended for row in self.rows(Uitkomst).values()):
            yield t("blokkade.geen_conclusie")

    @property
    def leest(self) -> bool:
        """Whether what the hall sent in is on the table."""
        return self.blad == AVOND

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The part that is on; what came out of it stands with what was said."""
        return (self.naam, "") if self.blad == "evaluatie_uitkomsten" else super().zaalplek

    # the sheets

    def rows(self, rij: type[Rij]) -> Mapping[int, Rij]:
        """Return the rows of a sheet; of the uitkomsten what was let in."""
        rows = super().rows(rij)
        if rij is not Uitkomst:
            return rows
        return {nummer: row for nummer, row in rows.items() if getattr(row, "telt_mee", True)}

    def suggestions(self, rij: type[Rij]) -> tuple[Rij, ...]:
        """Return the activities, old and new, that have no form yet (C19)."""
        return self.te_maken if rij is Evaluatie else super().suggestions(rij)

    def offered(self, rij: type[Any], kolom: str) -> tuple[str, ...]:
        """Offer what can be looked back on."""
        if rij is Evaluatie and kolom == "activiteit":
            return tuple(form.activiteit for form in self.te_maken)
        if rij is Uitkomst and kolom == "wat":
            return self.activiteiten
        return ()

    def complete(self, rij: type[Rij], cellen: Mapping[str, Any]) -> Rij:
        """Fill in today for what was said or decided, and what an activity of the plan is for."""
        if rij is Evaluatie:
            named = str(cellen["activiteit"]).casefold()
            known = next((f.doel for f in self.te_maken if f.activiteit.casefold() == named), "")
            return rij(**{**cellen, "doel": cellen["doel"] or known})
        if rij is not Uitkomst:
            return super().complete(rij, cellen)
        today = {"op": cellen["op"] or date.today(), "id": "E"}
        return rij(**{**cellen, **today})

    def add_row(self, row: object) -> None:
        """Add a row at the end; an uitkomst gets its number."""
        with self.zitting.wb.writing() as tx:
            if isinstance(row, Uitkomst):
                row = replace(row, id=next_id(tx.rows(Uitkomst)), tekst=check_text(row.tekst))
            tx.add(row)

    def remove_row(self, rij: type[Rij], nummer: int) -> tuple[Rij, int]:
        """Take a row out; what the hall said is put aside."""
        row = super().rows(rij).get(nummer)
        if not isinstance(row, Uitkomst) or row.groep is None:
            return super().remove_row(rij, nummer)
        self.decide([nummer], Inbrengstatus.WEGGELEGD)
        return row, 0

    def put_back(self, row: object, place: int) -> None:
        """Put a row that was taken out back."""
        if not isinstance(row, Uitkomst) or row.groep is None:
            super().put_back(row, place)
            return
        stored = self.inhoud["evaluatie_uitkomsten"]
        numbers = [nummer for nummer, other in stored.items() if other.id == row.id]
        self.decide(numbers, Inbrengstatus.TOEGELATEN)

    @property
    def scancriteria(self) -> tuple[str, ...]:
        """The criteria of which a schoolscan says something in any year."""
        return tuple(sorted({name for jaar in self.jaren for name in jaar.scan}, key=_numbered))

    # the evening

    @property
    def waiting(self) -> dict[int, Uitkomst]:
        """What the phones sent in and nobody has looked at."""
        return self._with_status(Inbrengstatus.NIEUW)

    @property
    def aside(self) -> dict[int, Uitkomst]:
        """What was put aside."""
        return self._with_status(Inbrengstatus.WEGGELEGD)

    def _with_status(self, status: Inbrengstatus) -> dict[int, Uitkomst]:
        stored: Mapping[int, Uitkomst] = self.inhoud["evaluatie_uitkomsten"]
        return {nummer: row for nummer, row in stored.items() if row.status is status}

    @property
    def herkomst_van_zaal(self) -> tuple[Mapping[int, Uitkomst], Mapping[str, Afkomst]]:
        """What was said, and from where that of the open round came."""
        return self.inhoud["evaluatie_uitkomsten"], self.afkomst

    def decide(self, nummers: Iterable[int], status: Inbrengstatus) -> None:
        """Let these in, or put them aside."""
        with self.zitting.wb.writing() as tx:
            stored = tx.items(Uitkomst)
            for nummer in nummers:
                if nummer not in stored:
                    raise RijWeg
                tx.change(nummer, stored[nummer], replace(stored[nummer], status=status))

    def set_text(self, nummer: int, oud: str, nieuw: str) -> None:
        """Give an uitkomst another text; it has to fit on the projector."""
        self.change_cell(Uitkomst, nummer, "tekst", oud, check_text(nieuw))

    def said(self, soort: Uitkomstsoort) -> tuple[Uitkomst, ...]:
        """Return what may be seen of one soort, newest first."""
        rows = tuple(row for row in self.rows(Uitkomst).values() if row.soort is soort)
        return tuple(reversed(rows)) if soort in GEVRAAGD else rows


def _numbered(criterium: str) -> tuple[int, str]:
    return (int(criterium) if criterium.isdecimal() else 99, criterium)
