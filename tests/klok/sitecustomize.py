"""A clock that can jump, for the processes of a test: set to the minute, a year wrong, and back.

Python imports this before anything else when the folder is on its path. The number of seconds in
the file that ``PROEFKLOK`` names is added to the laptop's clock whenever a process asks what time
it is; how long something takes (``time.monotonic``) is not touched, as with a real clock.
"""

import datetime
import os
import time
from pathlib import Path

_file = Path(os.environ["PROEFKLOK"])
_real_ns = time.time_ns


def _time_ns():
    return _real_ns() + int(_file.read_text(encoding="utf-8")) * 1_000_000_000


def _time():
    return _time_ns() / 1e9


class _Any(type):
    def __instancecheck__(cls, one):
        return isinstance(one, cls.__base__)

    def __subclasscheck__(cls, one):
        return issubclass(one, cls.__base__)


class _Datetime(datetime.datetime, metaclass=_Any):
    @classmethod
    def now(cls, tz=None):
        return cls.__base__.fromtimestamp(_time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.__base__.fromtimestamp(_time(), datetime.UTC).replace(tzinfo=None)

    today = now


class _Date(datetime.date, metaclass=_Any):
    @classmethod
    def today(cls):
        return cls.__base__.fromtimestamp(_time())


class _At:
    """What takes a moment or takes now; no function, so that a class that holds it is not bound."""

    def __init__(self, real):
        self._real = real

    def __call__(self, secs=None):
        return self._real(_time() if secs is None else secs)


time.time, time.time_ns = _time, _time_ns
time.localtime, time.gmtime = _At(time.localtime), _At(time.gmtime)
datetime.datetime, datetime.date = _Datetime, _Date
