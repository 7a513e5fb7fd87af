"""What tables and columns are called in words, the same on the page, in Word and in Excel."""

from typing import Any

from ouderplan.opslag.tabellen import tabel_of
from ouderplan.teksten import Teksten


def title(rij: type[Any]) -> str:
    """Return what the table of these rows is called (KeyError when it has no words yet)."""
    words = _words().table(tabel_of(rij).naam)
    return words["tabel"] if "tabel" in words else words["titel"]  # a column may be a titel too


def label(rij: type[Any], kolom: str) -> str:
    """Return what a column is called (KeyError when the table has no words yet)."""
    words = _words().table(tabel_of(rij).naam)
    return words.get(kolom, kolom.replace("_", " ").capitalize())


def _words() -> Teksten:
    return Teksten("ouderplan.opslag", "opschriften.toml")
