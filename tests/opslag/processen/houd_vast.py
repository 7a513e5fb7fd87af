"""Hold the database in a write transaction until told otherwise: ``houd_vast.py BESTAND [alleen]``.

With *alleen* nobody else can read it either.
"""

import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
if sys.argv[2:] == ["alleen"]:
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
connection.execute("BEGIN IMMEDIATE")
print("vast")
sys.stdin.readline()
connection.execute("ROLLBACK")
