"""The answer to the parents on paper: one A4 for each language, in one file for any browser.

HTML and no PDF: a browser joins Arabic letters, sets right to left and finds letters for every
script; reportlab does none of that, and Chromium is not on every school's laptop. *Print* in the
browser makes a PDF of it.
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import resources
from itertools import accumulate
from math import ceil
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ouderplan.iconen import icon_svg
from ouderplan.kern.antwoord import Antwoord, Straks, Voornemen, make_antwoord
from ouderplan.kern.rondes import Ronde
from ouderplan.kern.school import Gegeven, facts
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag.antwoord import languages_of
from ouderplan.opslag.startset import own_only
from ouderplan.talen import NEDERLANDS, Taal, Talen, Woordenboek
from ouderplan.talen.datum import written_in
from ouderplan.talen.taal import close_up
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.afbreken import breakable
from ouderplan.uitvoer.plan import Plan

LETTERS = {400: "AtkinsonHyperlegible-Regular.ttf", 700: "AtkinsonHyperlegible-Bold.ttf"}


def build(plan: Plan, *, basis: Path | None = None) -> bytes:  # noqa: ARG001  only Word has one
    """Return the answer as a .html that needs nothing else."""
    env = _environment()
    antwoord = make_antwoord(own_only(partial(_rows, plan)))
    bladen = [_sheet(env, antwoord, plan, taal) for taal in _languages(plan)]
    page = env.get_template("antwoord.html.j2")
    return page.render(
        antwoord=antwoord, bladen=bladen, stijl=_style(), t=Teksten(__package__)
    ).encode()


def _rows(plan: Plan, rij: type[Any], **gelijk: Any) -> Sequence[Any]:
    rows = next((rows for tabel, rows in plan.tabellen.items() if tabel.rij is rij), ())
    return [row for row in rows if all(getattr(row, k) == v for k, v in gelijk.items())]


def _languages(plan: Plan) -> list[Taal]:
    talen = Talen()
    codes = languages_of(facts(_rows(plan, Gegeven)), _rows(plan, Ronde))
    return [NEDERLANDS, *(talen.get(code) for code in codes)]


def _sheet(env: Environment, antwoord: Antwoord, plan: Plan, taal: Taal) -> Markup:
    vertaler = Talen().vertaler(taal.code)
    boek = Woordenboek(vertaler, _rows(plan, Vertaling))
    html = env.get_template("blad.html.j2").render(
        antwoord=antwoord,
        boek=boek,
        maat=fit(antwoord),
        datum=partial(written_in, taal),
        gemaakt=plan.gemaakt.date(),
        in_het_nederlands=boek.leaves_dutch(antwoord),
        **boek.vertaler.functies,
    )
    return Markup(close_up(taal, html))


def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("ouderplan.uitvoer", "antwoordblad"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    vars(env)["newstyle_gettext"] = True
    env.filters["kort"] = cut_off
    env.filters["breek"] = lambda tekst: Markup(breakable(escape(tekst)))
    env.globals["icoon"] = lambda naam: Markup(icon_svg(naam))
    return env


def _style() -> Markup:
    """Return the stylesheet with our letters in it."""
    css = (resources.files(__package__) / "antwoordblad" / "antwoord.css").read_text("utf-8")
    return Markup("\n".join([*(_font(dikte) for dikte in LETTERS), css]))


def _font(dikte: int) -> str:
    letters = (resources.files("ouderplan.figuren") / "fonts" / LETTERS[dikte]).read_bytes()
    face = (resources.files(__package__) / "antwoordblad" / "letter.css").read_text("utf-8")
    return face % {"dikte": dikte, "letters": base64.b64encode(letters).decode("ascii")}


HOOG = 152.0
"""Millimetres that both columns have; a little less than there is, for a line more than guessed."""
REGEL, KLEINE_REGEL, WIT = 5.3, 4.8, 4.5
BREED, BREED_KLEIN, SMAL = 48, 60, 34
"""Characters on a line of the wide column, of its small print, and of the narrow column."""
RUIMTE = ((1.33, "heel-ruim"), (1.15, "ruim"))
"""How much larger the letters are in each class of the stylesheet, largest first."""


@dataclass(frozen=True, slots=True)
class Maat:
    """What goes on the sheet: so many of each, and so many characters of a text."""

    doelen: int
    zinnen: int
    straks: int
    letters: str = ""
    waarden: int = 6
    tekst: int = 130
    wie: int = 60
    zin: int = 90


def fit(antwoord: Antwoord) -> Maat:
    """Return how much fits, and the largest letters in which all of that still fits."""
    whole = Maat(0, 3, 0)
    zinnen = antwoord.in_visie[: whole.zinnen]
    wide = [_goal_height(doel, whole) for doel in antwoord.doelen]
    said = sum(_lines(zin, SMAL, whole.zin) * REGEL + 2 for zin in zinnen)
    narrow = [_later_height(rij, whole) for rij in antwoord.straks]
    doelen, straks = _fitting(wide, HOOG), _fitting(narrow, HOOG - said - 25)
    used = max(sum(wide[:doelen]), said + sum(narrow[:straks]) + 25)
    return Maat(doelen, whole.zinnen, straks, _letters(used))


def _letters(used: float) -> str:
    """Return the class with the largest letters: these take more room both ways."""
    return next((css for factor, css in RUIMTE if used * factor**2 <= HOOG), "")


def _fitting(heights: Iterable[float], most: float) -> int:
    return sum(total <= most for total in accumulate(heights))


def _goal_height(doel: Voornemen, maat: Maat) -> float:
    facts = min(len(", ".join(doel.wie)), maat.wie) + min(len(doel.wanneer), 40) + 20
    small = ceil((facts + (25 if doel.van_ouders else 0)) / BREED_KLEIN)
    extra = 10 if doel.gedaan else 0
    return _lines(doel.tekst + " " * extra, BREED, maat.tekst) * REGEL + small * KLEINE_REGEL + WIT


def _later_height(rij: Straks, maat: Maat) -> float:
    return _lines(rij.wat, SMAL, maat.zin) * REGEL + (REGEL if rij.wanneer else 0) + 2.5


def _lines(tekst: str, breed: int, langste: int) -> int:
    return max(1, ceil(min(len(tekst), langste) / breed))
