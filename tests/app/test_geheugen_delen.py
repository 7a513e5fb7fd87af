"""What a fork makes lies in pages of its own, and the system may merge what is equal."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="alleen op Linux")

BEGIN = """
import ctypes, gc, os
from pathlib import Path
from ouderplan.app.geheugen import freeze, let_equal_pages_merge

def touched():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty")) * 1024

def in_fork(work):
    out, into = os.pipe()
    if not os.fork():
        try:
            before = touched()
            made = work()
            os.write(into, str(touched() - before).encode())
        finally:
            os._exit(0)
    print(os.read(out, 100).decode())
"""


def run(code):
    asked = [sys.executable, "-c", BEGIN + code]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()


@pytest.mark.parametrize(("size", "many"), [(80, 50_000), (400, 10_000), (1_500, 3_000)])
def test_a_fork_fills_no_hole_in_what_it_shares(size, many):
    """Every other part is free: a fork that filled those would touch twice what it makes."""
    (took,) = run(f"""
kept = [bytes({size} - 33) for _ in range({2 * many})]
del kept[::2]
freeze()
in_fork(lambda: [bytes({size} - 33) for _ in range({many})])
""")
    assert int(took) < 1.4 * size * many


def test_filling_takes_no_memory_that_was_not_taken_already():
    before, after = run("""
kept = [bytes(100) for _ in range(100_000)]
del kept[::2]
print(touched())
freeze()
print(touched())
""")
    assert int(after) - int(before) < 3_000_000


def test_another_allocator_than_pythons_own_is_left_alone():
    asked = [sys.executable, "-c", BEGIN + "freeze(); print('klaar')"]
    done = subprocess.run(
        asked, check=True, capture_output=True, text=True, env={"PYTHONMALLOC": "malloc"}
    )
    assert done.stdout == "klaar\n"


@pytest.mark.skipif(not Path("/sys/kernel/mm/ksm").exists(), reason="deze kernel heeft geen KSM")
def test_the_heap_may_be_merged_in_a_fork_too():
    (flags,) = run("""
let_equal_pages_merge()
if os.fork():
    os.wait()
else:
    lines = Path("/proc/self/smaps").read_text().splitlines()
    heap = next(number for number, line in enumerate(lines) if line.endswith("[heap]"))
    flags = next(line for line in lines[heap:] if line.startswith("VmFlags"))
    print("mg" in flags.split(), flush=True)
    os._exit(0)
""")
    assert flags == "True"
