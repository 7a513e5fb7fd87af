"""Dropdowns of what the school wrote itself, which may be gone when the page is drawn again."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets as w

from ouderplan.kern.criteria import Criterium, label
from ouderplan.stappen.zitting import Zitting

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


class Volgkeuze:
    """A list that follows the model: what is chosen there is shown, and not said back to it.

    `pick` gets what somebody chose in `control`.
    """

    def __init__(self, zitting: Zitting, control: Any, pick: Callable[[Any], object]) -> None:
        self._zitting, self._control, self._pick = zitting, control, pick
        self._showing = False
        control.observe(self._on_value_change, "value")

    def show(self, options: Sequence[Any], value: Any) -> None:
        """Offer these options, with this value chosen; None is nothing."""
        self._showing = True
        try:
            if tuple(self._control.options) != tuple(options):
                self._control.options = tuple(options)
            self._control.value = value
        finally:
            self._showing = False

    def _on_value_change(self, change: Any) -> None:
        if not self._showing and change["new"] is not None:
            self._zitting.run(lambda: self._pick(change["new"]))


def criterium_options(
    criteria: Iterable[Criterium], ook: Iterable[int | None] = ()
) -> list[tuple[str, int]]:
    """Return each criterium of the school once, a split one too, and the numbers in `ook`."""
    known = list(criteria)
    numbers = {row.criterium for row in known} | {number for number in ook if number}
    return [(label(number, known), number) for number in sorted(numbers)]
