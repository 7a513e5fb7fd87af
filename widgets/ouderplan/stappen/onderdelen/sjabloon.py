"""Jinja templates of the steps: escaped by default, a missing field is an error."""

import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from ouderplan.iconen import icon_svg
from ouderplan.kern.datum import written
from ouderplan.teksten import Teksten

STUKKEN, MACROS = "stukken.html.j2", "macros.html.j2"
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
    """Return template `naam` of a step's package as HTML; ``t`` is the step's catalog.

    A name without an ending is that of a macro: what is said in a line or two has no file of its
    own, but stands with others in ``stukken.html.j2`` of the package, or in ``macros.html.j2`` for
    all of them.
    """
    if "." not in naam:
        return str(_macro(pakket, naam)(**velden))
    return _environment(pakket).get_template(naam).render(**velden)


@cache
def _macro(pakket: str, naam: str) -> Callable[..., Markup]:
    for bestand in (STUKKEN, MACROS):
        with suppress(TemplateNotFound):
            module = _environment(pakket).get_template(bestand).module
            if hasattr(module, naam):
                found: Callable[..., Markup] = getattr(module, naam)
                return found
    raise TemplateNotFound(f"{pakket}: {naam}")
