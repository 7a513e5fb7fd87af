"""Jinja templates of the steps: escaped by default, a missing field is an error."""

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ouderplan.iconen import icon_svg
from ouderplan.kern.datum import written
from ouderplan.teksten import Teksten


@cache
def _environment(pakket: str) -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader(pakket, "."), PackageLoader("ouderplan.stappen.onderdelen", ".")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = Teksten(pakket)
    environment.globals["icoon"] = _icon
    environment.filters["datum"] = written
    return environment


def _icon(naam: str) -> Markup:
    drawn = Markup(icon_svg(naam))  # a drawing of ours
    return Markup('<span class="op-teken" aria-hidden="true">{}</span>').format(drawn)


def render(pakket: str, naam: str, **velden: Any) -> str:
    """Return template `naam` of a step's package as HTML; ``t`` is the step's catalog."""
    return _environment(pakket).get_template(naam).render(**velden)
