"""Small forms of text that several rooms need."""

import re
import unicodedata


def slug(text: str) -> str:
    """Return `text` as a safe name for a file or folder: ``de-wilgenhof-2026-2027``."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")[:80].strip("-")


def enumerate_words(words: list[str] | tuple[str, ...]) -> str:
    """Return ``a, b en c``."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
