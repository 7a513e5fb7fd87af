"""What the operating system and SQLite say, in Dutch: neither of them speaks to a user.

The text of an exception is never put into a sentence; what `why` says of it is. Every room may use
this; it knows no room itself.
"""

import errno
import logging
import sqlite3

log = logging.getLogger(__name__)

_OP_SLOT = "dat mag hier niet: de map of het bestand is op slot, of staat nog ergens open"
_VASTGEHOUDEN = "een ander programma houdt het vast"
_TE_VEEL_OPEN = "er staan te veel bestanden open"
_SCHIJF_WEG = "de schijf is er niet meer"
_SYSTEEM = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte die u op deze schijf hebt, is vol",
    errno.EFBIG: "het bestand is te groot voor deze schijf",
    errno.EACCES: _OP_SLOT,
    errno.EPERM: _OP_SLOT,
    errno.EROFS: "op deze schijf kan niet worden geschreven",
    errno.ENOENT: "de map of het bestand is er niet",
    errno.ENOTDIR: "waar een map hoort, staat een bestand",
    errno.EISDIR: "waar een bestand hoort, staat een map",
    errno.EEXIST: "er staat al iets met die naam",
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EBUSY: _VASTGEHOUDEN,
    errno.EAGAIN: _VASTGEHOUDEN,
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: _TE_VEEL_OPEN,
    errno.ENFILE: _TE_VEEL_OPEN,
    errno.ENODEV: _SCHIJF_WEG,
    errno.ENXIO: _SCHIJF_WEG,
    errno.EADDRINUSE: "die poort is al in gebruik",
    errno.EADDRNOTAVAIL: "dat is geen adres van deze computer",
    errno.ECONNREFUSED: "er luistert daar niemand",
    errno.EPIPE: "wie de uitvoer las, is gestopt",
}
"""https://docs.python.org/3/library/errno.html; each says what is the matter, in a few words."""
_SQLITE = {
    sqlite3.SQLITE_BUSY: "een ander programma houdt het werkboek vast",
    sqlite3.SQLITE_LOCKED: "een ander programma houdt het werkboek vast",
    sqlite3.SQLITE_FULL: "de schijf is vol",
    sqlite3.SQLITE_READONLY: "het bestand mag alleen gelezen worden",
    sqlite3.SQLITE_PERM: "het bestand is op slot",
    sqlite3.SQLITE_AUTH: "het bestand is op slot",
    sqlite3.SQLITE_IOERR: "de schijf geeft een fout",
    sqlite3.SQLITE_CANTOPEN: "het bestand gaat niet open",
    sqlite3.SQLITE_CORRUPT: "het bestand is beschadigd",
    sqlite3.SQLITE_NOTADB: "het is geen database",
    sqlite3.SQLITE_ERROR: "er ontbreekt iets in",
    sqlite3.SQLITE_SCHEMA: "een ander programma veranderde het werkboek net",
    sqlite3.SQLITE_NOMEM: "het geheugen van de computer is vol",
    sqlite3.SQLITE_TOOBIG: "er is iets te groot voor het werkboek",
    sqlite3.SQLITE_CONSTRAINT: "het past niet bij wat er al staat",
}
"""https://www.sqlite.org/rescode.html"""
_SQLITE_PRECIES = {
    sqlite3.SQLITE_IOERR_SHMSIZE: "de schijf is vol",  # no room for the index of its log
    sqlite3.SQLITE_READONLY_DIRECTORY: "in de map mag niet worden geschreven",
}
"""Where the details say more than the kind."""
ANDERS = "het systeem geeft een fout"


def why(error: BaseException | None) -> str:
    """Return in a few Dutch words what is the matter, also of an error that nobody foresaw.

    What is not known here goes to the log, in the language that it came in.
    """
    if isinstance(error, TimeoutError):  # also of a lock: a TimeoutError without a number
        return _SYSTEEM.get(error.errno or 0, _VASTGEHOUDEN)
    if isinstance(error, OSError) and error.errno in _SYSTEEM:
        return _SYSTEEM[error.errno]
    inner = getattr(error, "orig", None) or error  # SQLAlchemy wraps what SQLite raised
    whole = getattr(inner, "sqlite_errorcode", 0)
    if found := _SQLITE_PRECIES.get(whole) or _SQLITE.get(sqlite_code(inner)):
        return found
    log.error("Een fout waar geen zin voor is: %s", type(inner).__name__, exc_info=error)
    return ANDERS


def sqlite_code(error: BaseException | None) -> int:
    """Return what SQLite calls this, without the details; 0 when it is not of SQLite."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
