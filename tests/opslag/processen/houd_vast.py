"""Hold the database in a write transaction until told otherwise: ``houd_vast.py BESTAND``."""

import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("vast")
sys.stdin.readline()
connection.execute("ROLLBACK")
