"""What a list says itself of the letters in it: *G = gereed, O = onderweg*."""

import re

from ouderplan.opslag.lezen.vormen import Lijst

_GELIJK = re.compile(
    r"(?:^|[\s,;:|(])(?P<teken>\w{1,3})\s*=\s*(?P<zegt>[^=,;|)]+?)(?=\s*(?:[,;|)]|$|\s\w{1,3}\s*=))"
)
_OPMERKING = re.compile(
    r"\s*(?:(?:legenda|toelichting|opmerking(?:en)?|bron(?:nen)?)\s*(?::|$)"
    r"|(?:nb|n\.b\.|let op)(?!\w)|\*)",
    re.I,
)


def legend_of(lijst: Lijst) -> dict[str, str]:
    """Return what each letter stands for, where a line above or below the rows says so."""
    found: dict[str, str] = {}
    for _, cells in (*lijst.erboven, *lijst.regels):
        for cell in dict.fromkeys(cells):
            if "=" in cell:
                found |= {m["teken"].casefold(): m["zegt"].strip() for m in _GELIJK.finditer(cell)}
    return found


def is_remark(text: str) -> bool:
    """Tell whether a line says something of the list, and is no row of it."""
    return bool(_OPMERKING.match(text)) or len(_GELIJK.findall(text)) > 1
