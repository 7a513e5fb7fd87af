"""Numbers that only count the rows: they name nothing, and say no criterium."""

from collections.abc import Sequence
from itertools import pairwise

MINSTENS = 2
"""Of one number nobody can tell whether it counts."""


def is_counting(cells: Sequence[str]) -> bool:
    """Tell whether cells count the rows: 1, 2, 3, and perhaps from 1 again below a heading."""
    plain = [cell.strip().rstrip(".)") for cell in cells]
    if len(plain) < MINSTENS or not all(cell.isdecimal() for cell in plain) or plain[0] != "1":
        return False
    numbers = [int(cell) for cell in plain]
    return max(numbers) > 1 and all(
        other == one + 1 or (other == 1 and one > 1) for one, other in pairwise(numbers)
    )


def counts_again(cells: Sequence[str]) -> bool:
    """Tell whether cells count the rows of each part from 1, so that a number comes back."""
    return is_counting(cells) and len(set(cells)) < len(cells)
