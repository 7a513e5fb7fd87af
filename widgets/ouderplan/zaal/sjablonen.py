"""The templates of the pages, and what all of them know."""

from collections.abc import Sequence
from types import CodeType

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from ouderplan.iconen import icon_shape
from ouderplan.kern.schoolscan import Niveau
from ouderplan.opslag.inbreng import LANGSTE
from ouderplan.talen import Taal
from ouderplan.zaal.bestanden import Bestanden
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
