"""The hall is killed again and again while phones vote: the test itself, many more times."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

TESTS = Path(__file__).parents[1]
PROEF = "zaal/test_zaalstoringen.py"
NAAM = "test_kills_while_phones_vote_lose_nothing_and_count_nothing_twice"


def kill(folder: Path, keren: int) -> dict[str, int]:
    """Run it so many times; return how often and how many ballots were confirmed.

    Raises
    ------
    subprocess.CalledProcessError
        When a ballot was lost or counted twice, or the database or its CSV is not right.
    """
    report = folder / "omvallen.xml"
    args = ["-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}"]
    subprocess.run(
        [sys.executable, *args, f"{TESTS / PROEF}::{NAAM}"],
        env=os.environ | {"OUDERPLAN_KEREN": str(keren)},
        stdout=sys.stderr,
        check=True,
    )
    found = ElementTree.parse(report).iter("property")
    return {one.attrib["name"]: int(one.attrib["value"]) for one in found}
