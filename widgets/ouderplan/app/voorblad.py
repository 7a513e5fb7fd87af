"""The first thing that a page shows: its header and stepper, before there is a kernel."""

from dataclasses import dataclass
from functools import cache

from ouderplan.opslag import Kast
from ouderplan.stappen import find_steps
from ouderplan.stappen.pad import make_path

WERKBOEK, STEMMEN = "werkboek.ipynb", "stemmen.ipynb"


@dataclass(frozen=True, slots=True)
class Voorblad:
    """What the page that is being made is going to have at its top."""

    school: str = ""
    schooljaar: str = ""
    voorbeeld: bool = False
    kop: bool = True
    pad: tuple[tuple[str, ...], ...] = ()
    """Of each step of the main line its title, and those of what deepens it."""


def make_voorblad(kast: Kast, notebook: str) -> Voorblad:
    """Return the top of the page that this notebook draws.

    It is read from the workbook's CSV, so nothing has to be opened for it.
    """
    if notebook == STEMMEN:
        return Voorblad(kop=False)
    current = kast.current()
    label = next((found for found in kast.list() if found.map == current), None)
    return Voorblad(
        school=label.school if label else "",
        schooljaar=label.schooljaar if label else "",
        voorbeeld=bool(label and label.voorbeeld),
        pad=_titles() if notebook == WERKBOEK else (),
    )


@cache
def _titles() -> tuple[tuple[str, ...], ...]:
    path = make_path(find_steps())
    return tuple(tuple(s.titel for s in (halte.stap, *halte.verdieping)) for halte in path)
