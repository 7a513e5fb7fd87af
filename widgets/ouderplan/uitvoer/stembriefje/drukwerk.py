"""Set ballot sheets: one page of HTML that prints as A4 sheets to cut."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ouderplan.talen import Vertaler
from ouderplan.talen.taal import close_up
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.stembriefje.blad import Blad

PAKKET = __package__ or ""


@dataclass(frozen=True, slots=True)
class Knoppen:
    """What stands above the sheets on the screen, and is not printed.

    `vast` is where the typeface and the script of the print button are, "" in a file of its own;
    `groepen` and `talen` are what can be chosen, as value and label.
    """

    vast: str = ""
    groepen: tuple[tuple[str, str], ...] = ()
    talen: tuple[tuple[str, str], ...] = ()


def render_sheets(blad: Blad, aantal: int, knoppen: Knoppen, vertaler: Vertaler) -> str:
    """Return the page with `aantal` ballots (whole sheets, so perhaps a few more)."""
    css = (resources.files(PAKKET) / "vel.css").read_text(encoding="utf-8")
    page = (
        _environment()
        .get_template("vellen.html.j2")
        .render(
            blad=blad,
            vellen=-(-aantal // blad.per_vel),
            aantal=aantal,
            knoppen=knoppen,
            css=Markup(css),  # our own file, no one else's text
            **vertaler.functies,
        )
    )
    return close_up(vertaler.taal, page)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(PAKKET, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = Teksten(PAKKET)
    return environment
