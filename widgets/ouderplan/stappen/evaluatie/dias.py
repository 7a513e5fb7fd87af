"""What the hall sees of the evaluatie: what is said now, what was said, the forms, the years."""

from ouderplan.kern.dia import Dia
from ouderplan.kern.eerdere_jaren import EerderJaar, Jaarbeeld, lay_out
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.volgend_jaar import facts
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.muur import wall_slides
from ouderplan.stappen.dias.vormen import (
    closed_slides,
    column_slides,
    sheet_slides,
    table_slides,
    waiting_slide,
)
from ouderplan.stappen.evaluatie.model import Model
from ouderplan.teksten import Teksten

T = Teksten(__package__)
JAREN = 3
"""So many schooljaren fit beside each other."""


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  no more apart
    """Return the slides of the evening, or of another part."""
    forms = Model.bladen[0]
    if deel == forms.naam:
        return sheet_slides(bron, forms)
    if deel == "volgend":
        return _years(bron)
    zaak = bron.zaak(Rondesoort.EVALUATIE)
    rows = [row for row in bron.rows(Uitkomst) if row.telt_mee]
    if zaak.stap == "open":
        heard = [row for row in reversed(rows) if row.groep]
        return wall_slides(bron, zaak, heard)
    said = _said(rows, ended=deel != "avond")
    first = closed_slides(zaak, said) if deel == "avond" else ()
    return (*first, *said) or (waiting_slide(bron, T("avond.vraag")),)


def _said(rows: list[Uitkomst], *, ended: bool) -> tuple[Dia, ...]:
    def said(soort: Uitkomstsoort) -> list[str]:
        return [row.tekst for row in rows if row.soort is soort]

    kop = T("avond.vraag")
    columns = {
        T("soort.goed"): said(Uitkomstsoort.GOED),
        T("soort.beter"): said(Uitkomstsoort.BETER),
    }
    slides = column_slides("gezegd", kop, columns)
    if ended:
        last = [*said(Uitkomstsoort.CONCLUSIE), *said(Uitkomstsoort.BESLUIT)]
        slides += column_slides("slot", T("soort.slot"), {"": last})
    return slides


def _years(bron: Bron) -> tuple[Dia, ...]:
    def read(tx: Lezing) -> tuple[Jaarbeeld, ...]:
        return lay_out([*tx.rows(EerderJaar), *facts(tx)])

    jaren: tuple[Jaarbeeld, ...] = bron.read(read)[-JAREN:]
    kop = T("jaren.kop")
    if not jaren:
        return (waiting_slide(bron, kop),)
    rows = [
        (T(f"jaren.{naam}"), *(str(getattr(jaar, naam)) for jaar in jaren))
        for naam in ("behaald", "open", "vervallen")
    ]
    if any(jaar.top for jaar in jaren):
        rows.append((T("jaren.top"), *(", ".join(jaar.top) for jaar in jaren)))
    return table_slides("jaren", kop, ("", *(jaar.schooljaar for jaar in jaren)), rows)
