"""Columns of which the others tell the place: what names a row, whose a state is, and the rest.

A column without a place of its own goes in with its head in front of its cells.
"""

from collections.abc import Mapping

from ouderplan.opslag.lezen.dagkolommen import Plaatsen, in_rows
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
_VAN_DOEL, _VAN_ACTIE = "jaardoelen.status", "acties.status"
_NAMEN = ("jaardoelen.jaardoel", "jaardoelen.code")


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
        if len(here) > 1:  # how many says nothing without of whom
            own = [at for at in own if not all(map(str.isdecimal, lijst.column(at)))]
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
        called = words("heet").get(one.naam, ())
        names = {f"{one.naam}.{naam}" for naam in (row_name(one), *main_of(one), *called)}
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


def name_rows(
    tabel: Tabel, lijst: Lijst, found: Mapping[int, tuple[str, Zekerheid]], taken: set[str]
) -> list[tuple[str, Zekerheid]]:
    """Give the name of a row the column with most in it, when no column has it yet."""
    placed = dict(found)
    name = f"{tabel.naam}.{row_name(tabel)}"
    called = {f"{tabel.naam}.{naam}" for naam in words("heet").get(tabel.naam, ())}
    if name in goals_of(tabel) and name not in taken and not called & taken:
        free = [at for at, (key, _) in placed.items() if not key and at not in lijst.blokken]
        longest = sorted(free, key=lambda at: -sum(map(len, lijst.column(at))))
        named = words("anders").get(tabel.naam, ())
        other = [one if "." in one else f"{tabel.naam}.{one}" for one in named]
        instead = [
            at
            for one in other
            for at, (key, _) in placed.items()
            if key == one and not all(map(str.isdecimal, lijst.column(at)))
        ]
        column = goals_of(tabel)[name].kolom
        if is_text(column) and not column.vorm.zelf and (longest or instead):
            placed[(instead or longest)[0]] = (name, Zekerheid.WAARSCHIJNLIJK)
    empty = ("", Zekerheid.ZEKER)
    return [placed.get(at, empty) for at in range(len(lijst.kop))]


def goal_places(places: Mapping[int, str]) -> int | None:
    """Return the column that says of which goal a line is."""
    at = {key: place for place, key in places.items()}
    return next((at[key] for key in _NAMEN if key in at), None)


def put_states(lijst: Lijst, found: Plaatsen) -> None:
    """Let a state be of the actions where the lines of one goal say more than one."""
    places = {key: at for at, (key, _) in found.items()}
    name = goal_places({at: key for at, (key, _) in found.items()})
    state = places.get(_VAN_DOEL)
    if name is None or state is None or "acties.activiteit" not in places or _VAN_ACTIE in places:
        return
    said: dict[str, set[str]] = {}
    goal = ""
    for _, cells in lijst.regels:
        here, text = (cells[at].strip() if at < len(cells) else "" for at in (name, state))
        goal = here or goal
        said.setdefault(goal, set()).update({text.casefold()} - {""})
    if any(len(one) > 1 for one in said.values()):
        found[state] = (_VAN_ACTIE, Zekerheid.WAARSCHIJNLIJK)
