"""Keeps the log of the moderation, in the transaction of the change itself: nothing passes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from ouderplan.kern.moderatie import Moderatie, Moderatiesoort

Rij = TypeVar("Rij")


class Boek(Protocol):
    """What is asked of the transaction; its own module calls this one."""

    def items(self, rij: type[Rij], **gelijk: Any) -> Mapping[int, Rij]:
        """Return the rows with these cells, by number."""

    def add(self, row: Any) -> int:
        """Add a row."""

    def remove(self, nummer: int, old: Any) -> None:
        """Take a row out."""


def note(tx: Boek, before: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
    """Note what changed of a kans, bedreiging or uitkomst that came from the hall.

    Parameters
    ----------
    before
        All its cells, as they were.
    changed
        The cells that are different now.
    """
    if not before["groep"]:
        return
    moment = datetime.now().replace(microsecond=0)
    for what in Moderatiesoort:
        if what in changed:
            old, new = str(before[what] or ""), str(changed[what] or "")
            _add(tx, Moderatie(what, before["id"], old, new, moment))


def _add(tx: Boek, made: Moderatie) -> None:
    """Add a line; typing on in the same text goes on with the line that is there."""
    lines = list(tx.items(Moderatie, id=made.id).items())
    if made.wat is not Moderatiesoort.TEKST or not lines:
        tx.add(made)
        return
    nummer, last = lines[-1]
    if last.wat is not Moderatiesoort.TEKST or last.nieuw != made.oud:
        tx.add(made)
        return
    tx.remove(nummer, last)
    if last.oud != made.nieuw:
        tx.add(Moderatie(made.wat, made.id, last.oud, made.nieuw, made.wanneer))
