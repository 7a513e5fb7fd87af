"""Chapter: what the goals are for in the long run, and what happened to them this year."""

from collections.abc import Iterable

from ouderplan.kern.datum import written
from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.opslag.opschriften import label, title, word
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_table
from ouderplan.uitvoer.word.tabelhoofdstuk import Tabelvorm


def write_doelen(papier: Papier, plan: Plan) -> None:
    """Write the chapter; nothing when there is nothing to say."""
    weighed = [row.doel for row in plan.doelen if _is_weighed(row.doel)]
    progress, changes = plan.rows(Voortgang), plan.rows(Doelwijziging)
    if not (weighed or progress or changes):
        return
    papier.heading(text("doelen", "kop"), 1)
    if weighed:
        _write_weighing(papier, weighed)
    if progress:
        papier.heading(title(Voortgang), 2)
        Tabelvorm.of(progress).write(papier, progress)
    if changes:
        papier.heading(text("doelen", "wijzigingen"), 2)
        papier.text(text("doelen", "wijzigingen_uitleg"), bij_volgende=True)
        _write_changes(papier, changes)


def _is_weighed(doel: Jaardoel) -> bool:
    return bool(doel.moeite or doel.effect or doel.horizon or doel.ambitie)


def _write_weighing(papier: Papier, doelen: Iterable[Jaardoel]) -> None:
    papier.heading(text("doelen", "moeite_kop"), 2)
    papier.text(text("doelen", "moeite_uitleg"), bij_volgende=True)
    columns = ("doel", "moeite", "effect", "wanneer", "ambitie")
    add_table(
        papier,
        [text("doelen", naam) for naam in columns],
        [
            (_goal(doel), str(doel.moeite or ""), str(doel.effect or ""),
             str(word(Jaardoel, "horizon", doel.horizon) or ""), doel.ambitie)
            for doel in doelen
        ],
        (0.36, 0.11, 0.11, 0.14, 0.28),
    )  # fmt: skip


def _goal(doel: Jaardoel) -> Cel:
    return [Regel(doel.jaardoel, vet=f"{doel.code} " if doel.code else "")]


def _write_changes(papier: Papier, rows: Iterable[Doelwijziging]) -> None:
    columns = ("jaardoel", "op", "wat", "reden", "door")
    add_table(
        papier,
        [label(Doelwijziging, naam) for naam in columns],
        [
            (row.jaardoel, written(row.op), _what(row), row.reden or text("doelen", "geen_reden"),
             row.door)
            for row in rows
        ],
        (0.11, 0.15, 0.28, 0.22, 0.24),
    )  # fmt: skip


def _what(row: Doelwijziging) -> Cel:
    lines = [Regel("", vet=row.wat)]
    if row.oud:
        lines.append(Regel(row.oud, vooraf=text("doelen", "was")))
    if row.nieuw:
        lines.append(Regel(row.nieuw, vooraf=text("doelen", "werd")))
    return lines
