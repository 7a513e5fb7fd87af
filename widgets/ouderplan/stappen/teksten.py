"""The Dutch sentences of a room: a TOML catalog beside the code that uses them."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

CATALOGUS = "teksten.toml"


class Teksten:
    """Sentences by dotted key: ``t("ronde.open", aantal=5)``."""

    def __init__(self, pakket: str) -> None:
        self.pakket = pakket
        self._texts = _load(pakket)

    def __call__(self, sleutel: str, **velden: object) -> str:
        """Return the sentence, with its fields filled in (KeyError when there is none)."""
        found: Any = self._texts
        for part in sleutel.split("."):
            found = found[part]
        return str(found).format(**velden) if velden else str(found)

    def table(self, sleutel: str) -> dict[str, str]:
        """Return a whole table of the catalog, such as the labels of a form."""
        found: Any = self._texts
        for part in sleutel.split("."):
            found = found[part]
        return dict(found)


@cache
def _load(pakket: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(pakket) / CATALOGUS).read_text(encoding="utf-8"))
