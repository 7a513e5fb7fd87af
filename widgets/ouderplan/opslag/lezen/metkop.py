"""Columns without a place of their own, and which cells go in with their head in front."""

from collections.abc import Mapping

from ouderplan.opslag.lezen.dagkolommen import in_rows
from ouderplan.opslag.lezen.koppen import fold, read_head, words_of
from ouderplan.opslag.lezen.lijstdoelen import (
    Doel,
    Zekerheid,
    family,
    goals_of,
    is_moment,
    is_text,
    row_name,
    words,
)
from ouderplan.opslag.lezen.meetlijst import are_figures
from ouderplan.opslag.lezen.volgnummers import is_counting
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel

TOELICHTING = "toelichting"
MEESTE_TOEGELICHT = 7
"""More columns that nobody knows are no explanation of the rows."""
_ANDERS = 0.5
"""From this part of its cells that differ on, a column is text and no word like *ja* or *soms*."""


def columns_with_head(
    lijst: Lijst, plaatsen: Mapping[int, str], doelen: Mapping[str, Doel]
) -> frozenset[int]:
    """Return the columns of which a cell goes in as *Let op: nooit via de app*.

    That are the unknown ones of a toelichting, and where several columns come together in a text
    all but the one that it is about.
    """
    found = set[int]()
    for key in set(plaatsen.values()):
        here = [at for at in sorted(plaatsen) if plaatsen[at] == key and lijst.kop[at]]
        goal = doelen.get(key)
        if goal is None:
            continue
        own = [at for at in here if read_head(goal.tabel, [lijst.kop[at]])[0] == goal.kolom.naam]
        named = key in words("samen_in")["met_kop"] and len(here) > 1
        takes = named or words("erbij").get(goal.tabel.naam) == goal.kolom.naam
        if goal.kolom.naam == TOELICHTING:
            found |= set(here) - set(own)
        elif takes and not own:
            found |= {at for at in here if len(here) > 1 or not _says_it(goal, lijst.kop[at])}
        elif len(here) > 1 and is_text(goal.kolom) and not is_moment(goal):
            listed = key in words("samen_in")["kolommen"]
            text = [at for at in here if _is_text(lijst, at)]
            found |= set(here) - set(own if listed else (own or text)[:1])
    return frozenset(found)


def _says_it(doel: Doel, kop: str) -> bool:
    """Tell whether a word for a column stands in a head."""
    return any(f" {word} " in f" {fold(kop)} " for word in words_of(doel.tabel, doel.kolom.naam))


def _is_text(lijst: Lijst, at: int) -> bool:
    cells = lijst.column(at)
    return len(set(cells)) > _ANDERS * len(cells)


def explain(tabel: Tabel, lijst: Lijst, found: dict[int, tuple[str, Zekerheid]]) -> None:
    """Let columns without a place of their own stand in the toelichting, with their heads.

    A list without a toelichting has a column that takes them (`erbij` in ``lijsten.toml``).
    """
    placed = {one for one, _ in found.values()} - {""}
    for one in family(tabel):
        key = f"{one.naam}.{words('erbij').get(one.naam, TOELICHTING)}"
        names = {f"{one.naam}.{naam}" for naam in (row_name(one), *main_of(one))}
        begin = min((at for at, (goal, _) in found.items() if goal in names), default=0)
        left = [at for at, (goal, _) in found.items() if not goal and lijst.kop[at]]
        sure = [at for at, (_, certain) in found.items() if certain is Zekerheid.ZEKER]
        left = [at for at in left if at not in sure and not is_counting(in_rows(lijst, at))]
        if one is not tabel:  # what is said of an action stands behind it
            left = [at for at in left if at > begin and begin]
        if one.naam in words("erbij"):
            left = [at for at in left if not are_figures(lijst.column(at)) or key not in names]
        there = bool(names & placed) or (key in names and bool(placed))
        if key in goals_of(tabel) and there and len(left) <= MEESTE_TOEGELICHT:
            for at in left:
                found[at] = (key, Zekerheid.WAARSCHIJNLIJK)


def main_of(tabel: Tabel) -> list[str]:
    """Return what makes a row of a list that is named by another one: an action its activity."""
    return [str(naam) for naam in words("pas_als").get(tabel.naam, ())][:1]
