"""The Dutch sentences of a room or a step: a TOML catalog beside the code that uses them.

Every room but the kern reads its words with this; it knows no room itself.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

CATALOGUS = "teksten.toml"
ENKELVOUD_MEERVOUD = " | "
"""Stands in the catalog between what is said of one and what is said of more."""


class Teksten:
    """Sentences by dotted key: ``t("ronde.open", aantal=5)``.

    Parameters
    ----------
    pakket
        The package in which the catalog lies; usually ``__package__``.
    bestand
        Name of the catalog.
    """

    def __init__(self, pakket: str, bestand: str = CATALOGUS) -> None:
        self.pakket, self.bestand = pakket, bestand

    def __call__(self, sleutel: str, /, **velden: object) -> str:
        """Return the sentence, with its fields filled in (KeyError when there is none)."""
        sentence = str(self._find(sleutel))
        return sentence.format(**velden) if velden else sentence

    def counted(self, sleutel: str, aantal: int, /, **velden: object) -> str:
        """Return the sentence for one or for more: ``stem = "1 stem | {aantal} stemmen"``."""
        one, more = str(self._find(sleutel)).split(ENKELVOUD_MEERVOUD)
        return (one if aantal == 1 else more).format(aantal=aantal, **velden)

    def text(self, deel: str, naam: str, /, **velden: object) -> str:
        """Return the sentence `naam` of part `deel`, filled in."""
        return self(f"{deel}.{naam}", **velden)

    def number(self, naam: str, aantal: int, /) -> str:
        """Return ``1 stem`` or ``12 stemmen``: the sentence `naam` of part *aantal*."""
        return self.counted(f"aantal.{naam}", aantal)

    def table(self, sleutel: str) -> dict[str, Any]:
        """Return a whole table of the catalog, such as the labels of a form."""
        return dict(self._find(sleutel))

    def _find(self, sleutel: str) -> Any:
        found: Any = _load(self.pakket, self.bestand)
        for part in sleutel.split("."):
            if not isinstance(found, dict) or part not in found:
                raise KeyError(f"{self.pakket}/{self.bestand}: {sleutel}")
            found = found[part]
        return found


@cache
def _load(pakket: str, bestand: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(pakket) / bestand).read_text(encoding="utf-8"))
