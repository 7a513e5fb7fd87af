"""A file that is written whole or not at all."""

import os
from pathlib import Path
from secrets import token_hex

HALF = ".half"
"""How a file that is being written ends."""


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole, or leave the old one as it was."""
    temporary = path.with_name(f".{path.name}-{token_hex(4)}{HALF}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
