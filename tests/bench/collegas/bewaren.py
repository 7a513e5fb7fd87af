"""What both ballots do with a vote; stock Voilà's notebook has the same in its one cell."""

import os
import sqlite3


def keep(stemmer: str, gekozen: list[str]) -> None:
    """Put it on the disk before anything is said."""
    db = sqlite3.connect(os.environ["BENCH_DB"], timeout=30)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    with db:
        db.execute("CREATE TABLE IF NOT EXISTS stemmen (stemmer, keuze)")
        db.execute("DELETE FROM stemmen WHERE stemmer = ?", (stemmer,))
        db.executemany("INSERT INTO stemmen VALUES (?, ?)", [(stemmer, k) for k in gekozen])
    db.close()
