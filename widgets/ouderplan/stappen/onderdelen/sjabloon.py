"""Jinja templates of the steps: escaped by default, a missing field is an error."""

import re
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ouderplan.iconen import icon_svg
from ouderplan.kern.datum import written
from ouderplan.teksten import Teksten

_JAREN = re.compile(r"(?<=\d)-(?=\d)")
"""The hyphen of a schooljaar, after which a browser would break the line."""


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
    environment.filters["heel"] = _whole
    return environment


def _whole(tekst: Any) -> Any:
    """Keep 2026-2027 on one line; markup stays markup."""
    joined = _JAREN.sub("\u2060-\u2060", str(tekst))
    return Markup(joined) if isinstance(tekst, Markup) else joined


def _icon(naam: str) -> Markup:
    drawn = Markup(icon_svg(naam))  # a drawing of ours
    return Markup('<span class="op-teken" aria-hidden="true">{}</span>').format(drawn)


def render(pakket: str, naam: str, **velden: Any) -> str:
    """Return template `naam` of a step's package as HTML; ``t`` is the step's catalog."""
    return _environment(pakket).get_template(naam).render(**velden)
