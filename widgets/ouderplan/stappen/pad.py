"""The path of the steps: the main line, and beside each step of it what deepens it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.stappen.basis import Staat, Stap

NAAR = "op-naar-"
"""With the name of a step after it: the CSS class by which the page knows where a button leads."""
STAND_CSS = {
    Staat.NOG_NIET: "op-stap-leeg",
    Staat.BEZIG: "op-stap-bezig",
    Staat.KLAAR: "op-stap-klaar",
}
"""The CSS class that says how far the step of a button is."""


@dataclass(frozen=True, slots=True)
class Halte:
    """A step of the main line, with the steps that deepen it."""

    stap: Stap
    verdieping: tuple[Stap, ...] = ()


def make_path(stappen: Sequence[Stap]) -> tuple[Halte, ...]:
    """Return the path through these steps, in order; none is left out.

    A step that deepens one that is not here stands on the main line itself.
    """
    names = {stap.naam for stap in stappen}
    main = [stap for stap in stappen if stap.bij not in names]
    deeper = {name: tuple(stap for stap in stappen if stap.bij == name) for name in names}
    return tuple(Halte(stap, deeper[stap.naam]) for stap in main)


def next_step(stappen: Sequence[Stap], naam: str) -> Stap | None:
    """Return the step of the main line that follows on `naam`, or on what it deepens."""
    path = make_path(stappen)
    here = next(
        (nr for nr, halte in enumerate(path) if naam in _names(halte)),
        None,
    )
    if here is None or here + 1 == len(path):
        return None
    return path[here + 1].stap


def _names(halte: Halte) -> set[str]:
    return {halte.stap.naam, *(stap.naam for stap in halte.verdieping)}
