"""Text that an Office file can hold."""

import re

_NIET_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that is no character there: https://www.w3.org/TR/xml/#charsets."""


def clean(tekst: str) -> str:
    """Return `tekst` with one kind of line end and without what XML cannot hold."""
    return _NIET_IN_XML.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n"))
