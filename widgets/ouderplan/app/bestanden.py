"""The begeleider's fonts, stylesheet and scripts: read and packed once, named after contents."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tornado.web import HTTPError, RequestHandler

MAP = Path(__file__).parent / "voila" / "static"
WORTEL = "/ouderplan/static/"
STIJL, DIA = "stijl.css", "dia.css"
SOORTEN = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_STIJLBLADEN = {
    STIJL: ("letters.css", "sjabloon.css", "stijl/*.css", "front/front.css"),
    DIA: ("letters.css", "stijl/6-dia.css"),
}
"""What the begeleider's pages and the projector's window bring."""
_EEN_JAAR = "private, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Bestand:
    """A static file as it goes over the line; `gzip` is empty where packing wins nothing."""

    soort: str
    inhoud: bytes
    gzip: bytes = b""


class Bestanden:
    """The static files. When one changes, all have another address: a browser may keep them.

    `pad` stands before the address of each (see `Buitenadres`).
    """

    def __init__(self, pad: str = "") -> None:
        files = packed()
        digest = hashlib.sha256(b"".join(file.inhoud for file in files.values())).hexdigest()[:12]
        self.wortel = f"{pad}{WORTEL}{digest}/"
        self._files = files

    def find(self, pad: str) -> Bestand | None:
        """Return the file at this address, or None."""
        return self._files.get(pad.removeprefix(self.wortel))


class Vast(RequestHandler):
    """Answers with a static file."""

    def initialize(self, bestanden: Bestanden) -> None:
        """Take the files."""
        self.bestanden = bestanden

    def set_default_headers(self) -> None:
        """Let no file be taken for something that it is not."""
        self.set_header("X-Content-Type-Options", "nosniff")

    def get(self) -> None:
        """Send the file, packed when the browser can unpack it."""
        bestand = self.bestanden.find(self.request.path)
        if bestand is None:
            raise HTTPError(404)
        self.set_header("Content-Type", bestand.soort)
        self.set_header("Cache-Control", _EEN_JAAR)
        if bestand.gzip and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(bestand.gzip)
        else:
            self.write(bestand.inhoud)


@cache
def packed() -> dict[str, Bestand]:
    """Return the files by name, as this program came with them."""
    return {naam: _pack(Path(naam).suffix, inhoud) for naam, inhoud in _contents().items()}


def _contents() -> dict[str, bytes]:
    found = {
        path.relative_to(MAP).as_posix(): path.read_bytes()
        for path in sorted(MAP.rglob("*"))
        if path.suffix in SOORTEN and path.suffix != ".css"
    }
    return found | {naam: _joined(patterns) for naam, patterns in _STIJLBLADEN.items()}


def _joined(patterns: tuple[str, ...]) -> bytes:
    sheets = [path for pattern in patterns for path in sorted(MAP.glob(pattern))]
    return b"\n".join(path.read_bytes() for path in sheets)


def _pack(suffix: str, inhoud: bytes) -> Bestand:
    packed = b"" if suffix == ".woff2" else gzip.compress(inhoud, 9)
    return Bestand(SOORTEN[suffix], inhoud, packed)
