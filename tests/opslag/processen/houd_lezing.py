"""Read from the database and stay halfway until told otherwise: ``houd_lezing.py BESTAND``."""

import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM rondes").fetchone()
print("leest")
sys.stdin.readline()
connection.execute("ROLLBACK")
