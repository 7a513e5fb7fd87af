"""What a school said of a list, for the next file with the same heads; no CSV shows it."""

import hashlib
import json

from ouderplan.opslag.lezen.celvragen import OVER
from ouderplan.opslag.lezen.kopregels import NIETS
from ouderplan.opslag.lezen.vraag import Vraagsoort
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.opslag.toestand import keep_state, state
from ouderplan.opslag.transacties import Lezing, Schrijving

_BEGIN = "lijst "


def recall(tx: Lezing, vorm: str) -> dict[str, str]:
    """Return what was said of a list of this form, by the key of each question.

    Lists without heads have nothing in common, so of those nothing is kept.
    """
    if not vorm:
        return {}
    found = json.loads(state(tx, _key(vorm)) or "{}")
    return {str(sleutel): str(waarde) for sleutel, waarde in found.items()}


def remember(tx: Schrijving, blad: Vraagblad) -> None:
    """Keep what was said of a list; what is of one file only is not kept."""
    if not blad.vorm:
        return
    said = {
        vraag.sleutel: vraag.waarde
        for vraag in blad.vragen
        if vraag.waarde is not None
        and not (vraag.soort is Vraagsoort.ALLES and (vraag.vrij or vraag.waarde.isdecimal()))
        and not (vraag.soort is Vraagsoort.LIJST and vraag.waarde == NIETS)
        and not (vraag.soort is Vraagsoort.LEEG and vraag.waarde == OVER)
        and vraag.soort not in (Vraagsoort.KOPPEN, Vraagsoort.JAAR, Vraagsoort.DUBBEL)
        and "acties.jaardoel " not in f"{vraag.sleutel} "
    }
    keep_state(tx, _key(blad.vorm), json.dumps(said, ensure_ascii=False))


def _key(vorm: str) -> str:
    return _BEGIN + hashlib.sha256(vorm.encode()).hexdigest()[:24]
