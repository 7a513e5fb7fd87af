"""What a list calls a goal: its code, its text, or the two together."""

from collections.abc import Iterable

from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag.lezen.koppen import fold


class Doelnamen:
    """Finds goals by what a list calls them.

    Parameters
    ----------
    doelen
        The goals that there are.
    """

    def __init__(self, doelen: Iterable[Jaardoel] = ()) -> None:
        self._doelen: dict[str, Jaardoel] = {}
        self._namen: dict[str, list[str]] = {}
        for doel in doelen:
            self._doelen[doel.sleutel] = doel
            for naam in dict.fromkeys(map(fold, (doel.code, doel.jaardoel, label(doel)))):
                self._namen.setdefault(naam, []).append(doel.sleutel)
        self._namen.pop("", None)

    @property
    def doelen(self) -> dict[str, str]:
        """The goals by what other tables call them, as a list of choices shows them."""
        return {sleutel: label(doel) for sleutel, doel in self._doelen.items()}

    def called(self, naam: str) -> list[str]:
        """Return what other tables call the goals that this may be."""
        return [naam] if naam in self._doelen else self._namen.get(fold(naam), [])

    def find(self, naam: str) -> Jaardoel | None:
        """Return the one goal that this is, or None."""
        found = self.called(naam)
        return self._doelen[found[0]] if len(found) == 1 else None


def label(doel: Jaardoel) -> str:
    """Return a goal as lists name it: its code and its text."""
    return f"{doel.code} {doel.jaardoel}".strip()
