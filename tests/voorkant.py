"""The committed front ends: whether they were made of the source that stands beside them."""

import hashlib
from pathlib import Path


def source_hash(front: Path) -> str:
    """Return the mark of a source as its ``bouw.mjs`` writes it down."""
    sources = [front / "package.json", front / "bouw.mjs"]
    sources += sorted((front / "src").iterdir(), key=lambda path: path.name)
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    return hashlib.sha256(text.encode()).hexdigest()
