"""The templates of the pages, and the pages in each language, made when the first phone asks."""

from collections.abc import Collection, Sequence
from types import CodeType

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from ouderplan.iconen import icon_shape
from ouderplan.kern.schoolscan import Niveau
from ouderplan.opslag.inbreng import LANGSTE
from ouderplan.talen import Taal, Talen
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.bladen import Bladen
from ouderplan.zaal.inzendsoorten import INZENDSOORTEN
from ouderplan.zaal.wegen import PADEN


class _Eenmaal(BytecodeCache):
    """What templates become, made once for all halls of this process."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was made of this text."""
        bucket.code = self._made.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of this text."""
        if bucket.code is not None:
            self._made[bucket.key, bucket.checksum] = bucket.code


_GEMAAKT = _Eenmaal()


def make_environment(bestanden: Bestanden, talen: Sequence[Taal], pad: str = "") -> Environment:
    """Return the templates; in which language is said when a page is rendered.

    `pad` stands before the address of every page (see `Buitenadres`).
    """
    env = Environment(
        loader=PackageLoader("ouderplan.zaal", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_GEMAAKT,
    )
    vars(env)["newstyle_gettext"] = True
    env.globals.update(bestand=bestanden.address, langste=LANGSTE, talen=talen)
    env.globals.update(pad=pad)
    env.globals.update(soorten_van=INZENDSOORTEN, niveaus=tuple(Niveau), paden=PADEN, vorm=_shape)
    return env


def _shape(naam: str) -> Markup:
    return Markup(icon_shape(naam))  # a drawing of ours


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
