"""The first thing that a page shows: its header and stepper, before there is a kernel."""

from dataclasses import dataclass
from functools import cache

from ouderplan.opslag import Kast
from ouderplan.stappen import find_steps

WERKBOEK, STEMMEN = "werkboek.ipynb", "stemmen.ipynb"


@dataclass(frozen=True, slots=True)
class Voorblad:
    """What the page that is being made is going to have at its top."""

    school: str = ""
    schooljaar: str = ""
    kop: bool = True
    stappen: tuple[str, ...] = ()


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
        stappen=_titles() if notebook == WERKBOEK else (),
    )


@cache
def _titles() -> tuple[str, ...]:
    return tuple(stap.titel for stap in find_steps())
