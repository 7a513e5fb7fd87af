"""The stylesheet and the script: read once, compressed once, named after their contents."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

MAP = Path(__file__).parent / "static"
SOORTEN = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Bestand:
    """A static file as it goes over the line."""

    soort: str
    inhoud: bytes
    gzip: bytes


class Bestanden:
    """The static files. A changed file has another address, so a phone may keep it for good."""

    def __init__(self) -> None:
        self._addresses: dict[str, str] = {}
        self._files: dict[str, Bestand] = {}
        for path in sorted(MAP.iterdir()):
            if path.suffix in SOORTEN:
                self._read(path)

    def address(self, naam: str) -> str:
        """Return the address of ``zaal.css`` and the like."""
        return f"/vast/{self._addresses[naam]}"

    def find(self, naam: str) -> Bestand | None:
        """Return the file with this hashed name, or None."""
        return self._files.get(naam)

    def _read(self, path: Path) -> None:
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:10]
        hashed = f"{path.stem}-{digest}{path.suffix}"
        self._addresses[path.name] = hashed
        self._files[hashed] = Bestand(SOORTEN[path.suffix], content, gzip.compress(content, 9))
