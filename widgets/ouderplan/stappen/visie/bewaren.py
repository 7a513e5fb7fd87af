"""How the visie changes inside one transaction, so that two windows never lose a text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.visie import (
    GeenTekst,
    Visiestap,
    Visiestatus,
    Visieversie,
    newest,
    next_version,
    take_step,
)
from ouderplan.opslag import Botsing
from ouderplan.opslag.transacties import Lezing, Schrijving


class VisieVeranderd(OuderplanFout):
    """Someone decides on a version that is not what is stored."""

    zin = (
        "De visie is intussen in een ander venster veranderd. Er is niets vastgelegd. "
        "Lees de tekst die er nu staat en probeer het opnieuw."
    )


class NietsVeranderd(OuderplanFout):
    """A new version would be the same as the one before."""

    zin = (
        "De tekst is nog dezelfde als in versie {versie}. Er is geen nieuwe versie gemaakt. "
        "Verander eerst iets."
    )


def current(tx: Lezing) -> Visieversie | None:
    """Return the version that is worked on."""
    return newest(tx.rows(Visieversie))


def begin(tx: Schrijving, tekst: str) -> Visieversie:
    """Begin the next version with this text; a version that is still empty is used first."""
    last = current(tx)
    if last is not None and last.te_wijzigen and not last.tekst:
        filled = replace(last, tekst=tekst)
        _change(tx, last, filled)
        return filled
    version = next_version(tx.rows(Visieversie), tekst)
    tx.add(version)
    tx.add(Visiestap(version.versie, Visiestatus.CONCEPT, op=date.today()))
    return version


def write(tx: Schrijving, oud: str, nieuw: str) -> Visieversie:
    """Put `nieuw` in the place of `oud`: in the newest version, or in a new one if that is fixed.

    Raises
    ------
    Botsing
        When the newest version has another text than `oud`.
    """
    last = current(tx)
    if last is None or last.te_wijzigen:
        last = last or begin(tx, "")
        _change(tx, replace(last, tekst=oud), replace(last, tekst=nieuw))
        return replace(last, tekst=nieuw)
    if last.tekst not in (oud, nieuw):
        raise Botsing("tekst", last.tekst, nieuw)
    return last if last.tekst == nieuw else begin(tx, nieuw)


def save_version(tx: Schrijving) -> Visieversie:
    """Keep the newest version as it is and go on in the next one, with the same text.

    Raises
    ------
    GeenTekst, NietsVeranderd
    """
    last = current(tx)
    if last is None or not last.tekst:
        raise GeenTekst
    before = previous(tx.rows(Visieversie))
    if last.te_wijzigen and before is not None and before.tekst == last.tekst:
        raise NietsVeranderd(versie=before.versie)
    return begin(tx, last.tekst)


def decide(tx: Schrijving, gezien: Visieversie, stap: Visiestap) -> None:
    """Take a step with the version as it was seen on the screen.

    Raises
    ------
    VisieVeranderd, GeenTekst, TekstStaatVast, DoorWieOnbekend, DagOnbekend
    """
    last = current(tx)
    if last != gezien:
        raise VisieVeranderd
    after = take_step(last, stap)
    _change(tx, last, after)
    tx.add(replace(stap, door=stap.door.strip()))


def discard(tx: Schrijving, gezien: Visieversie) -> Visieversie:
    """Take away a new version that says just what the one before says; return that one.

    Raises
    ------
    VisieVeranderd
    """
    last, before = current(tx), previous(tx.rows(Visieversie))
    if last is None or before is None or last != gezien or not can_discard(last, before):
        raise VisieVeranderd
    found = tx.find(Visieversie, versie=last.versie)
    if found:
        tx.remove(*found)
        tx.remove_where(Visiestap, versie=last.versie)
    return before


def can_discard(last: Visieversie | None, before: Visieversie | None) -> bool:
    """Tell whether nothing is lost when the newest version goes."""
    return bool(last and before and last.te_wijzigen and last.tekst == before.tekst)


def previous(versies: Sequence[Visieversie]) -> Visieversie | None:
    """Return the version before the newest, or None."""
    last = newest(versies)
    return newest(row for row in versies if row is not last)


def _change(tx: Schrijving, old: Visieversie, new: Visieversie) -> None:
    found = tx.find(Visieversie, versie=new.versie)
    if found:
        tx.change(found[0], old, new)
