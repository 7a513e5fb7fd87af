"""Chapter: the visie, how far it is and by whom."""

from ouderplan.kern.datum import written
from ouderplan.kern.visie import Visiestap, Visiestatus, Visieversie
from ouderplan.uitvoer.lidwoord import with_article
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.huisstijl import ZACHT
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import add_table


def write(papier: Papier, plan: Plan) -> None:
    """Write the visie with its status and the steps that it took; nothing without one."""
    if plan.visie is None:
        return
    papier.heading(text("visie", "kop"), 1)
    papier.paragraphs(plan.visie.versie.tekst, bij_volgende=True)
    adopted = plan.visie.versie.status is Visiestatus.VASTGESTELD
    papier.text(_status(plan.visie.versie), "Normal" if adopted else ZACHT)
    if plan.visie.nieuwere:
        papier.soft(text("visie", "nieuwere"))
    if plan.visie.stappen:
        papier.heading(text("visie", "stappen"), 3)
        _write_steps(papier, plan.visie.stappen)


def _status(versie: Visieversie) -> str:
    if versie.status is not Visiestatus.VASTGESTELD:
        return text("visie", f"status_{versie.status}")
    op = written(versie.vastgesteld_op) if versie.vastgesteld_op else ""
    name = "status_vastgesteld"
    name += "_door" if versie.vastgesteld_door else ""
    name += "_op" if op else ""
    return text("visie", name, door=with_article(versie.vastgesteld_door), op=op)


def _write_steps(papier: Papier, stappen: tuple[Visiestap, ...]) -> None:
    add_table(
        papier,
        [text("visie", naam) for naam in ("stap", "door", "wanneer")],
        [
            (text("visie", f"stap_{stap.status}"), stap.door, written(stap.op) if stap.op else "")
            for stap in stappen
        ],
        (0.4, 0.32, 0.28),
    )
