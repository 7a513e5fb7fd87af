"""The command line: `vormen` says what there is, and each command does its work in its own file."""

import contextlib
import logging
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from ouderplan import __version__
from ouderplan.app.opdrachten.hulp import BREEDTE, Groep, dutch_error
from ouderplan.app.opdrachten.vormen import commands
from ouderplan.app.paden import Paden
from ouderplan.app.teksten import text
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.logboek import clean, log_handler
from ouderplan.systeem import why


def group() -> click.Group:
    """Return the command line with every command."""
    settings = {"max_content_width": BREEDTE}
    ouderplan = Groep("ouderplan", context_settings=settings)
    for command in commands():
        ouderplan.add_command(command)
    ouderplan.params.append(_version_option())
    return ouderplan


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit with 0, or with 1 and one Dutch sentence."""
    speak_utf8()
    sys.exit(run(argv))


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    args = None if argv is None else list(argv)
    return carry_out(lambda: group().main(args=args, prog_name="ouderplan", standalone_mode=False))


def carry_out(work: Callable[[], object]) -> int:
    """Do this, and return the exit status; whatever goes wrong is one Dutch sentence."""
    try:
        with _calm_log():
            found = work()
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
    except Exception as error:  # the last line of defence: a traceback never reaches a user
        return _refuse(_sentence(error, _log_traceback()))


def _sentence(error: Exception, log: Path | str) -> str:
    """Say what went wrong; neither SQLite nor the system speaks Dutch."""
    if isinstance(error, OSError):
        what = f"‘{error.filename}’: {why(error)}" if error.filename else why(error)
        return text("fout", "systeem", wat=what, log=log)
    of_sqlite = isinstance(getattr(error, "orig", error), sqlite3.Error)
    return text("fout", "database" if of_sqlite else "onverwacht", log=log)


class _JustTheSentence(logging.Formatter):
    """What the store has to say besides, without the traceback that Python would put under it."""

    def format(self, record: logging.LogRecord) -> str:
        return clean(record.getMessage())


class _Once(logging.Filter):
    """Lets a sentence through once: what is tried again and again says the same each time."""

    def __init__(self) -> None:
        super().__init__()
        self._said: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        said, sentence = self._said, record.getMessage()
        is_new = sentence not in said
        said.add(sentence)
        return is_new


@contextlib.contextmanager
def _calm_log() -> Iterator[None]:
    handler = logging.StreamHandler()
    handler.setFormatter(_JustTheSentence())
    handler.addFilter(_Once())
    logger = logging.getLogger("ouderplan")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


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
    from ouderplan.app.deuren import log_of  # noqa: PLC0415  the doors need far more than help does

    try:
        path = log_of(Paden.find())
        handler = log_handler(path, "%(asctime)s %(levelname)s %(message)s")
    except (OSError, OuderplanFout):
        return text("fout", "geen_log")
    logger = logging.getLogger("ouderplan.opdrachten")
    logger.addHandler(handler)
    logger.exception("onverwachte fout")
    logger.removeHandler(handler)
    handler.close()
    return path


def speak_utf8() -> None:
    """Let what is printed be UTF-8, whatever the system takes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
