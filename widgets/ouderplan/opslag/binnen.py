"""Whether a workbook is all of one school: who may write there, can lay links to another school."""

import os
from pathlib import Path

from ouderplan.opslag.csv_uit import BEWAARD
from ouderplan.opslag.reserve import RESERVE


def leads_out(folder: Path, school: Path) -> bool:
    """Tell whether a workbook lies outside the folder of its school, or holds a link to anything.

    What may be gone through but not looked at (a folder that is closed for us) counts as a link.
    """
    if not folder.resolve().is_relative_to(school.resolve()):
        return True
    return any(map(_holds_link, (folder, folder / RESERVE, folder / BEWAARD)))


def _holds_link(folder: Path) -> bool:
    try:
        with os.scandir(folder) as there:
            return any(one.is_symlink() for one in there)
    except OSError as error:  # not there (just now), unless it is hidden from us
        return isinstance(error, PermissionError)
