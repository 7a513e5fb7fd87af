"""What each command is called and what may be said with it; what it does stands in its own module.

That module is imported when the command is carried out, and nothing of it before: help, and what
is wrong with a command, come at once.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ouderplan.app.grenzen import (
    GEWOON_BRIEFJES,
    MEESTE_BRIEFJES,
    MEESTE_CODES,
    MEESTE_PROCESSEN,
    MEESTE_TELEFOONS,
    NACHTEN,
    THUIS,
    ZAAL_POORT,
)
from ouderplan.app.opdrachten.hulp import Groep, Keuze, Opdracht

_PAD: Any = click.Path(path_type=Path)
_POORT = click.IntRange(1, 65535)
_PROCESSEN = click.IntRange(1, MEESTE_PROCESSEN)
_MENSEN = click.IntRange(min=0)


def _rounds() -> Iterable[str]:
    from ouderplan.kern.rondes import Rondesoort  # noqa: PLC0415  see Keuze

    return Rondesoort


def _voted() -> Iterable[str]:
    from ouderplan.kern.rondes import Rondesoort  # noqa: PLC0415  see Keuze

    return (soort for soort in Rondesoort if soort.stemt)


def _guarantees() -> Iterable[str]:
    from ouderplan.kern.rondes import Waarborg  # noqa: PLC0415  see Keuze

    return Waarborg


def _groups() -> Iterable[str]:
    from ouderplan.kern.soorten import Groep as Wie  # noqa: PLC0415  see Keuze

    return Wie


def _with_code() -> Iterable[str]:
    from ouderplan.kern.stemcodes import GROEPEN_MET_CODE  # noqa: PLC0415  see Keuze

    return GROEPEN_MET_CODE


def _with_slip() -> Iterable[str]:
    from ouderplan.app.briefjesbladen import GROEPEN  # noqa: PLC0415  see Keuze

    return GROEPEN


def _languages() -> Iterable[str]:
    from ouderplan.talen import Talen  # noqa: PLC0415  see Keuze

    return (taal.code for taal in Talen().alle)


def _later(module: str, naam: str) -> Callable[..., Any]:
    def carry_out(**asked: Any) -> Any:
        return getattr(import_module(f"{__package__}.{module}"), naam)(**asked)

    return carry_out


def _option(*names: str, **settings: Any) -> click.Option:
    return click.Option(list(names), **settings)


def _argument(naam: str, **settings: Any) -> click.Argument:
    return click.Argument([naam], **settings)


def _path(naam: str, **settings: Any) -> click.Argument:
    return _argument(naam, type=_PAD, **{"metavar": naam.upper(), **settings})


def _opdracht(naam: str, *params: click.Parameter, module: str = "", doet: str = "run") -> Opdracht:
    return Opdracht(naam, params=list(params), callback=_later(module or naam, doet))


def _werkboek() -> click.Argument:
    return _path("werkboek")


def _naar() -> click.Option:
    return _option("--naar", type=_PAD, metavar="MAP")


def commands() -> list[click.Command]:
    """Return the commands, in the order in which help lists them; each is a module here."""
    return [
        _opdracht(
            "start",
            _path("werkboek", required=False, metavar="[WERKBOEK]"),
            _option("--poort", type=_POORT, metavar="N"),
            _option("--zaal-poort", type=_POORT, metavar="N"),
            _option("--zaal-adres", default="", metavar="ADRES"),
            _option("--begeleider-adres", default="", metavar="ADRES"),
            _option("--proxy", multiple=True, metavar="ADRES"),
            _option("--adres", default=THUIS, metavar="ADRES"),
            _option("--geen-browser", is_flag=True),
            _option("--lab", is_flag=True),
        ),
        _opdracht(
            "zalen",
            _path("scholen"),
            _option("--zaal-adres", required=True, metavar="ADRES"),
            _option("--poort", type=_POORT, default=ZAAL_POORT, metavar="N"),
            _option("--proxy", multiple=True, metavar="ADRES"),
            _option("--adres", default=THUIS, metavar="ADRES"),
            _option("--processen", type=_PROCESSEN, default=1, metavar="N"),
        ),
        _opdracht(
            "nieuw",
            _path("folder", metavar="MAP"),
            _option("--school", required=True, metavar="NAAM"),
            _option("--schooljaar", required=True, metavar="JAAR"),
        ),
        _opdracht(
            "volgend",
            _werkboek(),
            _option("--schooljaar", default="", metavar="JAAR"),
            _option("--map", "folder", type=_PAD, metavar="MAP"),
        ),
        _opdracht(
            "importeer",
            _werkboek(),
            _path("bestanden", nargs=-1, required=True, metavar="BESTAND…"),
            _option("--aanvullen", is_flag=True),
            _option("--proef", is_flag=True),
            _option("--ja", is_flag=True),
            _option("--vragen", type=_PAD, metavar="BESTAND"),
            _option("--antwoorden", type=_PAD, metavar="BESTAND"),
        ),
        _opdracht(
            "exporteer",
            _werkboek(),
            _naar(),
            _option("--soort", "soorten", multiple=True, metavar="SOORT"),
            _option("--volgorde", default="", metavar="VOLGORDE"),
            _option("--basis", type=_PAD, metavar="BESTAND"),
            _option("--overschrijven", is_flag=True),
        ),
        _ronde(),
        _opdracht(
            "loting",
            _argument("getal"),
            _argument("ronde", type=click.IntRange(min=1)),
            _argument("keuzes", nargs=-1, required=True, metavar="KEUZE..."),
        ),
        _opdracht(
            "stemcodes",
            _werkboek(),
            _option("--aantal", type=click.IntRange(1, MEESTE_CODES), required=True, metavar="N"),
            _option("--groep", type=Keuze(_with_code), default="ouders", metavar="GROEP"),
            _naar(),
            _option("--vervang", is_flag=True),
            _option("--zaal-adres", default="", metavar="ADRES"),
            _option("--zaal-poort", type=_POORT, default=ZAAL_POORT, metavar="N"),
        ),
        _opdracht(
            "stembriefjes",
            _werkboek(),
            _option("--soort", type=Keuze(_voted), default="waarden", metavar="SOORT"),
            _option(
                "--aantal",
                type=click.IntRange(1, MEESTE_BRIEFJES),
                default=GEWOON_BRIEFJES,
                metavar="N",
            ),
            _option("--groep", type=Keuze(_with_slip), default="ouders", metavar="GROEP"),
            _option("--taal", type=Keuze(_languages), metavar="TAAL"),
            _naar(),
        ),
        _opdracht("controleer", _werkboek(), _option("--json", is_flag=True)),
        _opdracht(
            "repetitie",
            _werkboek(),
            _option(
                "--telefoons", type=click.IntRange(1, MEESTE_TELEFOONS), default=150, metavar="N"
            ),
            _option("--adres", default="", metavar="ADRES"),
        ),
        _opdracht(
            "terugzetten",
            _werkboek(),
            _argument("reserve", required=False, metavar="[RESERVE]"),
        ),
        _opdracht(
            "overzetten",
            _werkboek(),
            _path("naar"),
            _argument("waar", type=click.Choice(["server", "map"]), metavar="WAAR"),
        ),
        _opdracht(
            "reserve",
            _path("scholen"),
            _naar(),
            _option("--bewaar", type=click.IntRange(min=1), default=NACHTEN, metavar="N"),
        ),
    ]


@click.pass_context
def _hold(ctx: click.Context, werkboek: Path) -> None:
    ctx.obj = werkboek


def _ronde() -> Groep:
    """Return what holds the workbook for the commands under it."""
    ronde = Groep("ronde", params=[_werkboek()], callback=_hold)
    for below in (
        _opdracht(
            "open",
            _argument("soort", type=Keuze(_rounds), metavar="SOORT"),
            _option("--vraag", metavar="ZIN"),
            _option("--keuzes", type=click.IntRange(min=1), metavar="N"),
            _option("--groep", type=Keuze(_groups), multiple=True, metavar="GROEP"),
            _option("--uitgenodigd", type=_MENSEN, metavar="N"),
            _option("--aanwezig", type=_MENSEN, metavar="N"),
            _option("--uitgenodigd-team", type=_MENSEN, metavar="N"),
            _option("--aanwezig-team", type=_MENSEN, metavar="N"),
            _option("--waarborg", type=Keuze(_guarantees), metavar="SOORT"),
            module="ronde",
            doet="open_",
        ),
        _opdracht(
            "thuis",
            _argument("soort", type=Keuze(_rounds), metavar="SOORT"),
            _option("--tot", required=True, metavar="MOMENT"),
            _option("--van", default="", metavar="MOMENT"),
            _option("--vraag", metavar="ZIN"),
            _option("--keuzes", type=click.IntRange(min=1), metavar="N"),
            _option("--groep", type=Keuze(_with_code), multiple=True, metavar="GROEP"),
            module="ronde",
            doet="thuis",
        ),
        _opdracht(
            "zaal",
            _argument("nummer", type=click.IntRange(min=1), metavar="NUMMER"),
            module="ronde",
            doet="zaal",
        ),
        _opdracht(
            "sluit",
            _option("--ronde", type=click.IntRange(min=1), metavar="NUMMER"),
            module="ronde",
            doet="sluit",
        ),
        _opdracht("toon", module="ronde", doet="toon"),
        _opdracht(
            "vervalt",
            _argument("nummer", type=click.IntRange(min=1), metavar="NUMMER"),
            module="ronde",
            doet="vervalt",
        ),
    ):
        ronde.add_command(below)
    return ronde
