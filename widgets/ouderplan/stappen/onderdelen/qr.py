"""QR codes of the hall's addresses and of the school's wifi."""

import io
from functools import lru_cache
from typing import Any

import segno
from segno import helpers


@lru_cache(maxsize=16)
def qr_svg(text: str) -> str:
    """Return a QR code as inline SVG that scales with its box."""
    return _svg(_make(text, error="m"))


def fresh_qr_svg(text: str) -> str:
    """Return a QR code of which nothing is kept: it holds a secret."""
    return _svg(_make(text, error="l", boost_error=False))


@lru_cache(maxsize=4)
def wifi_svg(naam: str, wachtwoord: str) -> str:
    """Return a QR code with which a phone joins the wifi."""
    security = "WPA" if wachtwoord else None
    data = helpers.make_wifi_data(ssid=naam, password=wachtwoord or None, security=security)
    return _svg(_make(data, error="l"))


def _make(text: str, **options: Any) -> segno.QRCode:
    """Return the code of a text in UTF-8, which every phone reads.

    Left to itself segno (1.6.6) writes what fits in it in Shift_JIS, unmarked: the curly apostrophe
    of "foto’s" makes a text Japanese, and there are readers that then give an empty one.
    """
    return segno.make(text, encoding="utf-8", micro=False, **options)


def _svg(code: segno.QRCode) -> str:
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, dark="#1E1B16")
    return out.getvalue().decode("utf-8")
