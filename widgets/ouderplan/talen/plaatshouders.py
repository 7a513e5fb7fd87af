"""The places in a text where something is filled in: ``Kies er hoogstens %(num)s``."""

import re

_PLAATS = re.compile(r"%\((\w+)\)s|%%|%(.)?")


def placeholders(tekst: str) -> set[str]:
    """Return the names that are filled in, and every lone ``%``, which would break a page."""
    found = set()
    for match in _PLAATS.finditer(tekst):
        if match[1]:
            found.add(match[1])
        elif match[0] != "%%":
            found.add(match[0])
    return found


def fits(vertaling: str, nederlands: str) -> bool:
    """Tell whether a translation can stand in the place of a Dutch text."""
    return bool(vertaling.strip()) and placeholders(vertaling) == placeholders(nederlands)
