"""The stylesheets, the scripts and the manifest: read and compressed once, named after contents."""

import base64
import gzip
import hashlib
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MAP = Path(__file__).parent / "static"
SOORTEN = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
SAMEN = {"voorlezen.js": "zaal.js"}
"""What goes over the line behind another file: a phone asks for as little as can be."""
MEE = ("zaal.css", "zaal.js")
"""What comes along in the first page that a phone asks for: on bad wifi every question counts."""
VOORAF = {"tablet.css": "zaal.css", "afstand.css": "zaal.css"}
"""What goes in front of another file, for a page that needs both."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A static file as it goes over the line."""

    soort: str
    inhoud: bytes
    gzip: bytes


class Bestanden:
    """The static files. A changed file has another address, so a phone may keep it for good.

    `pad` stands before the address of each (see `Buitenadres`).
    """

    def __init__(self, pad: str = "") -> None:
        self._pad = pad
        self._addresses: dict[str, str] = {}
        self._files: dict[str, Bestand] = {}
        for path in sorted(MAP.iterdir()):
            if path.suffix in SOORTEN and path.name not in SAMEN:
                self._read(path)

    def under(self, pad: str) -> "Bestanden":
        """Return the same files, with another path before their addresses."""
        same = copy(self)
        same._pad = pad
        return same

    def address(self, naam: str) -> str:
        """Return the address of ``zaal.css`` and the like."""
        return f"{self._pad}/vast/{self._addresses[naam]}"

    def find(self, naam: str) -> Bestand | None:
        """Return the file with this hashed name, or None."""
        return self._files.get(naam)

    def put_in(self, page: str) -> str:
        """Return a page of the hall with its stylesheet and script in it, instead of their names.

        The script goes last: it begins when all of the page is there, as a deferred one does.
        """
        style, script = map(self._text, MEE)
        link, named = (tag.format(self.address(naam)) for tag, naam in zip(_TAGS, MEE, strict=True))
        page = page.replace(link, f"<style>{style}</style>", 1).replace(named, "", 1)
        before, end, after = page.rpartition("</body>")
        return f"{before}<script>{script}</script>{end}{after}"

    @cached_property
    def allowed(self) -> list[str]:
        """Return, of what comes along, by what a page's policy knows it.

        https://www.w3.org/TR/CSP3/#external-hash
        """
        digests = (hashlib.sha256(self._text(naam).encode()).digest() for naam in MEE)
        return [f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]

    def _text(self, naam: str) -> str:
        return self._files[self._addresses[naam]].inhoud.decode()

    def _read(self, path: Path) -> None:
        first = [MAP / VOORAF[path.name]] if path.name in VOORAF else []
        also = [MAP / naam for naam, met in SAMEN.items() if met == path.name]
        content = b"".join(one.read_bytes() for one in (*first, path, *also))
        # As a browser reads what stands in a page: https://infra.spec.whatwg.org/#normalize-newlines
        content = content.replace(b"\r\n", b"\n")
        digest = hashlib.sha256(content).hexdigest()[:10]
        hashed = f"{path.stem}-{digest}{path.suffix}"
        self._addresses[path.name] = hashed
        self._files[hashed] = Bestand(SOORTEN[path.suffix], content, gzip.compress(content, 9))


_TAGS = ('<link rel="stylesheet" href="{}">', '<script src="{}" defer></script>')
"""How the template of every page names what comes along."""
