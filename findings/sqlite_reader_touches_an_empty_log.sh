#!/usr/bin/env bash
# SQLite (in apsw 3.50.4.0): `PRAGMA wal_checkpoint(TRUNCATE)` on a database in which nothing changed
# gives the empty -wal file a new time of change, every time.
#
# Who wants to know cheaply whether a database was written (a watcher over forty of them, rsync, a
# backup that takes what changed) looks at the times of the file and its -wal. A program that empties
# the log as a matter of course, as is advised, then looks as if it wrote: the file of zero bytes is
# truncated to zero bytes once more, and Linux counts that as a change. Two such programs that look
# after each other wake each other for ever. An empty log has to be taken for no log at all.
#
# Seen: nothing was committed, the log is 0 bytes before and after, and its time moved.
# Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check 'apsw==3.50.4.0'
cat > "$work/try.py" <<'PY'
import os
import sys

import apsw

path = sys.argv[1]
connection = apsw.Connection(path)
connection.execute("PRAGMA journal_mode=WAL; CREATE TABLE vote (choice)").fetchall()
other = apsw.Connection(path)  # a second program, so that the log stays
other.execute("SELECT count(*) FROM vote").fetchall()


def empty():
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    os.utime(path + "-wal", ns=(0, 0))
    before = connection.execute("PRAGMA data_version").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    after = connection.execute("PRAGMA data_version").fetchall()
    stat = os.stat(path + "-wal")
    return before == after, stat.st_size, stat.st_mtime_ns != 0


same, size, moved = empty()
print(f"SQLite {apsw.sqlite_lib_version()}: committed: {not same}; log: {size} bytes; time moved: {moved}")
sys.exit((same, size, moved) != (True, 0, True))
PY
"$work/env/bin/python" "$work/try.py" "$work/book.db"
