"""What the begeleider's door does first: skip what it never uses, and fork a mother of kernels.

What both need is loaded before that, and is in memory once.
"""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ouderplan.app.vork import Moeder

OVERBODIG = ("rfc3987_syntax", "debugpy")
"""What others use when it can be imported, and nobody here asks for: the grammar of every internet
address there is (`jsonschema`, 14 MB), and a debugger in every kernel (`ipykernel`, 35 MB)."""


def begin_mother() -> "Moeder | None":
    """Return the process from which kernels are forked; None where that cannot be."""
    for name in OVERBODIG:
        vars(sys)["modules"].setdefault(name, None)  # makes importing it an error
    from ouderplan.app import stil, voorblad  # noqa: F401, PLC0415  for both
    from ouderplan.app.vork import Moeder  # noqa: PLC0415

    gc.collect()
    gc.freeze()
    return Moeder.begin()
