"""The line breaks between two messages, one about what the other made: nothing is missing."""

import json

import pytest
from avond_starten import Begeleider
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


class Breuk:
    """A line to the kernel that breaks at the first new widget, which is lost with it.

    What the kernel says after that comes in on the next line, as when that was made at that moment.
    """

    def __init__(self):
        self.lijnen, self.klaar, self.over = 0, False, []
        self.verloren = ""

    def open(self, page):
        self.lijnen += 1
        kernel = page.connect_to_server()
        for message in self.over:
            page.send(message)
        self.over = []
        first = self.lijnen == 1
        kernel.on_message(lambda message: self.hear(page, message) if first else page.send(message))

    def hear(self, page, message):
        soort, parent = kind(message)
        if self.klaar and not self.verloren and soort == "comm_open":
            self.verloren = parent
        elif self.verloren:
            self.over.append(message)
            if soort == "status" and parent == self.verloren and state(message) == "idle":
                page.close(code=1011)
        else:
            page.send(message)


def parts(message):
    return [json.loads(part or b"{}") for part in deserialize_msg_from_ws_v1(message)[1][:4]]


def kind(message):
    if isinstance(message, str):
        return "", ""
    header, parent, *_ = parts(message)
    return header["msg_type"], parent.get("msg_id", "")


def state(message):
    return parts(message)[3]["execution_state"]


def test_a_row_of_which_one_widget_was_lost_with_the_line_is_whole(avond, page):
    breuk = Breuk()
    page.route_web_socket("**/channels*", breuk.open)
    who = Begeleider(page, avond)
    who.open()
    who.make_school("De Breuk")
    who.tab("Plan van aanpak")
    wat = page.get_by_label("Wat", exact=True)
    expect(wat.last).to_be_visible()
    before = wat.count()
    breuk.klaar = True
    wat.last.fill("Koffie zetten")
    who.press("Voeg toe")
    expect(wat).to_have_count(before + 1)
    assert breuk.verloren
    assert breuk.lijnen > 1
    expect(page.get_by_text("javascript error")).to_have_count(0)
