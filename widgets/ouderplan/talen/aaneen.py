"""Sentences that stand side by side: every template has a space between them, Chinese has none."""

import re

from ouderplan.talen.taal import Taal

ZONDER_SPATIE = frozenset({"zh"})
"""Languages whose sign at the end of a sentence brings its own room (W3C, clreq, 3.1.1)."""

_GAT = re.compile(
    r"(?P<laat><(?P<vak>textarea|script|style)\b.*?</(?P=vak)>|<[^>]*>)"
    r"|(?P<teken>[。！？；：，、](?:</(?:a|b|bdi|span|strong)>)*)\s+",
    re.DOTALL,
)


def close_up(taal: Taal, html: str) -> str:
    """Return a page without the gap after a sign that brings its own; what was typed stays."""
    if taal.lang.partition("-")[0] not in ZONDER_SPATIE:
        return html
    return _GAT.sub(lambda found: found["laat"] or found["teken"], html)
