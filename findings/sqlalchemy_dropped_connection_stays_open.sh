#!/usr/bin/env bash
# SQLAlchemy 2.1.9 with Python's sqlite3: a connection that is dropped because of an error
# (is_disconnect) leaves the database file open for as long as someone holds that error.
#
# When a handler of "handle_error" says that the connection is lost, SQLAlchemy closes it, the pool
# forgets it, and the error says connection_invalidated=True. But of the statement that failed it
# does not close the cursor (it does so for every other error), and sqlite3 only lets go of the file
# once no cursor holds a statement. The cursor hangs on the traceback. So who logs, keeps or chains the error
# keeps the file open with its locks, and a retry may meet what it wanted to get rid of.
#
# Seen: files open after the drop, error kept: 1; error forgotten: 0; without is_disconnect, after
# disposing of the engine, error kept: 0. Linux only (/proc). Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'sqlalchemy==2.1.9'
cat > try.py <<'PY'
import gc
import os
import sys

import sqlalchemy as sa


def open_files(path):
    links = (f"/proc/self/fd/{fd}" for fd in os.listdir("/proc/self/fd"))
    return sum(os.path.realpath(link) == os.path.realpath(path) for link in links)


def fail(path, *, drop):
    engine = sa.create_engine(f"sqlite:///{path}")
    if drop:
        sa.event.listen(engine, "handle_error", lambda ctx: setattr(ctx, "is_disconnect", True))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE vote (choice UNIQUE)")
    engine.dispose()
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("INSERT INTO vote VALUES ('rest'), ('rest')")
    except sa.exc.IntegrityError as error:
        engine.dispose()
        return error


lost = fail("a.db", drop=True)
assert lost.connection_invalidated
plain = fail("b.db", drop=False)
kept, without = open_files("a.db"), open_files("b.db")
del lost
gc.collect()
forgotten = open_files("a.db")
print(f"SQLAlchemy {sa.__version__}: kept {kept}, forgotten {forgotten}, without drop {without}")
sys.exit((kept, forgotten, without) != (1, 0, 0))
PY
env/bin/python try.py
