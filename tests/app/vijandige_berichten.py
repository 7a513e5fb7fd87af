"""A page of the begeleider, and the messages that someone can make up for it in the browser."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import ipywidgets as w
from hypothesis import strategies as st

from ouderplan.app.pagina import Pagina
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.lezen.bestanden import read_files
from ouderplan.opslag.rijen import cells_of, check_row
from ouderplan.opslag.tabellen import TABELLEN
from ouderplan.stappen import Zitting, find_steps
from ouderplan.stappen.stembus.view import Stembus

VOORBEELD = Path(__file__).parents[2] / "data" / "voorbeeld"
NAAR = [
    "",
    " ",
    "durf",
    "0",
    "-1",
    "999999999999999999999",
    "\u0661\u0662",
    "2016",
    "31-02-2026",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\u202etxt.exe",
    "\x00",
    "\ud800",
    "{{ 7*7 }}{0}%s",
    "../../../etc/passwd",
    "a\nb\r\nc",
    "x" * 400,
    "x" * 40_000,
    "\U0001f600" * 500,
]
TEKST = st.sampled_from(NAAR) | st.text(max_size=20)
ROMMEL = st.sampled_from(
    [None, True, 0, -1, 2**70, 1.5, float("nan"), "x", [], {}, [None], {"a": 1}, "IPY_MODEL_x"]
)
KEUZE = st.sampled_from([None, None, -1, 0, 1, 2, 3, 5, 99])


class Bericht(NamedTuple):
    """What is sent to the `plaats`-th widget of the page."""

    plaats: int
    gok: int
    tekst: str
    keuze: int | None
    rommel: Any


BERICHT = st.builds(Bericht, st.integers(0, 9_999), st.integers(0, 99), TEKST, KEUZE, ROMMEL)
TEKSTVELDEN = (w.Text, w.Textarea, w.Combobox)
BEDIENING = (w.Button, w.Dropdown, w.RadioButtons, w.ToggleButtons, w.Checkbox, *TEKSTVELDEN)


class Klachten(logging.Handler):
    """Hears every error that only the log tells; one that ipywidgets itself refuses is none."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not _refused_by_ipywidgets(error):
            self.heard.append(f"{record.getMessage()}: {error!r}")


def _refused_by_ipywidgets(error: BaseException) -> bool:
    """Tell whether a value was refused before any line of ours ran."""
    trace, ours = error.__traceback__, False
    while trace is not None:
        ours |= "ouderplan" in Path(trace.tb_frame.f_code.co_filename).parts
        trace = trace.tb_next
    return not ours


def make_school(map: Path) -> Path:
    """Build the example up from its CSVs, closed, to copy for every step."""
    shutil.copytree(VOORBEELD, map, ignore=shutil.ignore_patterns("*.db*"))
    Werkboek.open(map).close()
    return map


class Belaagd:
    """One step on a copy of `school`, with who plays with its messages."""

    def __init__(self, map: Path, stap: str, school: Path) -> None:
        self.map, self.stap = map, stap
        kast = Kast(map)
        shutil.copytree(school, map / "voorbeeld")
        self.zitting = Zitting(kast, exports=map / "exports", zaal="http://10.0.0.1:8100")
        self.zitting.open(map / "voorbeeld")
        self.page: Any = Stembus(self.zitting) if stap == "stembus" else self._page()

    def _page(self) -> Pagina:
        page = Pagina(self.zitting, find_steps())
        self.zitting.go(self.stap)
        return page

    def widgets(self) -> list[Any]:
        found = dict.fromkeys(_in(self.page.box))
        for view in getattr(self.page, "_views", {}).values():
            found |= dict.fromkeys(_in(view.bedienen))
        return list(found)

    def controls(self) -> list[Any]:
        """Return the widgets of this step alone."""
        if self.stap == "stembus":
            return self.widgets()
        if self.zitting.stap != self.stap:
            self.zitting.go(self.stap)
        return list(dict.fromkeys(_in(self.page._views[self.stap].bedienen)))

    def buttons(self) -> list[w.Button]:
        return [widget for widget in self.controls() if isinstance(widget, w.Button)]

    def choose_nothing(self) -> None:
        """Say for every control with a list of choices that none of them is chosen."""
        for widget in self.controls():
            if hasattr(widget, "index"):
                _say(widget, {"method": "update", "state": {"index": None}, "buffer_paths": []})

    def click(self, button: w.Button) -> None:
        _say(button, {"method": "custom", "content": {"event": "click"}})
        self.zitting.guard(self.zitting.poll)

    def send(self, bericht: Bericht) -> None:
        if self.stap not in ("stembus", self.zitting.stap) and bericht.gok % 3 == 0:
            self.zitting.go(self.stap)
        everything = self.widgets()
        used = [widget for widget in everything if isinstance(widget, BEDIENING)]
        chosen = (used if bericht.gok % 5 else everything) or everything
        widget = chosen[bericht.plaats % len(chosen)]
        data = _data(widget, bericht)
        _say(widget, data)
        self.zitting.guard(self.zitting.poll)

    def check(self) -> None:
        """Fail when the store holds what it should not, or cannot be built up from its CSVs."""
        wb = self.zitting.wb
        with wb.reading() as tx:
            for tabel in TABELLEN:
                for row in tx.rows(tabel.rij):
                    assert check_row(row) == cells_of(row)
        wb.sync_csvs()
        read_files(wb.map.glob("*.csv"))
        with wb.reading() as tx:
            before = {tabel.naam: tx.rows(tabel.rij) for tabel in TABELLEN}
        again = Werkboek.open(_only_csvs(wb.map, self.map / "terug"))
        with again.reading() as tx:
            assert {tabel.naam: tx.rows(tabel.rij) for tabel in TABELLEN} == before
        again.close()


def _say(widget: Any, data: dict[str, Any]) -> None:
    widget._handle_msg({"content": {"data": data}, "buffers": []})


def _only_csvs(map: Path, to: Path) -> Path:
    to.mkdir()
    for path in map.glob("*.csv"):
        shutil.copy(path, to)
    return to


def _in(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _in(child)


def _data(widget: Any, bericht: Bericht) -> dict[str, Any]:
    """Return what a browser could send: mostly what the control is for, sometimes nonsense."""
    gok, state = bericht.gok, {}
    if gok < 4:
        return {"method": ("request_state", "weg", "custom", "update")[gok], "content": {}}
    if gok < 12:
        return {"method": "custom", "content": bericht.rommel}
    if isinstance(widget, w.Button) and gok < 95:
        return {"method": "custom", "content": {"event": "click"}}
    if hasattr(widget, "index") and gok < 90:
        state = {"index": bericht.keuze}
    elif isinstance(widget, TEKSTVELDEN) and gok < 90:
        state = {"value": bericht.tekst}
    elif isinstance(widget, w.Checkbox) and gok < 90:
        state = {"value": gok % 2 == 0}
    elif isinstance(widget, w.FileUpload) and gok < 90:
        file = {"name": bericht.tekst, "type": "x", "size": 1, "last_modified": 0}
        state = {"value": [file | {"content": bericht.tekst.encode("utf-8", "replace")}]}
    else:
        keys = sorted(widget.keys)
        state = {keys[bericht.plaats % len(keys)]: bericht.rommel}
    return {"method": "update", "state": state, "buffer_paths": []}
