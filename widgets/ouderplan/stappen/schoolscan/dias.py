"""What the hall sees of the schoolscan: how to join, one criterium a slide, and then the whole."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ouderplan.kern.dia import OPEN, SAMEN, Dia
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.schoolscan import Niveau, Scanbeeld, Scanpunt, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import decimal
from ouderplan.opslag.schoolscan import earlier_scan, load_scanbeeld, scans
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import divide, name_height, room_under
from ouderplan.stappen.dias.vormen import closed_slides, column_slides, numbered, waiting_slide
from ouderplan.stappen.onderdelen.schermtaal import Schermtaal
from ouderplan.teksten import Teksten

T = Teksten(__package__)
GROEPEN = (Groep.OUDERS, Groep.TEAM)


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  one row a scan
    """Return the slides of a scan: `deel` is its number, "" for the newest of this year."""
    zaak = bron.zaak(Rondesoort.SCAN)
    if zaak.stap == "open" and deel in ("", str(zaak.ronde.ronde if zaak.ronde else "")):
        assert zaak.ronde is not None
        kop = bron.scherm.vraag(zaak.ronde.vraag)
        fields = {"boven": kop, "zaak": zaak, "toegang": bron.ways_in(zaak.ronde)}
        return (Dia(OPEN, "open", fields),)
    nu = deel or (str(zaak.ronde.ronde) if zaak.ronde and zaak.aan_beurt else "")
    ronde, beeld, vorig = bron.read(lambda tx: _read(tx, nu))
    if beeld is None and not deel and (closed := closed_slides(zaak)):
        return closed
    if beeld is None or not beeld.aantal:
        return (waiting_slide(bron, T("scherm.straks")),)
    texts = bron.rows(Scanregel, ronde=ronde.ronde, status=Inbrengstatus.TOEGELATEN)
    return tuple(_slides(bron.scherm, beeld, vorig, texts))


def _read(tx: Lezing, deel: str) -> tuple[Ronde | None, Scanbeeld | None, Scanbeeld | None]:
    known = [row for row in scans(tx) if not row.overgenomen_uit or str(row.ronde) == deel]
    found = next((row for row in known if deel in ("", str(row.ronde))), None)
    if found is None or not found.getoond:
        return found, None, None
    before = earlier_scan(tx, found)
    earlier = load_scanbeeld(tx, before.ronde) if before and before.getoond else None
    return found, load_scanbeeld(tx, found.ronde), earlier


def _slides(
    scherm: Schermtaal, beeld: Scanbeeld, vorig: Scanbeeld | None, texts: list[Scanregel]
) -> Iterator[Dia]:
    for punt in beeld.punten:
        sleutel = punt.vraag.sleutel
        kop = Markup("{} · {}").format(sleutel, scherm.choice(Rondesoort.SCAN, punt.vraag.titel))
        fields = {
            "boven": kop,
            "punt": punt,
            "niveaus": tuple(Niveau),
            "getal": decimal,
            "groepen": _groups(punt),
        }
        yield Dia(f"criterium-{sleutel}", "scanpunt", fields)
        own = [row for row in texts if row.sleutel == sleutel]
        columns = {
            T(f"scherm.{kolom}"): [getattr(row, kolom) for row in own if getattr(row, kolom)]
            for kolom in ("gebeurt_al", "mogelijkheden")
        }
        short = f"{sleutel} · {punt.vraag.kort or punt.vraag.titel}"
        yield from column_slides(f"teksten-{sleutel}", short, columns)
    yield from _whole(scherm, beeld, vorig)


def _groups(punt: Scanpunt) -> list[tuple[Groep, Any]]:
    if punt.verschil is None:
        return []
    return [(groep, punt.per_groep[groep]) for groep in GROEPEN if groep in punt.per_groep]


def _whole(scherm: Schermtaal, beeld: Scanbeeld, vorig: Scanbeeld | None) -> tuple[Dia, ...]:
    kop = T("titel")

    def named(punt: Scanpunt) -> tuple[Scanpunt, str]:
        if not (scherm.is_anders and scherm.alleen):
            return punt, punt.vraag.naam
        said = scherm.choice(Rondesoort.SCAN, punt.vraag.titel)
        return punt, Markup("{} · {}").format(punt.vraag.sleutel, said)

    def height(row: tuple[Scanpunt, str]) -> float:
        return max(46.0, name_height(row[1], 26, 330) + 10)

    before = {punt.vraag.sleutel: punt.samen.gemiddeld for punt in vorig.punten} if vorig else {}
    pages = divide(map(named, beeld.punten), height, room_under(kop))
    fields = {"boven": kop, "niveaus": tuple(Niveau), "getal": decimal, "eerder": before}
    return numbered(SAMEN, "scanbeeld", [{**fields, "punten": page} for page in pages])
