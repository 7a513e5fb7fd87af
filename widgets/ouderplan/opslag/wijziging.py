"""A change of its own, made of what can also be part of a larger one."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.werkboek import Werkboek

P = ParamSpec("P")
Uit = TypeVar("Uit")


def alone(
    part: Callable[Concatenate[Schrijving, P], Uit],
) -> Callable[Concatenate[Werkboek, P], Uit]:
    """Return a function that does `part` in a transaction of its own."""

    @wraps(part)
    def whole(wb: Werkboek, /, *args: P.args, **kwargs: P.kwargs) -> Uit:
        with wb.writing() as tx:
            return part(tx, *args, **kwargs)

    return whole
