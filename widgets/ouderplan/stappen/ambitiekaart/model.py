"""State of the step Ambitiekaart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from traitlets import Instance, Tuple, Unicode

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import (
    Ambitie,
    Ambitieaanpak,
    Ambitiejaar,
    Bloksoort,
    Kaart,
    belongs,
    cards,
)
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.datum import written
from ouderplan.kern.doelen import Actie, Jaardoel, running
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.schooljaren import school_year
from ouderplan.kern.streefcijfers import Lijn, Meting, Streefcijfer, lines
from ouderplan.opslag.ambities import fill_in, remove_ambitie, rename_ambitie, set_approach
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.opschriften import label, title
from ouderplan.opslag.tabellen import tabel_named
from ouderplan.opslag.toestand import put_state, state
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.basis import Stand
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten


@dataclass(frozen=True)
class Bekend:
    """Fields and rows that could be filled in on one card."""

    velden: dict[str, str]
    delen: tuple[Any, ...]


def known(tx: Lezing, kaart: Kaart, t: Teksten) -> Bekend:
    """Gather what is known about the criteria of a card (of all of them when it names none)."""
    school = profile(tx.rows(Gegeven))
    doelen = [doel for doel in running(tx.rows(Jaardoel)) if belongs(kaart, doel.criterium)]
    activiteiten = [row for row in tx.rows(Activiteit) if belongs(kaart, row.criterium)]
    targets = [row for row in tx.rows(Streefcijfer) if belongs(kaart, row.criterium)]
    return Bekend(
        {
            "domein": t("bekend.domein"),
            "onderwijs": school["soort_school"],
            "vastgesteld_voor": school["schooljaar"],
            "bijlagen": t("bekend.bijlage") if activiteiten else "",
            "kernresultaat": _listed(_goal(doel) for doel in doelen),
            "indicator": _listed(_target(row, t) for row in lines(targets, tx.rows(Meting))),
            "activiteiten": _listed(_activity(row) for row in activiteiten),
        },
        (
            *_approach(kaart, doelen, tx.rows(Actie)),
            *_evaluations(kaart, tx.rows(Evaluatie), school["schooljaar"]),
        ),
    )


def _listed(lines: Iterator[str]) -> str:
    return "\n".join(lines)


def _goal(doel: Jaardoel) -> str:
    return f"{doel.code} {doel.jaardoel}".strip()


def _target(lijn: Lijn, t: Teksten) -> str:
    row, last = lijn.streefcijfer, lijn.laatste
    said = f"{row.streefdoel}: {row.norm}" if row.norm else row.streefdoel
    if last is None or not last.gemeten:
        return said
    when = last.schooljaar or last.wanneer
    return said + t("bekend.gemeten" if when else "bekend.gemeten_ooit",
                    gemeten=last.gemeten, wanneer=when)  # fmt: skip


def _activity(row: Activiteit) -> str:
    return f"{row.activiteit} ({row.wanneer})" if row.wanneer else row.activiteit


def _approach(kaart: Kaart, doelen: list[Jaardoel], acties: list[Actie]) -> Iterator[Ambitieaanpak]:
    """Yield per criterium what is done for its goals; the goals themselves when nothing is."""
    for criterium in sorted({doel.criterium for doel in doelen if doel.criterium}):
        own = [doel for doel in doelen if doel.criterium == criterium]
        keys = {doel.sleutel for doel in own}
        done = [row.activiteit for row in acties if row.jaardoel in keys and row.activiteit]
        text = "\n".join(dict.fromkeys(done or [doel.jaardoel for doel in own]))
        yield Ambitieaanpak(kaart.ambitie.naam, criterium, text)


def _evaluations(
    kaart: Kaart, evaluaties: list[Evaluatie], schooljaar: str
) -> Iterator[Ambitiejaar]:
    for row in evaluaties:
        yield Ambitiejaar(
            kaart.ambitie.naam,
            school_year(row.datum) if row.datum else schooljaar,
            Bloksoort.EVALUATIE,
            row.activiteit,
            written(row.datum),
            inhoud=row.andere_informatie,
            werkt_goed=row.opbrengsten,
            verder_ontwikkelen=row.knelpunten,
            besluit=row.vervolgstappen,
        )


GEKOZEN = "ambitiekaart.gekozen"
HART = ("urgentie", "ambitie", "kernresultaat", "indicator")
"""What of a card can be read from the back row, a part a slide."""
NODIG = ("urgentie", "ambitie", "kernresultaat")
"""Without these a card says little about why and what for."""


class Model(Bladmodel):
    """The ambitions, and the card of the one that is looked at."""

    bladen = (Bladvorm(Ambitie, kaart=True), Bladvorm(Ambitieaanpak), Bladvorm(Ambitiejaar))
    delen = ("kaart",)
    tabellen = frozenset({"criteria"})
    aanbod = ("kaarten",)
    criteria = Tuple()
    kaarten = Tuple()
    gekozen = Unicode("")
    kaart = Instance(Kaart, allow_none=True)

    def __init__(self, zitting: Zitting) -> None:
        self._gone: dict[Ambitie, tuple[Any, ...]] = {}
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read the cards again."""
        super().refresh()
        with self.zitting.wb.reading() as tx:
            self.criteria = tuple(sorted(tx.rows(Criterium), key=lambda row: row.criterium))
            kept = state(tx, GEKOZEN)
        found = cards(
            self.rows(Ambitie).values(),
            tuple(self.rows(Ambitieaanpak).values()),
            tuple(self.rows(Ambitiejaar).values()),
        )
        names = [kaart.ambitie.naam for kaart in found]
        self.kaarten = found
        self.gekozen = kept if kept in names else next(iter(names), "")
        self.kaart = next((row for row in found if row.ambitie.naam == self.gekozen), None)
        self.stand = Stand.of(begonnen=bool(found), blokkades=self._blockers())

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The card that is looked at, or the sheet that is on."""
        if self.blad != "kaart":
            return super().zaalplek
        names = [row.naam for row in self.rows(Ambitie).values()]
        nummer = names.index(self.gekozen) + 1 if self.gekozen in names else 0
        filled = (naam for naam in HART if self.kaart and getattr(self.kaart.ambitie, naam).strip())
        first = next(filled, "")
        return self.naam, f"kaart-{nummer}-{first}" if nummer and first else ""

    @property
    def nummer(self) -> int:
        """Row number of the ambition that is looked at (RijWeg when there is none)."""
        for nummer, row in self.rows(Ambitie).items():
            if row.naam == self.gekozen:
                return nummer
        raise RijWeg

    def offered(self, rij: type[Any], kolom: str) -> tuple[str, ...]:
        """Return the ambitions to pick from where something is added to one."""
        if rij is not Ambitie and kolom == "ambitie":
            return tuple(dict.fromkeys(kaart.ambitie.naam for kaart in self.kaarten))
        return super().offered(rij, kolom)

    def look_at(self, naam: str) -> None:
        """Show this card, here and on the projector."""
        put_state(self.zitting.wb, GEKOZEN, naam)
        self.refresh()

    def set_cell(self, rij: type[Any], nummer: int, kolom: str, oud: object, nieuw: object) -> None:
        """Keep one cell; an ambition that is called otherwise takes its card along."""
        if rij is Ambitie and kolom == "naam":
            with self.zitting.wb.reading() as tx:
                looked_at = state(tx, GEKOZEN) == oud
            rename_ambitie(self.zitting.wb, nummer, str(oud), str(nieuw))
            if looked_at:
                put_state(self.zitting.wb, GEKOZEN, str(nieuw).strip())
        else:
            super().set_cell(rij, nummer, kolom, oud, nieuw)

    def set_approach(self, criterium: int, oud: str, nieuw: str) -> None:
        """Keep what is done under one criterium for the ambition that is looked at."""
        set_approach(self.zitting.wb, self.gekozen, criterium, oud, nieuw)

    def remove_row(self, rij: type[Any], nummer: int) -> tuple[Any, int]:
        """Take a row out; an ambition goes with its whole card."""
        if rij is not Ambitie or nummer not in self.rows(rij):
            return super().remove_row(rij, nummer)
        row = self.rows(Ambitie)[nummer]
        place = list(self.rows(Ambitie)).index(nummer)
        self._gone[row] = remove_ambitie(self.zitting.wb, nummer, row)
        return row, place

    def put_back(self, row: object, place: int) -> None:
        """Put a row back in its place; an ambition with its card."""
        super().put_back(row, place)
        if isinstance(row, Ambitie):
            self.pick(self._gone.pop(row, ()))

    def fill_from_plan(self) -> tuple[str, ...]:
        """Fill what is empty on the card from the rest of the workbook; return what was filled."""
        if self.kaart is None:
            raise OuderplanFout(self.teksten("kaart.leeg"))
        with self.zitting.wb.reading() as tx:
            found = known(tx, self.kaart, self.teksten)
        filled = fill_in(self.zitting.wb, self.nummer, found.velden, found.delen)
        return tuple(_word(naam) for naam in filled)

    def _blockers(self) -> tuple[str, ...]:
        if not self.kaarten:
            return (self.teksten("blokkade.geen"),)
        return tuple(
            self.teksten(f"blokkade.{naam}", ambitie=kaart.ambitie.naam)
            for kaart in self.kaarten[:3]
            for naam in NODIG
            if not getattr(kaart.ambitie, naam)
        )


def _word(naam: str) -> str:
    tabel = tabel_named(naam)
    return label(Ambitie, naam) if tabel is None or naam == "ambitie" else title(tabel.rij)
