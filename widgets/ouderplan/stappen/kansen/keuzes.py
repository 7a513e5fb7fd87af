"""What can be chosen in the fields of this step, as label and value."""

from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.onderdelen.keuzelijst import criterium_options
from ouderplan.teksten import Teksten

GEEN = 0
"""Stands for no criterium; a dropdown cannot hold None."""


def soort_options(t: Teksten) -> list[tuple[str, str]]:
    """Return kans and bedreiging."""
    return [(t(f"soort.{soort}"), soort.value) for soort in Soort]


def perspectief_options(t: Teksten) -> list[tuple[str, str]]:
    """Return the three perspectives."""
    return [(t(f"perspectief.{naam}"), naam.value) for naam in Perspectief]


def criterium_choices(model: Model, nu: int | None = None) -> list[tuple[str, int]]:
    """Return none, the school's criteria, and the one that a kans has now."""
    none = (model.teksten("verzamelen.geen_criterium"), GEEN)
    return [none, *criterium_options(model.criteria, [nu])]


def describe(t: Teksten, row: Inbreng) -> str:
    """Return a text with from where it is seen and who sent it in."""
    van = f", {t(f'groep.{row.groep}')}" if row.groep else ""
    seen = t(f"perspectief.voor_{row.perspectief}")
    return t("samen.label", tekst=row.tekst, perspectief=seen, van=van)
