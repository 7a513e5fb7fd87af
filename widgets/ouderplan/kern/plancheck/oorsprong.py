"""Rules about where goals came from, and what the vote led to (G1, C15)."""

from collections.abc import Iterator

from ouderplan.kern.doelen import Doelstatus, Herkomstsoort, Jaardoel
from ouderplan.kern.kansen import find_parts, find_root
from ouderplan.kern.plancheck.stand import (
    Bevinding,
    Ernst,
    Planstand,
    called,
    find,
    place,
    short,
)
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.tekstvorm import enumerate_words


def check_herkomst(stand: Planstand) -> Iterator[Bevinding]:
    """Find goals that come from nowhere, or not from where they say."""
    for doel in stand.doelen:
        yield from _check_source(stand, doel)


def check_ranglijst(stand: Planstand) -> Iterator[Bevinding]:
    """Find goals whose kans stood on no dot ballot."""
    ranked = _ranked(stand)
    known = {row.id for row in stand.inbreng}
    for doel in stand.doelen:
        kans = doel.herkomst.strip()
        if ranked and names_kans(doel) and kans in known and not ranked & _line(stand, kans):
            yield find("ranglijst", Ernst.LET_OP, place(doel), doel=called(doel), kans=kans)


def check_meer_dan_top(stand: Planstand) -> Iterator[Bevinding]:
    """Find more goals out of the top than it has places, or more places than it should have."""
    top, places = stand.newest_top(Rondesoort.STIPPEN), Rondesoort.STIPPEN.plaatsen
    if not top or any(row.reden.strip() for row in top):
        return
    if len(top) > places:
        plaats = f"vastgestelde_keuzes {top[0].ronde}"
        yield find("top_te_groot", Ernst.LET_OP, plaats, aantal=len(top), top=places)
    explained = {row.jaardoel for row in stand.table("doelwijzigingen") if row.reden.strip()}
    doelen = [
        doel
        for doel in stand.doelen
        if names_top(doel)
        and doel.status is not Doelstatus.VERVALLEN
        and doel.sleutel not in explained
    ]
    if len(doelen) > len(top):
        names = enumerate_words([called(doel) for doel in doelen])
        yield find(
            "meer_dan_top",
            Ernst.LET_OP,
            place(doelen[-1]),
            aantal=len(doelen),
            top=len(top),
            doelen=names,
        )


def check_top_zonder_doel(stand: Planstand) -> Iterator[Bevinding]:
    """Find places of the adopted top that led to no goal, once there are goals."""
    if not stand.doelen:
        return
    used = {
        kans for doel in stand.doelen if names_kans(doel) for kans in _line(stand, doel.herkomst)
    }
    texts = {row.id: row.tekst for row in stand.inbreng}
    for row in stand.newest_top(Rondesoort.STIPPEN):
        if row.keuze not in used and not row.reden.strip():
            text = short(texts.get(row.keuze, row.keuze))
            plaats = f"kansen_bedreigingen {row.keuze}"
            yield find("top_zonder_doel", Ernst.LET_OP, plaats, kans=text)


def names_top(doel: Jaardoel) -> bool:
    """Tell whether a goal says that it comes from the top."""
    return doel.herkomst_soort.casefold().startswith("top")


def names_kans(doel: Jaardoel) -> bool:
    """Tell whether a goal names a kans."""
    soort = doel.herkomst_soort.casefold()
    return bool(doel.herkomst.strip()) and (names_top(doel) or soort == Herkomstsoort.KANS)


def _check_source(stand: Planstand, doel: Jaardoel) -> Iterator[Bevinding]:
    soort, kans = doel.herkomst_soort.strip(), doel.herkomst.strip()
    name, plaats = called(doel), place(doel)
    top = stand.adopted(Rondesoort.STIPPEN)
    if not soort and not kans:
        yield find("herkomst", Ernst.LET_OP, plaats, doel=name)
    elif soort.casefold() == Herkomstsoort.EIGEN and not kans:
        yield find("herkomst", Ernst.LET_OP, plaats, "herkomst_eigen", doel=name)
    elif (names_top(doel) or soort.casefold() == Herkomstsoort.KANS) and not kans:
        yield find("herkomst", Ernst.LET_OP, plaats, "herkomst_leeg", doel=name, soort=soort)
    elif names_kans(doel) and kans not in {row.id for row in stand.inbreng}:
        yield find("herkomst", Ernst.FOUT, plaats, "herkomst_weg", doel=name, kans=short(kans))
    elif names_top(doel) and not top & _line(stand, kans):
        yield find(
            "herkomst",
            Ernst.FOUT,
            plaats,
            "herkomst_niet_top",
            doel=name,
            soort=soort,
            kans=kans,
        )


def _line(stand: Planstand, kans: str) -> frozenset[str]:
    """Return a kans with what it was merged into and what was merged into it."""
    by_id = {row.id: row for row in stand.inbreng}
    own = by_id.get(kans.strip())
    if own is None:
        return frozenset()
    parts = find_parts(own.id, stand.inbreng)
    return frozenset({own.id, find_root(own, by_id).id, *(row.id for row in parts)})


def _ranked(stand: Planstand) -> frozenset[str]:
    closed = {
        row.ronde for row in stand.rondes if row.soort is Rondesoort.STIPPEN and not row.is_open
    }
    return frozenset(row.keuze for row in stand.rondekeuzes if row.ronde in closed)
