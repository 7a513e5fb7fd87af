"""Dates as they are written in a language, by CLDR."""

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_month_names

from ouderplan.kern.datum import written
from ouderplan.talen.taal import BRON, Taal


def written_in(taal: Taal, dag: date) -> str:
    """Return ``6 oktober 2026`` as it is written in `taal`; in Dutch where CLDR has no such."""
    if taal.lang == BRON:
        return written(dag)
    locale, vorm = _way(taal)
    return taal.digits(format_date(dag, vorm, locale=locale)) if locale else written(dag)


def month_in(taal: Taal, maand: str) -> str | None:
    """Return the name of a Dutch month in `taal`; None for what is no month or not in CLDR."""
    locale, _ = _way(taal)
    if locale is None:
        return None
    dutch = get_month_names("wide", "stand-alone", BRON)
    number = next((nr for nr, naam in dutch.items() if naam == maand.strip().casefold()), None)
    if number is None:
        return None
    return str(get_month_names("wide", "stand-alone", locale)[number])


def _way(taal: Taal) -> tuple[Locale | None, str]:
    """Return the locale that writes the dates of `taal`, and the form that it writes them in."""
    code, _, vorm = (taal.datum or taal.lang).partition(" ")
    try:
        return Locale.parse(code.replace("-", "_")), vorm or "long"
    except (UnknownLocaleError, ValueError):
        return None, "long"
