"""Rules about action plans (C18) and their evaluation (C19)."""

from collections.abc import Iterator

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel, running
from ouderplan.kern.kolomvorm import missing
from ouderplan.kern.plancheck.jaren import Jaren, moments, named_years, plan_years
from ouderplan.kern.plancheck.stand import (
    Bevinding,
    Ernst,
    Planstand,
    called,
    find,
    place,
    short,
)
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.weefsel import tells_of

_JANUARI, _AUGUSTUS = 1, 8


def check_acties(stand: Planstand) -> Iterator[Bevinding]:
    """Find running goals without an action plan, and action plans with empty fields."""
    live = running(stand.doelen)
    planned = {actie.jaardoel for actie in stand.acties}
    for doel in live:
        if doel.sleutel not in planned:
            yield find("actieplan", Ernst.ONTBREEKT, place(doel), doel=called(doel))
    done = {doel.sleutel for doel in stand.doelen} - {doel.sleutel for doel in live}
    for nummer, actie in enumerate(stand.acties, start=1):
        empty = list(missing(actie).values())
        if empty and actie.jaardoel not in done:
            yield find(
                "actieplan",
                Ernst.ONTBREEKT,
                f"acties {nummer}",
                "actieplan_leeg",
                doel=_goal(actie),
                velden=enumerate_words(empty),
            )


def check_losse(stand: Planstand) -> Iterator[Bevinding]:
    """Find action plans of a goal that is not there."""
    known = {doel.sleutel for doel in stand.doelen}
    for nummer, actie in enumerate(stand.acties, start=1):
        if actie.jaardoel not in known:
            name = short(actie.activiteit or actie.jaardoel)
            yield find("losse_actie", Ernst.FOUT, f"acties {nummer}", actie=name)


def check_tijd(stand: Planstand) -> Iterator[Bevinding]:
    """Find moments outside the goal's own years and the plan's.

    Preparing it in the half year before is not outside.
    """
    by_key = {doel.sleutel: doel for doel in stand.doelen}
    for nummer, actie in enumerate(stand.acties, start=1):
        goal = by_key.get(actie.jaardoel)
        span = _span(stand, goal) if goal else None
        if span is None:
            continue
        for text, year, month in moments(actie.tijdpad):
            if not (span[0], _JANUARI) <= (year, month) <= (span[1], _AUGUSTUS):
                years = f"{span[0]}-{span[1]}"
                yield find(
                    "actie_tijd",
                    Ernst.LET_OP,
                    f"acties {nummer}",
                    doel=_goal(actie),
                    tekst=text,
                    jaren=years,
                )


def check_evaluatie(stand: Planstand) -> Iterator[Bevinding]:
    """Find goals that are said to be reached without an evaluation."""
    for doel in stand.doelen:
        if doel.status is not Doelstatus.BEHAALD:
            continue
        own = [actie for actie in stand.acties if actie.jaardoel == doel.sleutel]
        if not any(tells_of(row, doel, own) for row in stand.evaluaties):
            yield find("evaluatie", Ernst.LET_OP, place(doel), doel=called(doel))


def _goal(actie: Actie) -> str:
    return short(actie.jaardoel, 48)


def _span(stand: Planstand, doel: Jaardoel) -> Jaren | None:
    """Return the years in which a goal may be worked on."""
    found = [years for years in (plan_years(stand), named_years(doel.uitvoeren_in)) if years]
    if not found:
        return None
    first, last = min(years[0] for years in found), max(years[1] for years in found)
    return first, last if last > first else first + 1
