"""What stands before and around the chapters: title, contents, margins, properties."""

from datetime import UTC, datetime

from docx.section import _Footer, _Header
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from ouderplan.kern.datum import written
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.schoon import clean
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.volgordes import order_of
from ouderplan.uitvoer.word import velden
from ouderplan.uitvoer.word.huisstijl import INHOUDSKOP, set_contents_close
from ouderplan.uitvoer.word.papier import Papier

MEESTE_REGELS = 26
"""With more headings than this the contents show the chapters only, so that they fit a page."""

BLADZIJDE_VOL = 10
"""With more lines than this the contents fill a page; else the first chapter follows on it."""

MEER_DAN_EEN = 38
"""With more lines than this the contents go on overleaf, and the first chapter follows there."""

_GEEN_TEKST = {"evaluatieformulier", "bijlagen"}
"""What may stand in a plan in which a school has written nothing yet."""

HOOG = Pt(170)
"""From the top of the title page to the title."""

LANGSTE = 255
"""Characters of a property; Word takes no more."""


def title_of(plan: Plan) -> str:
    """Return ``Ouderplan 2026-2027``, or ``Ouderbeleidsplan`` for that order of chapters."""
    soort = text("titels", order_of(plan))
    return text("voorin", "titel", soort=soort, schooljaar=plan.schooljaar).strip()


def write_titleblock(papier: Papier, plan: Plan, titel: str, *, deel: bool = False) -> None:
    """Write what this is, of which school, from when and by whom: a page of its own for a plan."""
    title = papier.text("", "Title")
    velden.add_in_one_piece(title, clean(titel))
    if not deel:
        title.paragraph_format.space_before = HOOG
    place = ", ".join(part for part in (plan.school, plan.profiel["plaats"]) if part)
    if plan.school:
        papier.text(place, "Subtitle")
    else:
        papier.soft(text("voorin", "geen_school"))
    if motto := plan.profiel["motto"].strip(" ‘’'\"“”"):
        papier.text(text("voorin", "motto", motto=motto)).runs[0].italic = True
    papier.text("\n".join(_facts(plan)))


def _facts(plan: Plan) -> list[str]:
    lines = [text("voorin", "versie", datum=written(plan.gemaakt.date()))]
    for naam in ("werkgroep", "bestuur"):
        if waarde := " ".join(plan.profiel[naam].split()):
            lines.append(text("voorin", naam, **{naam: waarde}))
    return lines


def place_contents(papier: Papier) -> tuple[Paragraph, Paragraph, Paragraph]:
    """Write the page of how to read it and of the contents; both wait for the chapters."""
    head = papier.text(text("leeswijzer", "kop"), INHOUDSKOP)  # stays out of the contents below it
    head.paragraph_format.page_break_before = True
    return head, papier.text(""), papier.text(text("voorin", "inhoud"), INHOUDSKOP)


def fill_contents(
    papier: Papier, plan: Plan, plaats: tuple[Paragraph, Paragraph, Paragraph]
) -> None:
    """Say how to read the chapters that are there, and write the contents.

    The entries lead to their chapters. Their page numbers are fields: a program counts them when it
    opens the document. They stand in no field of contents, in which LibreOffice takes numbers as
    they were written and a PDF would have none.
    """
    head, guide, kop = plaats
    if set(papier.geschreven) - _GEEN_TEKST:
        guide.add_run(" ".join(_guide(papier, order_of(plan))))
    elif len(papier.koppen) > 1:  # only names of chapters
        _take_out(head, guide)
        kop.paragraph_format.page_break_before = True
    else:
        _take_out(head, guide, kop)
        if not papier.koppen:
            papier.soft(text("hoofdstukken", "niets"))
        return
    levels = 2 if len(papier.koppen) <= MEESTE_REGELS else 1
    if levels == 1 and not papier.eigen_stijl:
        set_contents_close(papier.document)
    shown = [heading for heading in papier.koppen if heading[0] <= levels]
    last = kop
    for level, title, bookmark in shown:
        last = _paragraph_after(papier, last, f"toc {level}")
        velden.add_link(last, title, bookmark)
    if papier.eerste_kop is not None and BLADZIJDE_VOL < len(shown) <= MEER_DAN_EEN:
        papier.eerste_kop.paragraph_format.page_break_before = True
    velden.count_on_opening(papier.document)


def _take_out(*paragraphs: Paragraph) -> None:
    for paragraph in paragraphs:
        paragraph._p.getparent().remove(paragraph._p)


def _guide(papier: Papier, volgorde: str) -> list[str]:
    """Return the sentences about chapters that are really there."""
    sentences = []
    for line in text("leeswijzer", volgorde).strip().splitlines():
        names, _, sentence = line.partition("|")
        wanted = names.split()
        if not wanted or set(wanted) & {*papier.geschreven, *papier.delen}:
            sentences.append(sentence.strip())
    return sentences


def _paragraph_after(papier: Papier, paragraph: Paragraph, stijl: str) -> Paragraph:
    new = papier.add("", stijl)
    paragraph._p.addnext(new._p)
    return new


def write_margins(papier: Papier, plan: Plan, titel: str, *, voorblad: bool) -> None:
    """Write school and page numbers at the top and foot of each page, unless the base has its own.

    A school's own base keeps its header and footer as they are; only a base without any text in
    its footer gets page numbers. Sections that come after it take them over.
    """
    section = papier.document.sections[0]
    if not papier.eigen_stijl:
        section.different_first_page_header_footer = voorblad
        parts = [part for part in (titel, plan.school) if part]
        _write_line(section.header, " · ".join(parts))
        _write_pages(section.footer)
        _write_pages(section.first_page_footer)
    elif not _has_content(section.footer):
        _write_pages(section.footer)


def _has_content(footer: _Footer) -> bool:
    return not footer.is_linked_to_previous and any(
        element.tag.endswith(("}t", "}drawing", "}pict", "}instrText", "}fldSimple"))
        for element in footer._element.iter()
    )


def _write_line(margin: _Header, tekst: str) -> None:
    margin.is_linked_to_previous = False
    paragraph = margin.paragraphs[0]
    paragraph.text = clean(tekst)


def _write_pages(footer: _Footer) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.add_run(text("voorin", "pagina"))
    velden.add_field(paragraph, "PAGE", "1")
    paragraph.add_run(text("voorin", "pagina_van"))
    velden.add_field(paragraph, "NUMPAGES", "1")


def write_properties(papier: Papier, plan: Plan, titel: str) -> None:
    """Fill in the properties of the document; nothing of the base's author stays."""
    core = papier.document.core_properties
    core.title = clean(titel)[:LANGSTE]
    core.subject = text("voorin", "onderwerp")
    core.author = core.last_modified_by = clean(plan.school)[:LANGSTE]
    core.keywords = text("voorin", "trefwoorden")
    core.comments = core.category = core.content_status = core.identifier = core.version = ""
    core.language = "nl-NL"
    core.revision = 1
    core.created = core.modified = _as_utc(plan.gemaakt)


def _as_utc(moment: datetime) -> datetime:
    """Return the moment as python-docx writes it: naive, in UTC."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None)
