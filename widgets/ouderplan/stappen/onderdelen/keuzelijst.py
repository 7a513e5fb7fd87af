"""Dropdowns of what the school wrote itself, which may be gone when the page is drawn again."""

from collections.abc import Iterable, Sequence
from typing import Any

import ipywidgets as w

from ouderplan.kern.criteria import Criterium, label

Keuzes = Sequence[tuple[str, Any]]


def offer(control: Any, options: Keuzes) -> None:
    """Offer these options; what was chosen stays chosen as long as it is there, else the first."""
    if tuple(control.options) == tuple(options):
        return
    chosen = control.value
    control.options = tuple(options)
    if chosen in [value for _, value in options]:
        control.value = chosen


def put(control: Any, value: Any) -> None:
    """Give a control its value; a list learns a value that it does not have (any more)."""
    if isinstance(control, w.Dropdown) and value not in [kept for _, kept in control.options]:
        control.options = (*control.options, (str(value), value))
    control.value = value


def criterium_options(
    criteria: Iterable[Criterium], ook: Iterable[int | None] = ()
) -> list[tuple[str, int]]:
    """Return each criterium of the school once, a split one too, and the numbers in `ook`."""
    known = list(criteria)
    numbers = {row.criterium for row in known} | {number for number in ook if number}
    return [(label(number, known), number) for number in sorted(numbers)]
