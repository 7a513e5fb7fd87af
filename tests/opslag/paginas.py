"""Reading the pages of a SQLite file by ourselves, so that a test sees what stands on the disk.

https://www.sqlite.org/fileformat.html#b_tree_pages
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

_BLAD = {0x0A: 8, 0x0D: 8}
"""What kind of page holds cells without children, and how long its head is."""


def leaf_cells(path: Path) -> Iterator[list[bytes]]:
    """Yield per leaf the bytes of its cells, in the order in which they stand in the page."""
    content = path.read_bytes()
    size = int.from_bytes(content[16:18]) or 1
    size = 65536 if size == 1 else size
    for number in range(len(content) // size):
        page = content[number * size : (number + 1) * size]
        begin = 100 if number == 0 else 0
        kind = page[begin]
        if kind not in _BLAD:
            continue
        many = int.from_bytes(page[begin + 3 : begin + 5])
        head = begin + _BLAD[kind]
        pointers = (page[head + 2 * nr : head + 2 * nr + 2] for nr in range(many))
        places = sorted(map(int.from_bytes, pointers))
        yield [page[a:b] for a, b in pairwise([*places, size])]


def order_in_leaves(path: Path, names: list[bytes]) -> list[list[int]]:
    """Return per leaf which of `names` its cells hold, in the order of their places in the page."""
    found = []
    for cells in leaf_cells(path):
        leaf = b"".join(cells)
        there = [(nr, name) for nr, name in enumerate(names) if name in leaf]
        held = [[nr for nr, name in there if name in cell] for cell in cells]
        order = list(dict.fromkeys(nr for one in held for nr in one))
        if len(order) > 1:
            found.append(order)
    return found


def order_in_bytes(content: bytes, names: list[bytes]) -> list[int]:
    """Return which of `names` stand in `content`, in the order of where they stand first."""
    places = {nr: content.find(name) for nr, name in enumerate(names)}
    return sorted((nr for nr, place in places.items() if place >= 0), key=lambda nr: places[nr])


class Kans:
    """Adds up how often the first of two stands before the second; chance is half of the time.

    The spread of that (Kendall's tau without ties) is known: variance 2(2n+5) / 9n(n-1).
    """

    def __init__(self) -> None:
        self.som = self.spreiding = 0.0
        self.rijen = 0

    def add(self, order: list[int]) -> None:
        """Take in one order of numbers that were handed out in the order of arrival."""
        n = len(order)
        if n < 2:
            return
        agree = sum(order[a] < order[b] for a in range(n) for b in range(a + 1, n))
        self.som += 2 * agree / (n * (n - 1) / 2) - 1
        self.spreiding += 2 * (2 * n + 5) / (9 * n * (n - 1))
        self.rijen += 1

    @property
    def afwijking(self) -> float:
        """Return how many times the spread it is away from chance, in either direction."""
        return abs(self.som) / self.spreiding**0.5 if self.rijen else 0.0

    def __str__(self) -> str:
        gemiddeld = self.som / self.rijen if self.rijen else 0.0
        return f"{self.rijen} rijen, tau {gemiddeld:+.2f}, {self.afwijking:.1f} maal de spreiding"
