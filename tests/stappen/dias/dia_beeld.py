"""A slide as a browser draws it, without a server: our own stylesheet, letters and script."""

import re
from base64 import b64encode

from ouderplan.app.bestanden import MAP, Bestanden

MATEN = {"16:9": (1280, 720), "4:3": (1024, 768), "groot": (1920, 1080), "4k": (3840, 2160)}


def document(html: str) -> str:
    """Return a page with this slide as the projector's window has it."""
    files = Bestanden()
    css = files.find(f"{files.wortel}dia.css").inhoud.decode()
    css = re.sub(r'url\("(fonts/[^"]+)"\)', lambda found: _data(found[1]), css)
    js = (MAP / "dia.js").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">'
        f"<style>{css}body{{margin:0}}</style></head>"
        f'<body><main class="dia-toneel dia-heel">{html}</main><script>{js}</script></body></html>'
    )


def _data(name: str) -> str:
    packed = b64encode((MAP / name).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{packed}")'
