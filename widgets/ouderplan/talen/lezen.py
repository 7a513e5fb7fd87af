"""Reading a catalog with Babel."""

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
