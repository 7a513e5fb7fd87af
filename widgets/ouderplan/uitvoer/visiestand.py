"""Which version of the visie stands in the plan, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.kern.visie import Visiestap, Visieversie, version_in_plan


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
    version = version_in_plan(versies)
    if version is None:
        return None
    own = tuple(step for step in stappen if step.versie == version.versie)
    later = any(row.tekst and row.versie > version.versie for row in versies)
    return Visiestand(version, own, later)
