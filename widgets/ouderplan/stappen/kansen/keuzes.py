"""What can be chosen in the fields of this step, as label and value."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.teksten import Teksten

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.model import Model

GEEN = 0
"""Stands for no criterium; a dropdown cannot hold None."""


def soort_options(t: Teksten) -> list[tuple[str, str]]:
    """Return kans and bedreiging."""
    return [(t(f"soort.{soort}"), soort.value) for soort in Soort]


def perspectief_options(t: Teksten) -> list[tuple[str, str]]:
    """Return the three perspectives."""
    return [(t(f"perspectief.{naam}"), naam.value) for naam in Perspectief]


def criterium_options(model: "Model") -> list[tuple[str, int]]:
    """Return none, and the school's criteria."""
    none = (model.teksten("verzamelen.geen_criterium"), GEEN)
    return [none, *((model.criterium(row.criterium), row.criterium) for row in model.criteria)]


def describe(t: Teksten, row: Inbreng) -> str:
    """Return a text with from where it is seen and who sent it in."""
    van = f", {t(f'groep.{row.groep}')}" if row.groep else ""
    seen = t(f"perspectief.voor_{row.perspectief}")
    return t("samen.label", tekst=row.tekst, perspectief=seen, van=van)


def offer(control: Any, options: Sequence[tuple[str, Any]]) -> None:
    """Offer these options; what was chosen stays chosen as long as it is there, else the first."""
    if tuple(control.options) == tuple(options):
        return
    chosen = control.value
    control.options = tuple(options)
    if chosen in [value for _, value in options]:
        control.value = chosen
