"""Reading a catalog with Babel, and the places in a text where something is filled in."""

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

_EIGEN_DEEL = re.compile(rb'^("Language: [A-Za-z]+)-x-[\w-]+', re.MULTILINE)
"""``nl-x-eenvoudig`` is a language tag (RFC 5646, 2.2.7), but no locale that Babel knows."""


def read_catalog(path: Path) -> Catalog:
    """Read a catalog."""
    return read_po(io.BytesIO(_EIGEN_DEEL.sub(rb"\1", path.read_bytes())))


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
