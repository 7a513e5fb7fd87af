"""The goals of a list: each of them once, before its activities, under the name that it has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.opslag.cellen import to_cell
from ouderplan.opslag.lezen.doelnamen import Doelnamen
from ouderplan.opslag.lezen.koppen import goal_code
from ouderplan.opslag.lezen.volgnummers import is_counting
from ouderplan.opslag.lezen.vraag import Vraagsoort
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.opslag.tabellen import Tabel, tabel_of

Cellen = dict[str, str]


def goals_once(
    blad: Vraagblad, rows: Sequence[tuple[Tabel, int, Cellen]]
) -> Iterator[tuple[Tabel, int, Cellen]]:
    """Yield each goal once, before the activities; a goal that is not there yet comes along."""
    doelen, acties, there = tabel_of(Jaardoel), tabel_of(Actie), blad.bekend.doelen
    goals: dict[str, tuple[int, Cellen]] = {}
    single = blad.said(Vraagsoort.DUBBEL)
    words = {kolom.naam for kolom in doelen.kolommen if issubclass(kolom.soort, StrEnum)}
    for tabel, regel, cells in rows:
        if tabel is doelen:
            known = _as_known(there, cells)
            _, kept = goals.setdefault(_key_of(known), (regel, {}))
            for naam, text in known.items():
                if text and naam in words:
                    kept[naam] = _chosen(single, cells, naam) or text
                    continue
                before = kept.get(naam, "")
                kept[naam] = before if not text or text in before.split("\n") else (
                    f"{before}\n{text}" if before else text
                )  # fmt: skip
    own = set(goals) if blad.tabel is doelen else set()
    texts = {cells.get("jaardoel", "") for _, cells in goals.values()}
    for tabel, regel, cells in rows:
        named = cells.get("jaardoel", "")
        new = named not in goals and named not in texts and not there.called(named)
        if tabel is acties and named and new:
            code = {"code": named} if goal_code(named) else {}
            goals[named] = (regel, {"jaardoel": named, **code})
    counted = is_counting([cells["code"] for _, cells in goals.values() if cells.get("code")])
    for key, (regel, cells) in goals.items():
        goal = there.find(key)
        if goal and not set(cells) - {"code", "jaardoel"}:
            if key not in own:
                continue  # only named by its activities
            cells = _cells_of(goal) | cells  # noqa: PLW2901  a list that says no more keeps the rest
        number = cells.get("criterium") or ("" if counted else goal_code(cells.get("code", "")))
        yield doelen, regel, cells | ({"criterium": number} if number else {})
    yield from (row for row in rows if row[0] is acties)


def _chosen(single: Mapping[str, str], cells: Cellen, naam: str) -> str:
    """Return which word of a goal was chosen of several, "" when it says one."""
    names = (cells.get("jaardoel", ""), cells.get("code", ""), "")
    keys = (f"jaardoelen.{naam} {one}" for one in names)
    return next((single[key] for key in keys if key in single), "")


def _as_known(there: Doelnamen, cells: Cellen) -> Cellen:
    """Return a goal with the code and text that it has, when the list says one of them or both."""
    goal = None if cells.get("code") else there.find(cells.get("jaardoel", ""))
    if goal is None:
        return cells
    return cells | {"jaardoel": goal.jaardoel} | ({"code": goal.code} if goal.code else {})


def _cells_of(goal: Jaardoel) -> Cellen:
    return {naam: text for naam, value in asdict(goal).items() if (text := to_cell(value))}


def _key_of(cells: Cellen) -> str:
    return cells.get("code") or cells.get("jaardoel", "")
