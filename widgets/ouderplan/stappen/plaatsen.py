"""In which step something in the plan is put right: the steps say it themselves."""

from collections.abc import Iterable
from functools import cache

from ouderplan.kern.plancheck import Bevinding, bundle
from ouderplan.stappen.basis import StapModel, find_steps


def step_of(bevinding: Bevinding) -> str:
    """Return the step in which a finding is put right, "" when there is none."""
    return _by_rule().get(bevinding.regel) or step_of_table(bevinding.tabel)


def of_step(stap: str, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """Return what is put right in one step, many of one kind as one; of all steps for ""."""
    return bundle(row for row in bevindingen if stap in ("", step_of(row)))


def step_of_table(tabel: str) -> str:
    """Return the step in which a table is filled in, "" when there is none."""
    return _by_table().get(tabel, "")


@cache
def _by_table() -> dict[str, str]:
    return {tabel: naam for naam, model in _models() for tabel in model.herstelt}


@cache
def _by_rule() -> dict[str, str]:
    return {regel: naam for naam, model in _models() for regel in model.herstelt_regels}


def _models() -> list[tuple[str, type[StapModel]]]:
    return [(stap.naam, stap.model_class) for stap in find_steps()]
