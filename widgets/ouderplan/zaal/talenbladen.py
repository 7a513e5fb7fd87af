"""The pages in every language; those of a language are made when the first phone asks for it."""

from ouderplan.talen import Taal, Talen
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.bladen import Bladen, make_environment


class Talenbladen:
    """One set of pages for each language, all from the same templates."""

    def __init__(self, bestanden: Bestanden, talen: Talen, pad: str = "") -> None:
        self._talen = talen
        self._env = make_environment(bestanden, talen.alle, pad)
        self._made: dict[str, Bladen] = {}

    def of(self, taal: Taal) -> Bladen:
        """Return the pages in one language."""
        if taal.code not in self._made:
            self._made[taal.code] = Bladen(self._env, self._talen.vertaler(taal.code))
        return self._made[taal.code]
