"""One slide as HTML."""

import re
from typing import Any

from ouderplan.kern.dia import Dia
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import head_sizes
from ouderplan.stappen.onderdelen.sjabloon import render

PAKKET = "ouderplan.stappen.dias"
_PAS = re.compile(r'data-pas="(\d+) (\d+)"')
"""The smallest and the largest letter of a text that a browser makes as large as fits."""


def draw(dia: Dia, bron: Bron, *, zwart: bool = False, klok: bool = False) -> str:
    """Return the HTML of a slide, and of no other; a blank screen has nothing on it.

    With `klok` it has room for the time that is left.
    """
    soort = "zwart" if zwart else dia.soort
    scherm = bron.scherm
    fields: dict[str, Any] = {
        "dia": dia,
        "klok": klok,
        "taal": scherm.taal if scherm.is_anders and scherm.alleen else None,
        "kopmaten": head_sizes,
        **scherm.functies,
    }
    html = render(PAKKET, f"{soort}.html.j2", **fields, **({} if zwart else dia.inhoud))
    return _PAS.sub(r'\g<0> style="--m:\1"', html).strip()
