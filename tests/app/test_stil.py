"""What the browser hears of widgets that are made together."""

import ipywidgets as w
import pytest
from ipykernel.comm.comm import BaseComm

from ouderplan.app.stil import bundled, spare


@pytest.fixture
def said(monkeypatch):
    """Give what is said, in order: a bundle, or a message of one widget."""
    found = []

    def publish(comm, kind, *_args, **_kwargs):
        found.append((kind, comm.comm_id))

    monkeypatch.setattr(BaseComm, "publish_msg", publish)
    return found


def test_widgets_that_are_made_are_one_message_with_their_last_values(said):
    bundles = []
    with bundled(lambda what, buffers: bundles.append((what, buffers))):
        text = w.Text(value="eerst")
        text.value = "laatst"
        picture = w.Image(value=b"plaatje")
    ((what, buffers),) = bundles
    assert said == []
    assert what["states"][text.model_id]["state"]["value"] == "laatst"
    assert text.layout.model_id in what["states"]
    assert what["buffer_paths"] == [[picture.model_id, "state", "value"]]
    assert buffers == [b"plaatje"]


def test_what_others_have_to_say_comes_after_it(said):
    other = w.VBox()
    line = BaseComm(comm_id=other.model_id, primary=False)
    said.clear()
    with bundled(lambda what, _buffers: said.append(("bundle", *what["states"]))):
        line.publish_msg("comm_msg")
        made = w.Label(value="nieuw")
    (first, *numbers), *later = said
    assert first == "bundle"
    assert made.model_id in numbers
    assert later == [("comm_msg", other.model_id)]


def test_afterwards_everything_is_said_as_always_also_after_an_error(said):
    line = BaseComm(primary=False)
    with pytest.raises(ZeroDivisionError), bundled(lambda *_: None):
        raise ZeroDivisionError
    line.publish_msg("comm_msg")
    assert said == [("comm_msg", line.comm_id)]


def test_nothing_made_is_nothing_said(said):
    with bundled(lambda *_: pytest.fail("there is nothing to say")):
        pass
    assert said == []


def test_only_a_layout_leaves_out_what_is_not_set():
    assert spare("LayoutModel", {"width": "1px", "top": None}) == {"width": "1px"}
    assert spare("TextModel", {"tooltip": None}) == {"tooltip": None}
