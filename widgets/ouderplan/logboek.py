"""Logs without secrets, that only their owner can read.

What opens a door (a token, a code, a cookie) stands in addresses and heads of requests, and every
library on the way writes those down when something is refused. So nothing is left to them: what
goes to a log of ours is cleaned as text, whoever wrote it.
"""

import contextlib
import logging
import os
import re
import sys
from pathlib import Path
from typing import Any, BinaryIO, TextIO

WEG = "…"
"""What stands in a log in the place of a secret."""
LOGBOEK = "logboek"
"""The folder beside the workbooks with our logs, closed to all but who writes them."""

_ALLEEN_IK, _ALLEEN_MIJN_MAP = 0o600, 0o700

_PATRONEN = (
    (re.compile(r"\?[^\s\"'<>]*=[^\s\"'<>]*"), f"?{WEG}"),  # all that is asked in an address
    (re.compile(r"(/c/|/tablet/aan/)[^\s\"'<>?]+"), rf"\1{WEG}"),
    (
        re.compile(r"(?i)\b((?:set-)?cookie|authorization|x-xsrftoken)(['\"]?\s*[:=]\s*)[^\n]+"),
        rf"\1\2{WEG}",
    ),
    (
        re.compile(r"(?i)\b(token|password|_xsrf|telefoon|stemcode)(=)[^\s&;,\"'<>]+"),
        rf"\1\2{WEG}",
    ),
)

_KNOWN: set[str] = set()


def hide(secret: str) -> None:
    """Keep this text out of every log of this process, wherever it stands."""
    if secret:
        _KNOWN.add(secret)


def clean(text: str) -> str:
    """Return what may be written of `text`."""
    for secret in _KNOWN:
        text = text.replace(secret, WEG)
    for pattern, instead in _PATRONEN:
        text = pattern.sub(instead, text)
    return text


class Schoonschrift(logging.Formatter):
    """Writes a line, with its traceback, without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return clean(super().format(record))


class Schoonstroom:
    """A stream of text that cleans what is written to it; for all else it is the stream itself."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what may be written."""
        self._stream.write(clean(text))
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Write lines, each cleaned."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def write_clean() -> None:
    """Let all that this process prints, and its libraries log, be cleaned; call it first."""
    sys.stdout = Schoonstroom(sys.stdout)
    sys.stderr = Schoonstroom(sys.stderr)


def open_log(path: Path) -> BinaryIO:
    """Open a log to write on at its end, closed to others than its owner, as all beside it.

    Raises
    ------
    OSError
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _ALLEEN_IK), "ab")
    _close_to_others(path.parent, _ALLEEN_MIJN_MAP)
    for one in path.parent.glob("*.log"):
        _close_to_others(one, _ALLEEN_IK)
    return file


def log_handler(path: Path, opmaak: str) -> logging.Handler:
    """Return what writes lines in this form to a log, without secrets (OSError: it cannot)."""
    open_log(path).close()
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(Schoonschrift(opmaak))
    return handler


def _close_to_others(path: Path, mode: int) -> None:
    with contextlib.suppress(OSError):  # somebody else's, or a disk that knows no such thing
        if os.name == "posix" and path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)
