"""A sheet to draw on: inches from the top left, one figure, no pyplot."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle, Wedge
from matplotlib.path import Path
from matplotlib.text import Text

from ouderplan.figuren.beeld import LEEG
from ouderplan.figuren.schrift import fitting, undrawable
from ouderplan.figuren.stijl import INKT, LIJN, letter

_HALVE_KAPITAAL = 0.335
"""Half the height of a capital, as a part of the letter size."""


@dataclass(frozen=True, slots=True)
class Losse:
    """A line that cannot be drawn whole, and what is drawn of it: `LEEG` for each missing sign."""

    tekst: str
    getekend: Text


class Blad:
    """A figure of `breed` by `hoog` inches with one set of axes over all of it."""

    def __init__(self, breed: float, hoog: float) -> None:
        self.figure = Figure(figsize=(breed, hoog))
        self.los: list[Losse] = []
        self._axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, breed)
        self._axes.set_ylim(hoog, 0)

    def text(
        self,
        x: float,
        y: float,
        tekst: str,
        grootte: float,
        *,
        vet: bool = False,
        kleur: str = INKT,
        rechts: bool = False,
        midden: bool = False,
    ) -> None:
        """Set one line of text with its middle at height `y`.

        A line with signs that no typeface here has stands apart (`los`): what shows the picture can
        set it as text, or say that something is missing.
        """
        side = "right" if rechts else "center" if midden else "left"
        missing = undrawable(tekst)
        drawn = "".join(LEEG if ch in missing else ch for ch in tekst)
        made = self._axes.text(
            x,
            y + _HALVE_KAPITAAL * grootte / 72,
            drawn,
            fontproperties=fitting(drawn, letter(grootte, vet=vet)),
            color=kleur,
            ha=side,
            va="baseline",
            parse_math=False,  # a school writes € and $, not formulas
        )
        if missing:
            self.los.append(Losse(tekst, made))

    def bar(
        self, x: float, y: float, breed: float, hoog: float, kleur: str, *, arcering: str = ""
    ) -> None:
        """Draw a bar with its middle at height `y`; `arcering` (a colour) hatches it."""
        self._axes.add_patch(
            Rectangle(
                (x, y - hoog / 2),
                breed,
                hoog,
                facecolor=kleur,
                edgecolor=arcering or "none",
                hatch="///" if arcering else None,
                linewidth=1.5 if arcering else 0,
            )
        )

    def badge(self, x: float, y: float, straal: float, vulling: str, rand: str) -> None:
        """Draw a disc, over the lines."""
        disc = Circle((x, y), straal, facecolor=vulling, edgecolor=rand, linewidth=2, zorder=2.5)
        self._axes.add_patch(disc)

    def rule(self, x: float, y: float, breed: float, kleur: str = LIJN) -> None:
        """Draw a hairline."""
        self._axes.plot([x, x + breed], [y, y], color=kleur, linewidth=1.2)

    def box(  # noqa: PLR0917  where, how big and how it looks
        self,
        x: float,
        y: float,
        breed: float,
        hoog: float,
        vulling: str,
        rand: str,
        lijn: str = "-",
    ) -> None:
        """Draw a box with its middle at height `y`; `lijn` is the style of its edge."""
        self._axes.add_patch(
            Rectangle(
                (x, y - hoog / 2),
                breed,
                hoog,
                facecolor=vulling,
                edgecolor=rand,
                linewidth=1.4,
                linestyle=lijn,
            )
        )

    def thread(self, van: tuple[float, float], naar: tuple[float, float], kleur: str) -> None:
        """Draw a line that leaves and arrives level."""
        half = (van[0] + naar[0]) / 2
        points = [van, (half, van[1]), (half, naar[1]), naar]
        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        path = Path(points, codes)
        self._axes.add_patch(PathPatch(path, facecolor="none", edgecolor=kleur, linewidth=1.8))

    def stem(self, x: float, boven: float, onder: float) -> None:
        """Draw the upright line that bars grow from."""
        self._axes.plot([x, x], [boven, onder], color=LIJN, linewidth=1.2)

    def line(
        self,
        punten: Sequence[tuple[float, float]],
        kleur: str,
        *,
        dik: float = 3.0,
        streep: bool = False,
    ) -> None:
        """Draw a line through these points; `streep` makes it dashed."""
        xs, ys = zip(*punten, strict=True)
        self._axes.plot(
            xs, ys, color=kleur, linewidth=dik, linestyle=(0, (6, 4)) if streep else "-", zorder=1
        )

    def wedge(
        self,
        midden: tuple[float, float],
        stralen: tuple[float, float],
        hoeken: tuple[float, float],
        vulling: str,
    ) -> None:
        """Draw a piece of a ring: inner and outer radius, clockwise angles from twelve o'clock."""
        inner, outer = stralen
        begin, end = hoeken
        self._axes.add_patch(
            Wedge(
                midden,
                outer,
                begin - 90,
                end - 90,
                width=outer - inner,
                facecolor=vulling,
                edgecolor=LIJN,
                linewidth=1.2,
            )
        )
