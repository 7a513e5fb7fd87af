"""What the rest of the workbook knows for the card of an ambition."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import Ambitieaanpak, Ambitiejaar, Bloksoort, Kaart, belongs
from ouderplan.kern.datum import written
from ouderplan.kern.doelen import Actie, Jaardoel, running
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.schooljaren import school_year
from ouderplan.kern.streefcijfers import Lijn, Meting, Streefcijfer, lines
from ouderplan.opslag.transacties import Lezing
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
