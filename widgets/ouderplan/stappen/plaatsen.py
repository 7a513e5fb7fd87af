"""In which step something in the plan is put right: the steps say it themselves."""

from functools import cache
from typing import TYPE_CHECKING

from ouderplan.kern.plancheck import Bevinding

if TYPE_CHECKING:
    from ouderplan.stappen.basis import StapModel


def step_of(bevinding: Bevinding) -> str:
    """Return the step in which a finding is put right, "" when there is none."""
    return _by_rule().get(bevinding.regel) or step_of_table(bevinding.tabel)


def step_of_table(tabel: str) -> str:
    """Return the step in which a table is filled in, "" when there is none."""
    return _by_table().get(tabel, "")


@cache
def _by_table() -> dict[str, str]:
    return {tabel: naam for naam, model in _models() for tabel in model.herstelt}


@cache
def _by_rule() -> dict[str, str]:
    return {regel: naam for naam, model in _models() for regel in model.herstelt_regels}


def _models() -> "list[tuple[str, type[StapModel]]]":
    from ouderplan.stappen.basis import find_steps  # noqa: PLC0415  the session itself comes here

    return [(stap.naam, stap.model_class) for stap in find_steps()]
