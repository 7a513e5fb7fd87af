"""What the operating system and the databases say, in Dutch: none of them speaks to a user.

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
_POSTGRES = {
    "08": "de databaseserver is niet te bereiken",
    "22": "er is iets te groot voor het werkboek",
    "23": "het past niet bij wat er al staat",
    "25": "een deel ervan ging mis",
    "28": "de databaseserver laat dit programma er niet in",
    "3D": "die database is er niet op de databaseserver",
    "3F": "er ontbreekt iets in",
    "40": "iets anders is nog bezig met bewaren",
    "42": "er ontbreekt iets in",
    "53": "het geheugen van de databaseserver is vol",
    "54": "er is iets te groot voor het werkboek",
    "55": "iets anders is nog bezig met bewaren",
    "57": "de databaseserver stopt of begint net",
    "58": "de schijf van de databaseserver geeft een fout",
    "XX": "de database is beschadigd",
    "08001": "het certificaat van de databaseserver klopt niet",
    "08007": "de databaseserver geeft geen antwoord",
    "25P03": "het bleef te lang liggen, en de beurt ging naar een ander",
    "25006": "de databaseserver laat nu alleen lezen",
    "42501": "de databaseserver laat dit programma hier niet bij",
    "53100": "de schijf van de databaseserver is vol",
    "53300": "de databaseserver heeft te veel verbindingen",
    "57014": "het duurde te lang voor de databaseserver",
}
"""https://www.postgresql.org/docs/current/errcodes-appendix.html: kinds, and where one says more"""
_POSTGRES_WOORDEN = {
    "certificate": "08001",
    "does not support SSL": "08001",
    "too many": "53300",
    "connection slots": "53300",
    "authentication failed": "28P01",
    "pg_hba.conf": "28000",
    "does not exist": "3D000",
    "starting up": "57P03",
    "shutting down": "57P03",
}
"""When no line could be made, PostgreSQL's library has no code for why, only words."""
ANDERS = "het systeem geeft een fout"


def why(error: BaseException | None) -> str:
    """Return in a few Dutch words what is the matter, also of an error that nobody foresaw.

    What is not known here goes to the log, in the language that it came in.
    """
    if isinstance(error, TimeoutError):  # also of a lock: a TimeoutError without a number
        return _SYSTEEM.get(error.errno or 0, _VASTGEHOUDEN)
    if isinstance(error, OSError) and error.errno in _SYSTEEM:
        return _SYSTEEM[error.errno]
    inner = getattr(error, "orig", None) or error  # SQLAlchemy wraps what a database raised
    whole = getattr(inner, "sqlite_errorcode", 0)
    if found := _SQLITE_PRECIES.get(whole) or _SQLITE.get(sqlite_code(inner)):
        return found
    state = postgres_state(inner)
    if found := _POSTGRES.get(state) or _POSTGRES.get(state[:2]):
        return found
    log.error("Een fout waar geen zin voor is: %s", type(inner).__name__, exc_info=error)
    return ANDERS


def sqlite_code(error: BaseException | None) -> int:
    """Return what SQLite calls this, without the details; 0 when it is not of SQLite."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def postgres_state(error: BaseException | None) -> str:
    """Return what PostgreSQL calls this, in five signs; "" when it is not of PostgreSQL."""
    if not any(kind.__module__.startswith("psycopg") for kind in type(error).__mro__):
        return ""
    if state := getattr(error, "sqlstate", None):
        return str(state)
    said = str(error)
    return next((state for words, state in _POSTGRES_WOORDEN.items() if words in said), "08006")
