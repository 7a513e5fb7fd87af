"""One slide as HTML."""

import re
from typing import Any

from ouderplan.kern.dia import Dia
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import head_sizes, shorten
from ouderplan.stappen.onderdelen.sjabloon import render

PAKKET = "ouderplan.stappen.dias"
NU = 44
"""Characters of the row of the programme that fit under a slide."""
_PAS = re.compile(r'data-pas="(\d+) (\d+)"')
"""The smallest and the largest letter of a text that a browser makes as large as fits."""


def draw(dia: Dia, bron: Bron, *, zwart: bool = False, klok: bool = False, nu: str = "") -> str:
    """Return the HTML of a slide, and of no other; a blank screen has nothing on it.

    With `klok` it has room for the time that is left; `nu` is what the row of the programme is
    called that is on without a slide of its own.
    """
    soort = "zwart" if zwart else dia.soort
    scherm = bron.scherm
    fields: dict[str, Any] = {
        "dia": dia,
        "klok": klok,
        "nu": shorten(nu, NU),
        "taal": scherm.taal if scherm.is_anders and scherm.alleen else None,
        "kopmaten": head_sizes,
        "alleen_anders": scherm.is_anders and scherm.alleen,
        **scherm.functies,
    }
    html = render(PAKKET, f"{soort}.html.j2", **fields, **({} if zwart else dia.inhoud))
    return _PAS.sub(r'\g<0> style="--m:\1"', html).strip()
