"""Run the tests; what failed beside the others is tried once more, by itself, and named.

    python tests/alles_draaien.py -n logical tests

Ten thousand tests with browsers and servers share the machine, and a slow one can keep a page
waiting for longer than a test does. A fault of the program fails by itself too. So at most
`HOOGSTENS` tests get one second try, after the others, with nothing beside them; whoever needed it
is printed, because a test that needs it is to be mended. More than that is no accident.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HOOGSTENS = 3
"""Tests that may have failed the first time."""
LAATST = Path(".pytest_cache/v/cache/lastfailed")
"""Where pytest keeps what failed, from the folder that it runs in."""


def main(arguments: list[str]) -> int:
    """Return pytest's exit code: of all tests, or of those that were tried again."""
    code = _run(arguments)
    if code != pytest.ExitCode.TESTS_FAILED:
        return code
    failed = sorted(json.loads(LAATST.read_text(encoding="utf-8")))
    if not 0 < len(failed) <= HOOGSTENS:
        return code
    print("\nFaalde naast de andere tests, en gaat nu nog één keer, alleen:", *failed, sep="\n  ")
    code = _run([*arguments, "--last-failed", "-n", "0"])
    if code == pytest.ExitCode.OK:
        print("Slaagde alleen, maar niet naast de andere tests:", *failed, sep="\n  ")
    return code


def _run(arguments: list[str]) -> int:
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
