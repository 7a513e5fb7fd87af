"""The command line: one file per command, each with a ``COMMAND``."""

import logging
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from ouderplan import __version__
from ouderplan.app.deuren import log_of
from ouderplan.app.opdrachten.hulp import BREEDTE, Groep, dutch_error
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.kern.fouten import OuderplanFout

VOLGORDE = (
    "start",
    "nieuw",
    "volgend",
    "importeer",
    "exporteer",
    "ronde",
    "loting",
    "stemcodes",
    "stembriefjes",
    "controleer",
    "repetitie",
    "terugzetten",
)
"""The commands, in the order in which help lists them; each is a module here."""


def group() -> click.Group:
    """Return the command line with every command."""
    ouderplan = Groep("ouderplan", context_settings={"max_content_width": BREEDTE})
    ouderplan.params.append(_version_option())
    for name in VOLGORDE:
        ouderplan.add_command(import_module(f"{__package__}.{name}").COMMAND)
    return ouderplan


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit with 0, or with 1 and one Dutch sentence."""
    _speak_utf8()
    sys.exit(run(argv))


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    try:
        found = group().main(
            args=None if argv is None else list(argv), prog_name="ouderplan", standalone_mode=False
        )
        return found if isinstance(found, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        hint = text("hulp", "hoe", opdracht=_path(error))
        return _refuse(f"{dutch_error(error)} {hint}")
    except OuderplanFout as error:
        return _refuse(str(error))
    except (KeyboardInterrupt, click.Abort):
        return _refuse(text("fout", "afgebroken"))
    except Exception:  # the last line of defence: a traceback never reaches a user
        return _refuse(text("fout", "onverwacht", log=_log_traceback()))


def _refuse(zin: str) -> int:
    click.echo(zin, err=True)
    return 1


def _path(error: click.ClickException) -> str:
    ctx = getattr(error, "ctx", None)
    return ctx.command_path if ctx is not None else "ouderplan"


def _version_option() -> click.Option:
    return click.Option(
        ["--versie"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help=text("hulp", "versie"),
        callback=_show_version,
    )


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(__version__)
        ctx.exit()


def _log_traceback() -> Path | str:
    try:
        path = log_of(Paden.find())
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    except (OSError, OuderplanFout):
        return text("fout", "geen_log")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("ouderplan.opdrachten")
    logger.addHandler(handler)
    logger.exception("onverwachte fout")
    logger.removeHandler(handler)
    handler.close()
    return path


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
