"""Appendix: where the jaardoelen came from and what came of them (G1)."""

from textwrap import shorten

from ouderplan.figuren.draden import draw_threads
from ouderplan.kern.verhaal import find_breaks, tell_back, tell_on
from ouderplan.kern.weefsel import Draad
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.schoon import clean
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier

LANGSTE_KOP = 90
"""Characters of a heading; the whole goal stands in the totaaloverzicht."""


def write_herkomst(papier: Papier, plan: Plan) -> None:
    """Write the appendix; nothing without goals."""
    weefsel = plan.weefsel
    if not weefsel.draden:
        return
    papier.heading(text("herkomst", "kop"), 1, nieuwe_bladzijde=True)
    papier.text(text("herkomst", "inleiding"))
    papier.heading(text("herkomst", "breuken"), 2)
    breaks = find_breaks(weefsel)
    papier.bullets(breaks or (text("herkomst", "heel"),))
    figuren = draw_threads(weefsel)
    for nummer, figuur in enumerate(figuren, start=1):
        name = "bijschrift" if len(figuren) == 1 else "bijschrift_deel"
        caption = text("herkomst", name, nummer="{nummer}", deel=nummer, delen=len(figuren))
        papier.picture(figuur.png, caption, figuur.beschrijving)
    papier.heading(text("herkomst", "per_doel"), 2)
    for draad in weefsel.draden:
        _write_thread(papier, draad)


def _write_thread(papier: Papier, draad: Draad) -> None:
    goal = shorten(draad.doel.jaardoel, LANGSTE_KOP, placeholder=" …")
    code = draad.doel.code
    papier.heading(text("herkomst", "doelkop", code=code, doel=goal) if code else goal, 3)
    for name, sentences in (("vandaan", tell_back(draad)), ("gekomen", tell_on(draad))):
        paragraph = papier.text("")
        paragraph.add_run(text("herkomst", name)).bold = True
        paragraph.add_run(clean(" ".join(sentences)))
