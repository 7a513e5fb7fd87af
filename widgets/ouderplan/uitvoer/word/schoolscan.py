"""Chapter: the schoolscan, with both groups beside each other and last year's scan (C11, C12)."""

from collections.abc import Iterator, Sequence

from ouderplan.figuren import draw_scan
from ouderplan.kern.datum import written
from ouderplan.kern.schoolscan import Niveau, Scanpunt
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import decimal, enumerate_words
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.planscan import Planscan, scan_of
from ouderplan.uitvoer.teksten import counted, text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_table

__all__ = ["write_schoolscan"]

_EERST = 0.28
"""The part of the first column, in which a name stands; the others have numbers."""
GROEPEN = (Groep.OUDERS, Groep.TEAM)


def write_schoolscan(papier: Papier, plan: Plan) -> None:
    """Write the chapter; without a scan that was shown there is none."""
    scan = scan_of(plan)
    if scan is None or not scan.beeld.aantal:
        return
    papier.heading(text("schoolscan", "kop"), 1)
    papier.text(" ".join(_intro(scan)), bij_volgende=True)
    figuur = draw_scan(scan.beeld, scan.vorig)
    papier.picture(figuur, text("schoolscan", "bijschrift", nummer="{nummer}"))
    _write_sides(papier, scan)
    papier.heading(text("schoolscan", "tabel"), 2)
    _write_table(papier, scan)
    _write_activities(papier, scan)
    _write_texts(papier, scan)


def _intro(scan: Planscan) -> Iterator[str]:
    yield text("schoolscan", "wanneer", datum=written(scan.ronde.geopend.date()))
    people = scan.beeld.inzendingen
    if scan.beeld.te_splitsen:
        named = [counted(f"scan_{groep}", n) for groep, n in people.items()]
        yield text("schoolscan", "wie", wie=enumerate_words(named))
    else:
        yield text("schoolscan", "wie_samen", wie=counted("mens", scan.beeld.aantal))
    yield text("schoolscan", "niveaus")
    if scan.vorige is not None:
        yield text("schoolscan", "vorige", datum=written(scan.vorige.geopend.date()))


def _write_sides(papier: Papier, scan: Planscan) -> None:
    beeld = scan.beeld
    for naam, punten in (("sterk", beeld.sterk), ("zwak", beeld.zwak)):
        if punten:
            papier.heading(text("schoolscan", naam), 2)
            papier.bullets([_named(punt) for punt in punten])
    if beeld.anders_gezien:
        papier.heading(text("schoolscan", "anders"), 2)
        papier.bullets([_difference(punt) for punt in beeld.anders_gezien])


def _named(punt: Scanpunt) -> str:
    return f"{punt.vraag.naam} ({decimal(punt.samen.gemiddeld)})"


def _difference(punt: Scanpunt) -> str:
    ouders, team = (decimal(_mean(punt, groep)) for groep in GROEPEN)
    return text("schoolscan", "verschil_zin", naam=punt.vraag.naam, ouders=ouders, team=team)


def _mean(punt: Scanpunt, groep: Groep) -> float | None:
    found = punt.per_groep.get(groep)
    return found.gemiddeld if found else None


def _write_table(papier: Papier, scan: Planscan) -> None:
    heads = ["allen"]
    heads += ["vorig"] if scan.vorig else []
    heads += ["ouders", "team", "verschil"] if scan.beeld.te_splitsen else []
    heads += ["open"]
    named = [text("schoolscan", "criterium"), *Niveau, *(text("schoolscan", n) for n in heads)]
    numbers = len(named) - 1
    add_table(
        papier,
        named,
        [_row(scan, punt) for punt in scan.beeld.punten],
        (_EERST, *[(1 - _EERST) / numbers] * numbers),
        rechts=frozenset(range(1, len(named))),
    )


def _row(scan: Planscan, punt: Scanpunt) -> Sequence[Cel]:
    levels = (str(punt.samen.aantallen[niveau]) for niveau in Niveau)
    cells = [punt.vraag.naam, *levels, decimal(punt.samen.gemiddeld)]
    if scan.vorig:
        before = scan.vorig.point(punt.vraag.sleutel)
        cells.append(decimal(before.samen.gemiddeld if before else None))
    if scan.beeld.te_splitsen:
        cells += [decimal(_mean(punt, groep)) for groep in GROEPEN]
        cells.append(decimal(punt.verschil, teken=True))
    return [*cells, str(punt.samen.niet_ingevuld)]


def _write_activities(papier: Papier, scan: Planscan) -> None:
    if not scan.activiteiten:
        return
    papier.heading(text("schoolscan", "activiteiten"), 2)
    papier.text(text("schoolscan", "activiteiten_uitleg"), bij_volgende=True)
    names = {punt.vraag.sleutel: punt.vraag.naam for punt in scan.beeld.punten}
    levels = (*Niveau, None)
    add_table(
        papier,
        [text("schoolscan", "criterium"), *Niveau, text("schoolscan", "geen_niveau")],
        [
            [names.get(str(nummer), str(nummer)), *(str(found.get(n, 0)) for n in levels)]
            for nummer, found in sorted(scan.activiteiten.items())
        ],
        (0.48, 0.12, 0.12, 0.12, 0.16),
        rechts=frozenset({1, 2, 3, 4}),
    )


def _write_texts(papier: Papier, scan: Planscan) -> None:
    if not scan.teksten:
        return
    papier.heading(text("schoolscan", "teksten"), 2)
    heads = [text("schoolscan", naam) for naam in ("criterium", "gebeurt_al", "mogelijkheden")]
    rows: list[Sequence[Cel]] = []
    for punt in scan.beeld.punten:
        found = scan.teksten.get(punt.vraag.sleutel, ())
        if found:
            al = [Regel(row.gebeurt_al) for row in found if row.gebeurt_al]
            kan = [Regel(row.mogelijkheden) for row in found if row.mogelijkheden]
            rows.append([punt.vraag.naam, al or "", kan or ""])
    add_table(papier, heads, rows, (0.24, 0.38, 0.38))
