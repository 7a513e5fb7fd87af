"""Appendix: where the jaardoelen came from and what came of them (G1)."""

from collections import Counter

from docx.shared import Mm

from ouderplan.figuren import draw_threads
from ouderplan.kern.herkomst import NERGENS
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.kern.verhaal import (
    GEEN_SCAN,
    NOG_TE_DOEN,
    VIA_VISIE,
    find_breaks,
    tell_back,
    tell_on,
    visie_names,
)
from ouderplan.kern.weefsel import Draad, Weefsel
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.schoon import clean
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import HOOGSTE_FIGUUR, Papier

HALF_BLAD = Mm(108)
"""So high are pictures of which two stand on a page."""
LANGSTE_KOP = 90
"""Characters of a heading; the whole goal stands in the totaaloverzicht."""


def write_herkomst(papier: Papier, plan: Plan) -> None:
    """Write the appendix; nothing when of no goal is known where it came from.

    What is missing is for who writes the plan: it is named when empty chapters are.
    """
    weefsel = plan.weefsel
    if not any(papier.noem_lege or told_back(draad) for draad in weefsel.draden):
        return
    papier.heading(text("herkomst", "kop"), 1)
    papier.text(text("herkomst", "inleiding"), bij_volgende=not papier.noem_lege)
    shared = "" if papier.noem_lege else _shared(weefsel)
    if papier.noem_lege:
        papier.heading(text("herkomst", "breuken"), 2)
        papier.bullets(find_breaks(weefsel) or (text("herkomst", "heel"),))
    figuren = draw_threads(weefsel)
    for nummer, figuur in enumerate(figuren, start=1):
        name = "bijschrift" if len(figuren) == 1 else "bijschrift_deel"
        caption = text("herkomst", name, nummer="{nummer}", deel=nummer, delen=len(figuren))
        papier.picture(figuur, caption, hoogste=HOOGSTE_FIGUUR if len(figuren) == 1 else HALF_BLAD)
    papier.heading(text("herkomst", "per_doel"), 2)
    if shared:
        papier.text(text("herkomst", "gedeeld", waarden=shared))
    for draad in weefsel.draden:
        _write_thread(papier, draad, shared)


def told_back(draad: Draad) -> tuple[str, ...]:
    """Say what is known of where a goal came from, without what nobody wrote down."""
    missing = (NERGENS, GEEN_SCAN.format(criterium=draad.doel.criterium))
    return tuple(zin for zin in tell_back(draad) if zin not in missing)


def told_on(draad: Draad) -> tuple[str, ...]:
    """Say what came of a goal, without what is still to be done."""
    return tuple(zin for zin in tell_on(draad) if zin not in NOG_TE_DOEN)


def _shared(weefsel: Weefsel) -> str:
    """Return the waarden under which more than one goal falls by the visie: said once for all."""
    said = Counter(found for draad in weefsel.draden if (found := visie_names(draad)))
    found, often = said.most_common(1)[0] if said else ("", 0)
    return found if often > 1 else ""


def _write_thread(papier: Papier, draad: Draad, gedeeld: str) -> None:
    goal = cut_off(draad.doel.jaardoel, LANGSTE_KOP)
    code = draad.doel.code
    papier.heading(text("herkomst", "doelkop", code=code, doel=goal) if code else goal, 3)
    back, on = tell_back(draad), tell_on(draad)
    if not papier.noem_lege:
        back, on = told_back(draad), told_on(draad)
    back = tuple(zin for zin in back if zin != VIA_VISIE.format(waarden=gedeeld))
    parts = [(name, said) for name, said in (("vandaan", back), ("gekomen", on)) if said]
    for name, sentences in parts:
        paragraph = papier.text("", bij_volgende=name != parts[-1][0])
        paragraph.add_run(text("herkomst", name)).bold = True
        paragraph.add_run(clean(" ".join(sentences)))
