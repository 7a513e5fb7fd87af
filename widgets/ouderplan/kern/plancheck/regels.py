"""Every rule, in the order of their findings; many findings of one kind are said as one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ouderplan.kern.plancheck.aandelen import check_aandelen, check_percentages
from ouderplan.kern.plancheck.acties import check_acties, check_evaluatie, check_losse, check_tijd
from ouderplan.kern.plancheck.besluiten import check_top5, check_visie, check_visiewaarden
from ouderplan.kern.plancheck.codes import (
    check_code_en_criterium,
    check_codes,
    check_dubbele_codes,
    check_genoemde_codes,
    check_letters,
    check_reeksen,
)
from ouderplan.kern.plancheck.criteria import (
    check_alle_tien,
    check_bewoording,
    check_criteria,
    check_verwachtingen,
)
from ouderplan.kern.plancheck.gaten import check_gaten
from ouderplan.kern.plancheck.indicatoren import check_indicatoren, check_metingen, check_normen
from ouderplan.kern.plancheck.jaren import check_jaren, check_status_in_jaar, check_voorbij
from ouderplan.kern.plancheck.lijken import check_doelen_lijken, check_ideeen_lijken
from ouderplan.kern.plancheck.oorsprong import (
    check_herkomst,
    check_meer_dan_top,
    check_ranglijst,
    check_top_zonder_doel,
)
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, short
from ouderplan.kern.plancheck.taal import check_dubbelzinnig, check_zinnen
from ouderplan.kern.plancheck.vaag import check_vaag
from ouderplan.kern.plancheck.vaststeldagen import (
    check_topdagen,
    check_vaststellingen,
    check_visiedag,
)
from ouderplan.kern.plancheck.verwijzingen import check_verwijzingen
from ouderplan.kern.plancheck.voornemens import check_voornemens
from ouderplan.kern.plancheck.zinnen import OOK
from ouderplan.kern.tekstvorm import enumerate_words

REGELS: tuple[Callable[[Planstand], Iterator[Bevinding]], ...] = (
    check_top5,
    check_visie,
    check_visiewaarden,
    check_topdagen,
    check_visiedag,
    check_vaststellingen,
    check_codes,
    check_dubbele_codes,
    check_letters,
    check_reeksen,
    check_code_en_criterium,
    check_genoemde_codes,
    check_jaren,
    check_status_in_jaar,
    check_voorbij,
    check_voornemens,
    check_acties,
    check_losse,
    check_tijd,
    check_evaluatie,
    check_herkomst,
    check_ranglijst,
    check_meer_dan_top,
    check_top_zonder_doel,
    check_alle_tien,
    check_criteria,
    check_verwachtingen,
    check_bewoording,
    check_normen,
    check_metingen,
    check_aandelen,
    check_indicatoren,
    check_percentages,
    check_vaag,
    check_dubbelzinnig,
    check_zinnen,
    check_gaten,
    check_ideeen_lijken,
    check_doelen_lijken,
    check_verwijzingen,
)


def check(stand: Planstand) -> tuple[Bevinding, ...]:
    """Apply every rule, in order."""
    return tuple(bevinding for regel in REGELS for bevinding in regel(stand))


LOS = 3
"""Up to so many findings of one kind are listed one by one."""
GENOEMD = 6
"""So many rows are named; the rest is counted."""


def bundle(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """Return the findings, mistakes first, with many of one kind as one."""
    kinds: dict[tuple[str, str, str], list[Bevinding]] = {}
    for row in bevindingen:
        kinds.setdefault((row.regel, row.soort, row.tabel), []).append(row)
    lines = [row for rows in kinds.values() for row in (rows if len(rows) <= LOS else [_one(rows)])]
    return tuple(sorted(lines, key=lambda row: list(Ernst).index(row.ernst)))


def _called(rij: str) -> str:
    """Return what a row is called in a sentence: a text between quotes."""
    return f"“{short(rij, 30)}”" if " " in rij else rij


def _one(rows: list[Bevinding]) -> Bevinding:
    first, *others = rows
    names = [row.bundel or _called(row.rij) for row in others[:GENOEMD]]
    if rest := len(others) - len(names):
        names.append(OOK["meer"].format(aantal=rest))
    tabel = "" if others[0].bundel else f"{first.tabel.replace('_', ' ')} "
    also = OOK["zin"].format(tabel=tabel, namen=enumerate_words(names))
    return replace(first, zin=f"{first.zin} {also}", aantal=len(rows))
