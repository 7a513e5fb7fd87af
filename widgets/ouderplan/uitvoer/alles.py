"""Everything in one zip that needs no software of ours, with an explanation."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.datum import written
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.jaarklok import Plek
from ouderplan.opslag.csv_uit import write_rows
from ouderplan.uitvoer import antwoord, excel, jaarklok
from ouderplan.uitvoer.beelden import pictures_of
from ouderplan.uitvoer.documenten import word_documents
from ouderplan.uitvoer.inpakken import pack
from ouderplan.uitvoer.jaarklok import clock_of
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text

LEESMIJ = "leesmij.txt.j2"


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return the zip."""
    return pack(plan, _files(plan, basis))


def _files(plan: Plan, basis: Path | None) -> Iterator[tuple[str, bytes]]:
    pictures = dict(pictures_of(plan))
    cards, klok = bool(plan.rows(Ambitie)), clock_of(plan)
    clock = klok.meer_dan_planning and bool(klok.at(Plek.KLOK))
    readme = _readme(
        plan,
        tuple(pictures),
        ambities=cards,
        jaarklok=clock,
        draaiboek=bool(plan.rows(Draaiboekregel)),
    )
    yield "LEESMIJ.txt", readme.encode("utf-8-sig")
    for name, content in word_documents(plan, basis):
        yield f"{name}.docx", content
    yield "Antwoord aan de ouders.html", antwoord.build(plan)
    if clock:
        yield "Jaarklok.ics", jaarklok.build(plan)
    yield "Ouderplan.xlsx", excel.build(plan)
    for name, figuur in pictures.items():
        yield f"beelden/{name}.svg", figuur.svg.encode("utf-8")
        yield f"beelden/{name}.png", figuur.png
        yield f"beelden/{name}.txt", figuur.beschrijving.encode("utf-8-sig")
    for tabel, rows in plan.tabellen.items():
        yield f"csv/{tabel.naam}.csv", write_rows(tabel, rows)


def _readme(plan: Plan, beelden: tuple[str, ...], **er_is: bool) -> str:
    from ouderplan.opslag.lezen.excelvorm import sheet_name  # noqa: PLC0415

    raw = (resources.files(__package__ or "") / LEESMIJ).read_text(encoding="utf-8")
    page = Environment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, keep_trailing_newline=True
    )
    filled = page.from_string(raw).render(
        plan=plan,
        datum=written(plan.gemaakt.date()),
        volgorde=text("volgordes", plan.profiel.get("volgorde") or "werkboek"),
        beelden=beelden,
        **er_is,
        tabellen=[
            (f"{tabel.naam}.csv", sheet_name(tabel), len(rows))
            for tabel, rows in plan.tabellen.items()
        ],
    )
    return filled.replace("\n", "\r\n")
