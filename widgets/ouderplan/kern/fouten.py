"""Errors that a user may see: one class per mistake, one Dutch sentence per class."""


class OuderplanFout(Exception):
    """Base of every expected error; ``str()`` is what the user reads.

    A message says what happened, what was kept, and what to do.
    """

    zin = "Er ging iets mis. Wat u al had ingevuld, is bewaard."

    def __init__(self, zin: str | None = None, **velden: object) -> None:
        sentence = zin or self.zin
        super().__init__(sentence.format(**velden) if velden else sentence)


class OngeldigeInvoer(OuderplanFout):
    """Something typed cannot be what it should be."""

    zin = "{wat} Er is niets veranderd."
