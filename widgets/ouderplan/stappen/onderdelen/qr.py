"""QR codes of the hall's addresses and of the school's wifi."""

import io
from functools import lru_cache

import segno
from segno import helpers


@lru_cache(maxsize=16)
def qr_svg(text: str) -> str:
    """Return a QR code as inline SVG that scales with its box."""
    return _svg(segno.make(text, error="m", micro=False))


def fresh_qr_svg(text: str) -> str:
    """Return a QR code of which nothing is kept: it holds a secret."""
    return _svg(segno.make(text, error="l", boost_error=False, micro=False))


@lru_cache(maxsize=4)
def wifi_svg(naam: str, wachtwoord: str) -> str:
    """Return a QR code with which a phone joins the wifi."""
    security = "WPA" if wachtwoord else None
    return _svg(helpers.make_wifi(ssid=naam, password=wachtwoord or None, security=security))


def _svg(code: segno.QRCode) -> str:
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, dark="#1E1B16")
    return out.getvalue().decode("utf-8")
