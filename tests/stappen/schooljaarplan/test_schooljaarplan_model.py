"""The state of the step Schooljaarplan: exports, what is missing, the house style."""

import asyncio
import io
import threading
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook

from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.stappen import Staat
from ouderplan.stappen.schooljaarplan.bestanden import HUISSTIJL, data_uri, earlier
from ouderplan.stappen.schooljaarplan.uitvoering import Uitvoering
from ouderplan.uitvoer import excel, load_plan
from ouderplan.uitvoer.fouten import GeenWordbestand


def docx(tekst="Briefpapier"):
    out, document = io.BytesIO(), Document()
    document.styles["Normal"].font.name = "Georgia"
    document.add_paragraph(tekst)
    document.save(out)
    return out.getvalue()


def texts(path):
    document = Document(str(path))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return " ".join([*(p.text for p in document.paragraphs), *cells])


def test_before_there_is_a_file_the_step_has_not_begun(venster):
    assert venster.model.stand.staat is Staat.NOG_NIET
    assert "nog geen bestand" in venster.model.stand.blokkades[0]


@pytest.mark.parametrize(
    ("soort", "extensie"), [("word", "docx"), ("excel", "xlsx"), ("csv", "zip")]
)
def test_every_kind_of_file_is_made_and_put_up_for_download(venster, soort, extensie):
    venster.model.export(soort)
    made = venster.model.klaar
    assert made.path.suffix == f".{extensie}"
    assert made.path.parent == venster.zitting.exports
    assert made.path.read_bytes()[:2] == b"PK"
    assert data_uri(made.path).startswith("data:application/")
    assert venster.model.stand.staat is Staat.KLAAR


def test_the_word_file_holds_the_goals_of_this_workbook(venster):
    venster.model.export("word")
    text = texts(venster.model.klaar.path)
    for row in venster.model.plan.doelen:
        assert row.doel.jaardoel in text


def test_the_excel_file_can_be_opened(venster):
    venster.model.export("excel")
    assert load_workbook(venster.model.klaar.path).sheetnames[0] == "Totaaloverzicht"


def test_a_second_file_stands_beside_the_first(venster):
    venster.model.export("word")
    first = venster.model.klaar.path.read_bytes()
    venster.model.export("word")
    assert venster.model.klaar.path.stem.endswith("(2)")
    names = [row.path.name for row in venster.model.eerder]
    assert len(names) == len(set(names)) == 2
    older = next(row.path for row in venster.model.eerder if not row.path.stem.endswith(")"))
    assert older.read_bytes() == first


def test_only_this_schools_files_are_listed(venster):
    venster.model.export("csv")
    exports = venster.zitting.exports
    (exports / "Ouderplan Andere School 2026-2027.docx").write_bytes(b"x")
    (exports / "brief.docx").write_bytes(b"x")
    venster.model.refresh()
    assert [row.path.suffix for row in venster.model.eerder] == [".zip"]
    assert earlier(exports / "er-niet", {}) == ()


def test_an_earlier_file_can_be_downloaded_again_unless_it_is_gone(venster):
    venster.model.export("csv")
    venster.model.export("csv")
    older = venster.model.eerder[-1]
    venster.model.take_up(older)
    assert venster.model.klaar == older
    older.path.unlink()
    with pytest.raises(OuderplanFout, match="staat niet meer in de map"):
        venster.model.take_up(older)


def test_a_folder_that_cannot_be_made_is_one_sentence(venster):
    venster.zitting.exports.write_text("in de weg", encoding="utf-8")
    assert not venster.zitting.run(lambda: venster.model.export("word"))
    assert "Er is niets geschreven" in venster.zitting.melding.zin


def test_what_is_missing_comes_from_every_other_step(lege, venster):
    assert "Er zijn nog geen jaardoelen" in " ".join(lege.model.ontbreekt["Jaardoelen"])
    assert "Waarden" in lege.model.ontbreekt
    assert "Waarden" not in venster.model.ontbreekt
    assert any("2a" in zin for zin in venster.model.ontbreekt["Jaardoelen"])


def test_a_plan_with_everything_missing_can_still_be_made(lege):
    lege.model.export("word")
    assert "Er staat nog niets in dit plan." in texts(lege.model.klaar.path)


def test_the_plan_is_read_only_while_it_is_on_the_page(nieuw_venster, voorbeeld):
    window = nieuw_venster(voorbeeld, stap="waarden")
    assert window.model.plan is None
    window.zitting.stap = "schooljaarplan"
    assert window.model.plan is not None


def test_a_closed_model_no_longer_follows_the_page(nieuw_venster, voorbeeld):
    window = nieuw_venster(voorbeeld, stap="waarden")
    window.model.close()
    window.zitting.stap = "schooljaarplan"
    assert window.model.plan is None


def test_a_change_elsewhere_is_seen_in_the_plan(venster, nieuw_venster, voorbeeld):
    other = nieuw_venster(voorbeeld)
    with other.zitting.wb.writing() as tx:
        nummer, old = tx.find(Jaardoel, code="3a")
        tx.change(nummer, old, replace(old, jaardoel="Een heel nieuw doel"))
    venster.zitting.poll()
    assert "Een heel nieuw doel" in {row.doel.jaardoel for row in venster.model.plan.doelen}


def test_the_picture_is_drawn_once_and_again_after_another_vote(venster):
    first = venster.model.picture()
    venster.model.refresh()
    assert venster.model.picture() is first


def test_a_house_style_is_kept_used_and_let_go(venster):
    venster.model.set_house_style("school.docx", docx("Oude brieftekst"))
    assert venster.model.huisstijl == venster.zitting.wb.map / HUISSTIJL
    venster.model.export("word")
    made = Document(str(venster.model.klaar.path))
    assert made.styles["Normal"].font.name == "Georgia"
    assert "Oude brieftekst" not in texts(venster.model.klaar.path)
    venster.model.drop_house_style()
    assert venster.model.huisstijl is None
    assert not (venster.zitting.wb.map / HUISSTIJL).exists()


def test_a_house_style_is_there_for_every_window(venster, nieuw_venster, voorbeeld):
    venster.model.set_house_style("school.docx", docx())
    assert nieuw_venster(voorbeeld).model.huisstijl is not None


@pytest.mark.parametrize("content", [b"", b"geen docx", b"PK\x03\x04half"])
def test_something_else_than_a_docx_is_refused_and_the_old_one_kept(venster, content):
    good = docx()
    venster.model.set_house_style("school.docx", good)
    with pytest.raises(GeenWordbestand, match=r"brief\.docx"):
        venster.model.set_house_style("brief.docx", content)
    map = venster.zitting.wb.map
    assert (map / HUISSTIJL).read_bytes() == good
    assert [path.name for path in map.glob(".huisstijl*")] == []


def test_a_zip_that_is_no_document_and_a_giant_are_refused(venster):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "b")
    with pytest.raises(GeenWordbestand):
        venster.model.set_house_style("brief.docx", out.getvalue())
    with pytest.raises(OuderplanFout, match="te groot"):
        venster.model.set_house_style("brief.docx", b"x" * 9_000_001)
    assert venster.model.huisstijl is None


def test_the_page_goes_on_while_a_file_is_made_and_hears_of_it_on_its_own_loop(tmp_path):
    uitvoering, seen, threads = Uitvoering(), [], []
    let_go = threading.Event()

    def work(tell):
        threads.append(threading.current_thread())
        tell(0.5, "halverwege")
        assert let_go.wait(10)
        return tmp_path

    async def page():
        done = asyncio.get_running_loop().create_future()
        uitvoering.observe(lambda _change: seen.append(threading.current_thread()), "deel")
        uitvoering.start(work, lambda path, error: done.set_result((path, error)))
        assert uitvoering.bezig
        while uitvoering.zin != "halverwege":
            await asyncio.sleep(0)
        assert uitvoering.bezig
        let_go.set()
        return await asyncio.wait_for(done, 10)

    assert asyncio.run(page()) == (tmp_path, None)
    assert not uitvoering.bezig
    assert threads[0] is not threading.current_thread()
    assert set(seen) == {threading.current_thread()}


def test_an_error_while_making_a_file_becomes_a_sentence_and_ends_the_waiting(venster):
    async def page():
        venster.model.set_house_style("school.docx", docx())
        (venster.zitting.wb.map / HUISSTIJL).write_bytes(b"intussen stuk")
        venster.model.export("word")
        with pytest.raises(OuderplanFout, match="wordt al een bestand gemaakt"):
            venster.model.export("excel")
        while venster.model.uitvoering.bezig:
            await asyncio.sleep(0)

    asyncio.run(page())
    assert "geen Word-document" in venster.zitting.melding.zin
    assert venster.model.klaar is None
    assert list(venster.zitting.exports.iterdir()) == []


def test_the_order_of_chapters_is_kept_with_the_workbook(venster):
    venster.model.choose_order("proces")
    venster.model.name_empty(True)
    venster.zitting.poll()
    assert (venster.model.volgorde, venster.model.noem_lege) == ("proces", True)
    assert venster.zitting.wb.profile()["volgorde"] == "proces"
    venster.model.name_empty(False)
    venster.zitting.poll()
    assert not venster.model.noem_lege


def test_an_excel_file_is_shown_before_it_is_read_back(venster):
    boek = load_workbook(io.BytesIO(excel.build(load_plan(venster.zitting.wb))))
    boek["Totaaloverzicht"]["D2"] = "Een doel in andere woorden"
    out = io.BytesIO()
    boek.save(out)
    model = venster.model
    model.preview_back("plan.xlsx", out.getvalue())
    assert [blad.blad for blad in model.terug.bladen] == ["Totaaloverzicht"]
    assert not _has_goal(venster, "Een doel in andere woorden")
    model.read_back()
    assert model.terug is None
    assert _has_goal(venster, "Een doel in andere woorden")


def test_an_excel_file_can_be_put_aside_without_reading_it(venster):
    venster.model.preview_back("plan.xlsx", excel.build(load_plan(venster.zitting.wb)))
    assert venster.model.terug.leeg
    venster.model.forget_back()
    with pytest.raises(OuderplanFout, match="nog geen Excel-bestand"):
        venster.model.read_back()


def _has_goal(venster, tekst: str) -> bool:
    with venster.zitting.wb.reading() as tx:
        return any(doel.jaardoel == tekst for doel in tx.rows(Jaardoel))
