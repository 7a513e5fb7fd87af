#!/usr/bin/env bash
# SQLite (in apsw 3.50.4.0): one connection that was opened while the files of a WAL database could
# only be read keeps every later connection of that process from writing, also after the files may
# be written again, until it is closed.
#
# A laptop's disk comes up read-only after a crash, or a folder is locked for a moment by a virus
# scanner; the program opens the workbook, sees that it may only read, and tries again later with a
# new connection. That new connection opens the database file for writing and still gets "attempt to
# write a readonly database": within a process all connections share the mapping of the -shm file,
# and the first one mapped it read-only. Trying again by opening anew is therefore not enough: the
# old connection has to be really closed first.
#
# Seen: a new connection beside the old one: ReadOnlyError; after closing the old one: written.
# Exit status 1 when that changes. As root it goes on as user 65534, for whom file modes count.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check 'apsw==3.50.4.0'
mkdir -m 777 "$work/book"
cat > "$work/try.py" <<'PY'
import os
import sys

import apsw

book = sys.argv[1]
path = os.path.join(book, "book.db")
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)


def connect():
    return apsw.Connection(path, flags=apsw.SQLITE_OPEN_READWRITE)


def write():
    connection = connect()
    try:
        connection.execute("INSERT INTO vote VALUES ('patience')")
    except apsw.ReadOnlyError:
        return "ReadOnlyError"
    finally:
        connection.close()
    return "written"


def allow(mode):
    for name in os.listdir(book):
        os.chmod(os.path.join(book, name), mode)


child = os.fork()
if child == 0:  # leaves -wal and -shm behind, as a program does that is killed
    first = apsw.Connection(path)
    first.execute("PRAGMA journal_mode=WAL; CREATE TABLE vote (choice)").fetchall()
    os._exit(0)
os.waitpid(child, 0)
allow(0o444)
old = connect()
old.execute("SELECT count(*) FROM vote").fetchall()
allow(0o644)
beside = write()
old.close()
after = write()
print(f"SQLite {apsw.sqlite_lib_version()}: beside the old one: {beside}; after closing it: {after}")
sys.exit((beside, after) != ("ReadOnlyError", "written"))
PY
"$work/env/bin/python" "$work/try.py" "$work/book"
