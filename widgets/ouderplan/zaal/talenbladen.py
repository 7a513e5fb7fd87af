"""The pages in every language; those of a language are made when the first phone asks for it."""

from collections.abc import Collection

from ouderplan.talen import Taal, Talen
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.bladen import Bladen
from ouderplan.zaal.sjablonen import make_environment


class Talenbladen:
    """One set of pages for each language, all from the same templates."""

    def __init__(self, bestanden: Bestanden, talen: Talen, pad: str = "") -> None:
        self._talen = talen
        self._env = make_environment(bestanden, talen.alle, pad)
        self._made: dict[tuple[str, int], Bladen] = {}

    def of(self, taal: Taal, nummer: int = 0, thuis: Collection[int] = ()) -> Bladen:
        """Return the pages in one language: of the evening, or of a round that is open at home.

        Each keeps what it made of its own round, for as long as that is one of `thuis`.
        """
        key = (taal.code, nummer)
        if key not in self._made:
            self._made = {old: made for old, made in self._made.items() if old[1] in (0, *thuis)}
            self._made[key] = Bladen(self._env, self._talen.vertaler(taal.code))
        return self._made[key]
