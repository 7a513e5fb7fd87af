"""Who draws: this process, or one that has matplotlib in memory for all of them."""

import pickle
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from importlib import import_module
from threading import Lock
from typing import Any

from ouderplan.figuren.beeld import Figuur

STAAT_IN = {
    "draw_jaarklok": "klok",
    "draw_jaren": "jaren",
    "draw_scan": "scan",
    "draw_threads": "draden",
    "draw_uitslag": "balken",
}
"""Which module has a drawing."""
ONTHOUDEN = 16
"""So many drawings are kept: those of two whole plans. Another page, another document and the PNG
of what is on the screen ask for the same ones."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A drawing by name, with what it is drawn of; `png` asks for that one of its pictures."""

    naam: str
    waarvan: tuple[Any, ...]
    hoe: tuple[tuple[str, Any], ...] = ()
    png: int | None = None


class NietElders(Exception):
    """Nobody else can draw it now."""


_elders: Callable[[Opdracht], Any] | None = None


def draw_elsewhere(ask: Callable[[Opdracht], Any] | None) -> None:
    """Let another process draw from now on; `ask` gives what `carry_out` returned there."""
    global _elders  # noqa: PLW0603  a process draws here or there
    _elders = ask


def draw(naam: str, *waarvan: Any, **hoe: Any) -> Any:
    """Return the picture or pictures; what cannot be drawn elsewhere is drawn here."""
    opdracht = Opdracht(naam, waarvan, tuple(hoe.items()))
    if _elders is None:
        return carry_out(opdracht)
    try:
        return _from_far(_elders(opdracht), opdracht)
    except NietElders:
        return carry_out(opdracht)


_getekend: OrderedDict[bytes, Any] = OrderedDict()
_beurt = Lock()


def carry_out(opdracht: Opdracht) -> Any:
    """Draw it in this process, unless that was done a short while ago."""
    drawn = _drawn_before(replace(opdracht, png=None))
    if opdracht.png is None:
        return drawn
    return (drawn if isinstance(drawn, tuple) else (drawn,))[opdracht.png].png


def forget() -> None:
    """Draw everything anew: the typefaces are others now."""
    with _beurt:
        _getekend.clear()


def _drawn_before(opdracht: Opdracht) -> Any:
    key = sha256(pickle.dumps(opdracht)).digest()  # of what it was drawn, is not kept
    with _beurt:
        if key in _getekend:
            _getekend.move_to_end(key)
            return _getekend[key]
    module = import_module(f"{__package__}.{STAAT_IN[opdracht.naam]}")
    drawn = getattr(module, opdracht.naam)(*opdracht.waarvan, **dict(opdracht.hoe))
    with _beurt:
        _getekend[key] = drawn
        while len(_getekend) > ONTHOUDEN:
            _getekend.popitem(last=False)
    return drawn


def _from_far(drawn: Any, opdracht: Opdracht) -> Any:
    if isinstance(drawn, tuple):
        return tuple(_asking(one, opdracht, number) for number, one in enumerate(drawn))
    return None if drawn is None else _asking(drawn, opdracht, 0)


def _asking(figuur: Figuur, opdracht: Opdracht, number: int) -> Figuur:
    return replace(figuur, _draw_png=partial(_ask_png, replace(opdracht, png=number)))


def _ask_png(opdracht: Opdracht) -> bytes:
    try:
        found = _elders(opdracht) if _elders is not None else carry_out(opdracht)
    except NietElders:
        found = carry_out(opdracht)
    return bytes(found)
