"""A real kernel, and messages that nobody but a curious pupil would send to it."""

import json
import os
import shutil
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

import ouderplan
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.tabellen import TABELLEN

VOORBEELD = Path(__file__).parents[2] / "data" / "voorbeeld"
ROMMEL = [None, 0, -1, 2**70, "x", "<script>alert(1)</script>", [], [None], {}, {"a": 1}, True]

NOEM = """
import json
from ipywidgets.widgets.widget import _instances
print(json.dumps({
    comm: {"_model_name": each._model_name, "description": getattr(each, "description", "")}
    for comm, each in _instances.items()
}))
"""


class Browser:
    """The other end of a page's kernel."""

    def __init__(self, kernel) -> None:
        self.kernel = kernel
        self.widgets: dict[str, dict] = {}
        self.heard: list[dict] = []

    def run(self, code: str) -> None:
        self._listen(self.kernel.execute(code))

    def send(self, comm: str, data: object, kind: str = "comm_msg") -> None:
        content = {"comm_id": comm, "data": data, "target_name": "jupyter.widget"}
        message = self.kernel.session.msg(kind, content)
        self.kernel.shell_channel.send(message)
        self._listen(message["header"]["msg_id"])

    def find(self, model: str, **state: object) -> str:
        return next(
            comm
            for comm, known in self.widgets.items()
            if known.get("_model_name") == model and state.items() <= known.items()
        )

    def look_around(self) -> None:
        """Note every widget of the page, as the page itself knows them."""
        self.run(NOEM)
        said = next(m for m in reversed(self.heard) if m["msg_type"] == "stream")
        self.widgets = json.loads(said["content"]["text"])
        self.heard.clear()

    def _listen(self, asked: str) -> None:
        while True:
            message = self.kernel.get_iopub_msg(timeout=60)
            content = message["content"]
            self.heard.append(message)
            idle = message["msg_type"] == "status" and content["execution_state"] == "idle"
            if idle and message["parent_header"].get("msg_id") == asked:
                return


@pytest.fixture
def browser_zonder_scherm(tmp_path):
    map = shutil.copytree(VOORBEELD, tmp_path / "voorbeeld", ignore=lambda *_: ["werkboek.db"])
    Kast(tmp_path).choose(map)
    env = os.environ | {
        "PYTHONPATH": str(Path(ouderplan.__file__).parents[1]),
        "OUDERPLAN_DATA": str(tmp_path),
        "OUDERPLAN_EXPORTS": str(tmp_path / "exports"),
        "OUDERPLAN_MAP": str(VOORBEELD.parents[1]),
        "SERVER_SOFTWARE": "voila/0",
    }
    manager, client = start_new_kernel(kernel_name="python3", env=env, cwd=str(tmp_path))
    browser = Browser(client)
    browser.run("from ouderplan.app.pagina import show_werkboek\nshow_werkboek()")
    browser.look_around()
    yield browser, map
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_a_kernel_lives_on_and_sends_no_traceback_whatever_it_is_sent(browser_zonder_scherm):
    browser, map = browser_zonder_scherm
    widgets = list(browser.widgets)
    assert len(widgets) > 100
    for nummer, rommel in enumerate(ROMMEL * 3):
        comm = widgets[nummer * 7 % len(widgets)]
        for naam in ("value", "index", "children", "options", "_model_name", "layout"):
            browser.send(comm, {"method": "update", "state": {naam: rommel}, "buffer_paths": []})
        browser.send(comm, {"method": "custom", "content": rommel})
        browser.send(comm, rommel)
        browser.send("bestaat-niet", {"method": "update", "state": {}})
    said = [message["content"] for message in browser.heard if message["msg_type"] != "comm_open"]
    assert "error" not in {message["msg_type"] for message in browser.heard}
    assert "Traceback" not in str(said)
    assert "Traceback" in (map.parent / "logboek" / "pagina.log").read_text("utf-8")
    school = browser.find("ButtonModel", description="De school")
    browser.send(school, {"method": "custom", "content": {"event": "click"}})
    browser.look_around()
    browser.send(
        browser.find("TextModel", description="Motto"),
        {"method": "update", "state": {"value": "Wij leven nog"}, "buffer_paths": []},
    )
    wb = Werkboek.open(map)
    try:
        assert wb.profile()["motto"] == "Wij leven nog"
        with wb.reading() as tx:
            assert all(tx.rows(tabel.rij) is not None for tabel in TABELLEN)
    finally:
        wb.close()
