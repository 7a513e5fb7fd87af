"""Lines of a calendar file (.ics, RFC 5545)."""

from ouderplan.uitvoer.schoon import clean

OCTETTEN = 75
"""A line is no longer than this: https://www.rfc-editor.org/rfc/rfc5545#section-3.1."""


def escape(tekst: str) -> str:
    """Return a text value: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11."""
    plain = clean(tekst).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n").replace("\t", " ")


def fold(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, never in the middle of a letter."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode("utf-8")
        if len(piece) + len(octets) > OCTETTEN:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
