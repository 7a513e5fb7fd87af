"""Which version of the visie stands in the plan, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.kern.visie import Visiestap, Visiestatus, Visieversie


@dataclass(frozen=True, slots=True)
class Visiestand:
    """A version with the steps that it went through; `nieuwere`: a later draft exists."""

    versie: Visieversie
    stappen: tuple[Visiestap, ...]
    nieuwere: bool


def current_visie(
    versies: Sequence[Visieversie], stappen: Sequence[Visiestap]
) -> Visiestand | None:
    """Return the newest adopted version, else the newest with a text, else None."""
    written = sorted((row for row in versies if row.tekst), key=lambda row: row.versie)
    if not written:
        return None
    adopted = [row for row in written if row.status is Visiestatus.VASTGESTELD]
    version = (adopted or written)[-1]
    own = tuple(step for step in stappen if step.versie == version.versie)
    return Visiestand(version, own, version is not written[-1])
