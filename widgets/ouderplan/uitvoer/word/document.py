"""Put a Word document together: front, contents, chapters, margins.

The chapters: which id is written by what.

``tekst:inleiding`` is a free text of the school. Any other id is a module of this folder with a
function ``write_<id>`` (or ``write``), else a table with that name. A writer that has nothing to
say writes nothing.
"""

import io
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from ouderplan.opslag import opschriften
from ouderplan.opslag.tabellen import Tabel, tabel_named
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word import eigentekst, tabelhoofdstuk, voorin
from ouderplan.uitvoer.word.basis import open_basis
from ouderplan.uitvoer.word.papier import Papier

Schrijver = Callable[[Papier, Plan], None]
"""Writes one chapter onto the paper."""

TEKST = eigentekst.TEKST


def find_writer(hoofdstuk: str) -> Schrijver | None:
    """Return what writes the chapter with this id, or None when nothing does."""
    if hoofdstuk.startswith(TEKST):
        return partial(eigentekst.write, sleutel=hoofdstuk.removeprefix(TEKST))
    if hoofdstuk == "teksten":
        return eigentekst.write_rest
    if find_spec(f"{__package__}.{hoofdstuk}") is not None:
        module = import_module(f"{__package__}.{hoofdstuk}")
        found: Schrijver | None = getattr(module, f"write_{hoofdstuk}", None)
        return found or getattr(module, "write", None)
    tabel = tabel_named(hoofdstuk)
    return partial(tabelhoofdstuk.write, rij=tabel.rij) if tabel and _has_words(tabel) else None


def write_chapters(
    papier: Papier, plan: Plan, ids: Iterable[str], *, noem_lege: bool = False
) -> None:
    """Write these chapters in this order; an empty one is named only with `noem_lege`."""
    papier.hoofdstukken, papier.noem_lege = tuple(ids), noem_lege
    for hoofdstuk in papier.hoofdstukken:
        write = find_writer(hoofdstuk)
        if write is None:
            continue
        before = papier.lengte
        write(papier, plan)
        if papier.lengte > before:
            papier.geschreven.append(hoofdstuk)
        elif noem_lege and (title := title_of(hoofdstuk)):
            papier.heading(title, 1)
            papier.soft(text("hoofdstukken", "leeg"))


def title_of(hoofdstuk: str) -> str:
    """Return what a chapter is called, or "" for one without a name of its own."""
    if title := eigentekst.title_of(hoofdstuk):
        return title
    tabel = tabel_named(hoofdstuk)
    return opschriften.title(tabel.rij) if tabel and _has_words(tabel) else ""


def _has_words(tabel: Tabel) -> bool:
    try:
        return bool(opschriften.title(tabel.rij))
    except KeyError:
        return False


def build_document(
    plan: Plan,
    ids: Iterable[str],
    *,
    basis: Path | None = None,
    noem_lege: bool = False,
    deel: str = "",
) -> bytes:
    """Return a .docx with these chapters in this order.

    Parameters
    ----------
    noem_lege
        Whether a chapter without content is named, with a line that it is still empty.
    deel
        What to call it when it is a part of the plan on its own; "" is the plan itself.
    """
    papier = Papier(open_basis(basis), eigen_stijl=basis is not None)
    titel = papier.titel = deel or voorin.title_of(plan)
    voorin.write_titleblock(papier, plan, titel, deel=bool(deel))
    inhoud = None if deel else voorin.place_contents(papier)
    write_chapters(papier, plan, ids, noem_lege=noem_lege)
    papier.end_attachments()
    if inhoud is not None:
        voorin.fill_contents(papier, plan, inhoud)
    elif not papier.geschreven:
        papier.soft(text("hoofdstukken", "niets"))
    return save(papier, plan, titel, voorblad=True)


def save(papier: Papier, plan: Plan, titel: str, *, voorblad: bool = False) -> bytes:
    """Return the .docx, with its margins and what it says of itself: title, school, language.

    On a page that begins with the title (`voorblad`) it does not stand at the top once more.
    """
    voorin.write_margins(papier, plan, titel, voorblad=voorblad)
    voorin.write_properties(papier, plan, titel)
    out = io.BytesIO()
    papier.document.save(out)
    return out.getvalue()
