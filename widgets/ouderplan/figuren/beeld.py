"""A finished picture, wherever it was drawn. Nothing here loads matplotlib."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

LEEG = "▯"
"""What is drawn for a sign that no typeface here has."""


@dataclass(frozen=True)
class Figuur:
    """A picture.

    Attributes
    ----------
    svg
        A bare ``<svg>`` element, ready to stand in a page; no background, scales to its box. What
        no typeface here can draw stands in it as text, for the browser to draw.
    beschrijving
        What it shows, in Dutch, for who cannot see it.
    onvolledig
        The lines that the PNG cannot show whole; it has a box for each sign that is missing.
    """

    svg: str
    beschrijving: str
    _draw_png: Callable[[], bytes] = field(repr=False, compare=False)
    onvolledig: tuple[str, ...] = ()

    @cached_property
    def png(self) -> bytes:
        """The same on white, for Word; drawn when it is asked for."""
        return self._draw_png()

    def __getstate__(self) -> dict[str, Any]:
        """Travel without what can draw: who receives it, says where to ask (`tekenaar`)."""
        drawn = {naam: value for naam, value in self.__dict__.items() if naam != "png"}
        return {**drawn, "_draw_png": None}
