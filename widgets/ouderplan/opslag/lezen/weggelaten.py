"""What of a list does not go in though no question is about it, in sentences."""

from ouderplan.opslag.lezen.gezegd import rows_passed_over
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.teksten import Teksten

MEESTE = 10
"""So many lines are named."""
LANGST = 70


def left_out(blad: Vraagblad) -> list[str]:
    """Return which lines above the heads go nowhere, and which rows are passed over."""
    if not blad.mee:
        return []
    t, told = Teksten(__package__ or "", "vragen.toml"), list[str]()
    if above := blad.lijst.erboven:
        lines = [
            t("niet_mee.regel", regel=number, tekst=" | ".join(c for c in cells if c)[:LANGST])
            for number, cells in ((n, [" ".join(c.split()) for c in cells]) for n, cells in above)
        ]
        told.append(t("niet_mee.erboven", blad=blad.plek, regels=_listed(lines)))
    if over := rows_passed_over(blad):
        lines = list(dict.fromkeys(map(str, over)))
        told.append(t.counted("niet_mee.rijen", len(over), blad=blad.plek, regels=_listed(lines)))
    return told


def _listed(lines: list[str]) -> str:
    return ", ".join([*lines[:MEESTE], *(["…"] if len(lines) > MEESTE else [])])
