"""What a remote shows: as much as the hall may know, and nothing of a result before that."""

import json
import time
from typing import Any

from ouderplan.kern.afstand import BLADEREN, Koppelfase, Opdracht, seal
from ouderplan.kern.draaiboek import clock
from ouderplan.kern.draaiboekstand import Live, time_left
from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.moment import Actie, Zaalmoment
from ouderplan.kern.stemcodes import Emmer
from ouderplan.opslag.afstand import Koppeling, key_of, pairings
from ouderplan.opslag.afstandsopdrachten import mark_of, slide
from ouderplan.opslag.draaiboek import live
from ouderplan.opslag.moment import counter, label, moment
from ouderplan.opslag.scherm import shown
from ouderplan.opslag.transacties import Lezing
from ouderplan.teksten import Teksten
from ouderplan.zaal.huis import Zaalhuis

MEESTE_TEKSTEN = 5
"""So many texts that wait are on the remote at a time; how many there are is said."""
KIJK_OPNIEUW_S = 1.0
KLACHTEN, KLACHTEN_PER_S = 10.0, 0.1
"""So many refusals in a row stand in the log, and so many a second."""
_LETTERS = json.dumps({"fase": Koppelfase.LETTERS})
T = Teksten("ouderplan.zaal")

Beeld = dict[str, Any]


class Afstandsbeelden:
    """What every remote shows: made once after a change, not once for each phone."""

    def __init__(self) -> None:
        self._pulse: object = None
        self._until = 0.0
        self._pictures: dict[str, str] = {}
        self._complaints = Emmer(KLACHTEN, KLACHTEN_PER_S, time.monotonic())

    def look(self, huis: Zaalhuis) -> dict[str, str]:
        """Return pairing → what that phone shows, as JSON; one that is not in it is no remote."""
        pulse, now = huis.pulse(), time.monotonic()
        if pulse is None:  # the workbook is away just now, and what was known may be true still
            return self._pictures
        if pulse != self._pulse or now > self._until:  # time alone ends a code
            self._pictures = huis.read(pictures) or {}
            self._pulse, self._until = pulse, now + KIJK_OPNIEUW_S
        return self._pictures

    def may_complain(self) -> bool:
        """Tell whether one more refusal may stand in the log: a flood would fill the disk."""
        return self._complaints.take(time.monotonic())


def pictures(tx: Lezing) -> dict[str, str]:
    """Return pairing → what that phone shows, as JSON."""
    there = pairings(tx)
    paired = [one for one in there if one.fase is Koppelfase.GEKOPPELD]
    asked = [one.id for one in there if one.fase is Koppelfase.LETTERS]
    draai = live(tx) if paired else None
    whole = _whole(tx, draai) if paired else {}
    notes = draai.nu.gepland.regel.notities if draai is not None and draai.nu is not None else ""
    seen = {one.id: whole | {"notities": _sealed(tx, one, notes)} for one in paired}
    return {
        row_id: json.dumps(beeld, ensure_ascii=False) for row_id, beeld in seen.items()
    } | dict.fromkeys(asked, _LETTERS)


def _sealed(tx: Lezing, koppeling: Koppeling, notes: str) -> str:
    """Return the notes of what is on for this phone alone: everybody can hear the line."""
    key = key_of(tx, koppeling)
    return seal(key, notes) if key is not None else ""


def _whole(tx: Lezing, draai: Live | None) -> Beeld:
    now, texts = moment(tx), _waiting(tx)
    stand = {naam: now.stand(actie) for naam, actie in BLADEREN.items()}
    if draai is not None:
        stand[Opdracht.ERBIJ] = draai.stand_erbij
    return {
        "fase": Koppelfase.GEKOPPELD,
        "scherm": _screen(tx),
        "stand": stand,
        "draai": _programme(draai),
        "nu": _now(now),
        "actie": _action(now),
        "wachten": T.counted("afstand.wachten", len(texts)) if texts else "",
        "teksten": texts[:MEESTE_TEKSTEN],
    }


def _programme(draai: Live | None) -> Beeld:
    """Return what is on and what comes; its notes are sealed apart."""
    if draai is None or draai.nu is None:
        return {}
    key, minutes = time_left(draai.over)
    left = T.counted(f"afstand.{key}", minutes) if minutes else T(f"afstand.{key}")
    straks = T("afstand.straks_niets")
    if draai.straks is not None:
        when = clock(draai.straks.begint or 0.0)
        straks = T("afstand.straks_om", tijd=when, wat=draai.straks.gepland.regel.wat)
    return {"nu": draai.nu.gepland.regel.wat, "over": left, "straks": straks}


def _screen(tx: Lezing) -> Beeld:
    on, known = shown(tx), slide(tx)
    if known is None or known.merk != mark_of(on):
        return {"reeks": "", "waar": "", "zwart": on.zwart}
    key = "afstand.dia_van" if known.van else "afstand.dia"
    waar = T(key, nummer=known.nummer + 1, van=known.van)
    return {"reeks": known.reeks, "waar": waar, "zwart": on.zwart}


def _now(now: Zaalmoment) -> Beeld:
    if now.ronde is None or not now.bezig:
        return {}
    kop = T("afstand.open" if now.is_open else "afstand.gesloten")
    return {"kop": kop, "vraag": now.vraag, "geteld": counter(now)}


def _action(now: Zaalmoment) -> Beeld:
    if now.actie is Actie.NIETS:
        return {}
    if now.actie.vraagt_meer:
        return {"zin": T("afstand.op_laptop", wat=label(now))}
    return {"naam": now.actie, "knop": label(now), "stand": now.stand(now.actie)}


def _waiting(tx: Lezing) -> list[Beeld]:
    rows: list[Inbreng | Uitkomst] = [
        *tx.rows(Inbreng, status=Inbrengstatus.NIEUW, samengevoegd_met=""),
        *tx.rows(Uitkomst, status=Inbrengstatus.NIEUW),
    ]
    return [
        {"id": row.id, "tekst": row.tekst, "soort": T(f"afstand.soort.{row.soort}")} for row in rows
    ]
