"""What the hall sees of the plan: the visie, the waarden, what the school does, and the answer."""

from collections.abc import Iterator

from ouderplan.kern.antwoord import ADRES
from ouderplan.kern.dia import Dia
from ouderplan.kern.visie import Visieversie, version_in_plan
from ouderplan.kern.waarden import Topwaarden
from ouderplan.opslag.antwoord import shared_on
from ouderplan.opslag.beslissen import read_top
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.dias.bron import Bron, Toegang
from ouderplan.stappen.dias.maat import BREED, KOP, count_lines, divide, room_under
from ouderplan.stappen.dias.vormen import numbered, waiting_slide
from ouderplan.stappen.jaardoelen.beeld import look
from ouderplan.stappen.jaardoelen.dias import goal_slides
from ouderplan.stappen.onderdelen.qr import qr_svg
from ouderplan.stappen.visie.dias import vision_slides
from ouderplan.teksten import Teksten

T = Teksten(__package__)


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  one row
    """Return the plan as a row of slides."""
    return tuple(_slides(bron)) or (waiting_slide(bron, T("scherm.leeg")),)


def _slides(bron: Bron) -> Iterator[Dia]:
    def read(tx: Lezing) -> tuple[Topwaarden, list[Visieversie], bool]:
        return read_top(tx), list(tx.rows(Visieversie)), shared_on(tx) is not None

    top, versies, shared = bron.read(read)
    visie = version_in_plan(versies)
    if top.waarden:
        yield from _values(tuple(enumerate(top.waarden, start=1)))
    if visie and visie.tekst.strip():
        yield from vision_slides(T("scherm.visie"), visie.tekst, top.waarden)
    beeld = bron.read(look)
    if beeld.lopend:
        yield from goal_slides(bron, beeld)
    if shared and bron.zitting.zaal:
        adres = bron.zitting.zaal + ADRES
        fields = {"zin": T("scherm.antwoord"), "toegang": (Toegang("", adres, qr_svg(adres)),)}
        yield Dia("antwoord", "antwoord", fields)


def _values(namen: tuple[tuple[int, str], ...]) -> tuple[Dia, ...]:
    kop = T("scherm.waarden")

    def height(item: tuple[int, str]) -> float:
        return count_lines(item[1], KOP, BREED - 120, True) * KOP * 1.15 + 16

    pages = divide(namen, height, room_under(kop))
    return numbered("waarden", "waarden", [{"boven": kop, "namen": page} for page in pages])
