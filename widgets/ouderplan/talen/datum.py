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
    try:
        locale = Locale.parse((taal.datum or taal.lang).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return written(dag)
    return taal.digits(format_date(dag, "long", locale=locale))


def month_in(taal: Taal, maand: str) -> str | None:
    """Return the name of a Dutch month in `taal`; None for what is no month or not in CLDR."""
    try:
        locale = Locale.parse((taal.datum or taal.lang).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    dutch = get_month_names("wide", "stand-alone", BRON)
    number = next((nr for nr, naam in dutch.items() if naam == maand.strip().casefold()), None)
    if number is None:
        return None
    return str(get_month_names("wide", "stand-alone", locale)[number])
