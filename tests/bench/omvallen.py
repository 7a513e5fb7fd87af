"""Hall and database server are killed again and again while phones vote: the tests, far longer."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from databaseserver import missing_server

ZAAL = Path(__file__).parents[1] / "zaal"
DE_ZAAL = (
    "test_zaalstoringen.py",
    "test_kills_while_phones_vote_lose_nothing_and_count_nothing_twice[sqlite]",
)
DE_SERVER = (
    "test_databaseserver_valt_om.py",
    "test_kills_of_the_server_while_phones_vote_lose_nothing_and_count_nothing_twice",
)


def kill(folder: Path, keren: int) -> dict[str, int]:
    """Kill the hall so many times; return how often and how many ballots were confirmed.

    Raises
    ------
    subprocess.CalledProcessError
        When a ballot was lost or counted twice, or the database or its CSV is not right.
    """
    return _run(folder, DE_ZAAL, keren)


def kill_server(folder: Path, keren: int) -> dict[str, int] | None:
    """Kill PostgreSQL so many times, and return the same; None where there is none."""
    return None if missing_server() else _run(folder, DE_SERVER, keren)


def _run(folder: Path, proef: tuple[str, str], keren: int) -> dict[str, int]:
    report = folder / "omvallen.xml"
    args = ["-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", "--timeout=0"]
    bestand, naam = proef
    subprocess.run(
        [sys.executable, *args, f"{ZAAL / bestand}::{naam}"],
        env=os.environ | {"OUDERPLAN_KEREN": str(keren)},
        stdout=sys.stderr,
        check=True,
    )
    found = ElementTree.parse(report).iter("property")
    return {one.attrib["name"]: int(one.attrib["value"]) for one in found}
