"""What stands in the folder of a workbook of which the rows are on a server."""

import re
import secrets
from functools import lru_cache
from pathlib import Path

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.tekstvorm import slug
from ouderplan.opslag.fouten import NietTeBewaren, WerkboekBestaatAl, WerkboekWeg
from ouderplan.opslag.heel_bestand import place_new, written
from ouderplan.opslag.motor.fouten import AnkerOnleesbaar
from ouderplan.opslag.plaats import ANKER
from ouderplan.systeem import why
from ouderplan.teksten import Teksten

_T = Teksten(__package__)


def text(deel: str, naam: str, **velden: object) -> str:
    """Return a sentence of the catalog."""
    return _T(f"{deel}.{naam}", **velden)


_SAID = re.compile(r'^schema = "([a-z][a-z0-9_]{0,62})"\s*$', re.MULTILINE)
"""A name that PostgreSQL takes without quotes, and never for two of them."""
VOORAAN = "ouderplan"
"""How the name of each schema of ours begins."""
LANGSTE = 40
"""Characters of the name of the folder that stand in the name of the schema."""


def new_schema(folder: Path) -> str:
    """Return a name for the rows of a workbook in `folder` that no other one has."""
    named = slug(folder.name).replace("-", "_")[:LANGSTE].strip("_")
    return "_".join(part for part in (VOORAAN, named, secrets.token_hex(4)) if part)


def read_anchor(folder: Path) -> str:
    """Return the schema of the workbook in `folder`.

    Raises
    ------
    WerkboekWeg
        When nothing there says so (any more).
    AnkerOnleesbaar
    """
    try:
        found = _SAID.findall((folder / ANKER).read_text("utf-8"))
    except FileNotFoundError as error:
        raise WerkboekWeg(map=folder) from error
    except OSError as error:
        raise AnkerOnleesbaar(map=folder, reden=why(error)) from error
    except UnicodeError as error:
        raise AnkerOnleesbaar(map=folder, reden=text("anker", "geen_schema")) from error
    if len(found) != 1:
        raise AnkerOnleesbaar(map=folder, reden=text("anker", "geen_schema"))
    return str(found[0])


def is_of_another(folder: Path, schema: str) -> bool:
    """Tell whether `folder` says that its rows are not in `schema` but in another; cheap to ask."""
    try:
        stat = (folder / ANKER).stat()
    except OSError:
        return False
    return _named(folder, stat.st_ino, stat.st_size, stat.st_mtime_ns) not in ("", schema)


@lru_cache(maxsize=4096)
def _named(folder: Path, *_stempel: int) -> str:
    try:
        return read_anchor(folder)
    except OuderplanFout:  # half of it, or nobody may read it: that names no other
        return ""


def place_anchor(folder: Path, schema: str) -> None:
    """Let `folder` say that its rows are in `schema`.

    Raises
    ------
    WerkboekBestaatAl
        When somebody else made a workbook there meanwhile.
    NietTeBewaren
    """
    content = text("anker", "inhoud", schema=schema).encode()
    try:
        with written(folder, ANKER, content) as half:
            if not place_new(half, folder / ANKER):
                raise WerkboekBestaatAl(map=folder)
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error
