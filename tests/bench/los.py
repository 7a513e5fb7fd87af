"""``los.py teksten drukte``: measure these parts alone (all without any), for docs/BENCHMARKS.md.

What stands there of the other parts stays as it was.
"""

import sys
from datetime import date
from typing import Any

import meten  # before the others: it says where they find what tests share
from meten import BLAD, render, say

DELEN: dict[str, Any] = {
    "teksten": meten.teksten,
    "drukte": meten.drukte,
    "avond": meten.avond,
    "collegas": meten.collegas,
    "bladeren": meten.bladeren,
    "geheugen": meten.geheugen,
    "opdrachten": meten.opdrachten,
    "zalen": meten.zalen,
    "servers": meten.servers,
    "hub": meten.hub,
}
ERVOOR = "## De pagina van de begeleider"
"""A part that is not on the page yet comes before this one."""


def main(delen: list[str], *, snel: bool) -> None:
    for deel in delen or list(DELEN):
        say(deel)
        druk = meten.machine.busy_before()
        found = {deel: DELEN[deel].measure(snel=snel)}
        found["los"] = {"datum": date.today().isoformat(), "deel": deel, "druk": druk}
        found["los"]["voorrang"] = meten.machine.has_priority()
        part = render(found, f"{deel}.md.j2")
        print(part)
        if not snel:
            BLAD.write_text(put_in(BLAD.read_text("utf-8"), part), encoding="utf-8")


def put_in(page: str, part: str) -> str:
    """Return the page with this part in the place of what it had under that heading."""
    head = part.partition("\n")[0] + "\n"
    begin = page.find(head)
    if begin < 0:
        begin = end = page.index(ERVOOR)
    else:
        end = page.find("\n## ", begin)
        end = len(page) if end < 0 else end + 1
    return page[:begin] + part + page[end:]


if __name__ == "__main__":
    asked = [one for one in sys.argv[1:] if one != "--snel"]
    main(asked, snel="--snel" in sys.argv)
