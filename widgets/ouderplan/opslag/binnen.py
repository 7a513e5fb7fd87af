"""Whether a workbook is all of one school: who may write there, can lay links to another school."""

import os
from pathlib import Path

from ouderplan.opslag.csv_uit import BEWAARD
from ouderplan.opslag.reserve.bestand import RESERVE
from ouderplan.opslag.zegel.sleutels import MAP as GEHEIM


def leads_out(folder: Path, school: Path) -> bool:
    """Tell whether a workbook lies outside the folder of its school, or holds a link to anything.

    What may be gone through but not looked at (a folder that is closed for us) counts as a link,
    and so does what is no file at all: who opens a pipe waits for ever.
    """
    try:
        if not folder.resolve().is_relative_to(school.resolve()):
            return True
    except (OSError, RuntimeError):  # links that go round
        return True
    return any(map(_holds_link, looked_in(folder)))


def looked_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders of a workbook in which a link may lie."""
    return (folder, folder / RESERVE, folder / BEWAARD, folder / GEHEIM)


def _holds_link(folder: Path) -> bool:
    try:
        with os.scandir(folder) as there:
            return not all(
                one.is_file(follow_symlinks=False) or one.is_dir(follow_symlinks=False)
                for one in there
            )
    except OSError as error:  # not there (just now), unless it is hidden from us
        return isinstance(error, PermissionError)
