"""What tables and columns are called in words, the same on the page, in Word and in Excel."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ouderplan.opslag.tabellen import Tabel, tabel_of
from ouderplan.teksten import Teksten


def title(rij: type[Any]) -> str:
    """Return what the table of these rows is called (KeyError when it has no words yet)."""
    words = _words(rij)
    return str(words["tabel"] if "tabel" in words else words["titel"])  # a column may be a titel


def label(rij: type[Any], kolom: str) -> str:
    """Return what a column is called (KeyError when the table has no words yet)."""
    return _said(rij, kolom, "naam") or kolom.replace("_", " ").capitalize()


def question(rij: type[Any], kolom: str) -> str:
    """Return how a form asks for a column: in a question, or by its name."""
    return _said(rij, kolom, "vraag") or label(rij, kolom)


def example(rij: type[Any], kolom: str) -> str:
    """Return an example of what people fill in in a column, "" when there is none."""
    return _said(rij, kolom, "voorbeeld")


def table_name(tabel: Tabel) -> str:
    """Return what a school calls a table, also one without words of its own."""
    try:
        return title(tabel.rij)
    except KeyError:
        return tabel.naam.replace("_", " ").capitalize()


def column_name(tabel: Tabel, kolom: str) -> str:
    """Return what a school calls a column, also of a table without words of its own."""
    try:
        return label(tabel.rij, kolom)
    except KeyError:
        return kolom.replace("_", " ").capitalize()


def word(rij: type[Any], kolom: str, waarde: Any) -> Any:
    """Return what a cell shows: a fixed word as a school would say it, and else what it holds."""
    return words(rij, kolom).get(waarde, waarde)


def words(rij: type[Any], kolom: str) -> Mapping[str, str]:
    """Return the fixed words of a column that are shown as others, with those."""
    return _fixed_words(tabel_of(rij).naam, kolom)


@cache
def _fixed_words(tabel: str, kolom: str) -> Mapping[str, str]:
    try:
        said = Teksten("ouderplan.opslag", "opschriften.toml").table(tabel).get(kolom, "")
    except KeyError:
        return {}
    return {} if isinstance(said, str) else said.get("woorden", {})


def fact_name(sleutel: str) -> str:
    """Return what a fact about the school is called (table *werkboek*)."""
    names = Teksten("ouderplan.opslag", "opschriften.toml").table("gegevens")
    return str(names.get(sleutel, "")) or sleutel.replace("_", " ").capitalize()


def _said(rij: type[Any], kolom: str, wat: str) -> str:
    words = _words(rij).get(kolom, "")
    if isinstance(words, str):
        return words if wat == "naam" else ""
    return str(words.get(wat, ""))


def _words(rij: type[Any]) -> dict[str, Any]:
    return Teksten("ouderplan.opslag", "opschriften.toml").table(tabel_of(rij).naam)
