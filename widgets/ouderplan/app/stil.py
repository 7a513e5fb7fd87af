"""Making the page's widgets without telling the browser of each one apart."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import comm
from ipykernel.comm.comm import BaseComm
from ipykernel.kernelbase import Kernel
from ipywidgets import Widget
from ipywidgets.widgets.widget import __protocol_version__, _instances, _remove_buffers

from ouderplan.stappen.onderdelen.eenmaal import own_widgets

Zeg = Callable[[dict[str, Any], list[Any]], object]
"""Takes the state of widgets by number, with where their buffers belong, and the buffers."""


@contextmanager
def unsaid() -> Iterator[None]:
    """Let no widget say anything for as long as the block takes.

    For a page that is being made in Voila: nobody listens yet, and the page brings the state of
    all its widgets along at once. In JupyterLab somebody does listen.
    """
    with _saying(_not_now):
        yield


@contextmanager
def bundled(say: Zeg) -> Iterator[None]:
    """Let the browser hear in one message of all widgets that are made in the block.

    What those that were there already have to say, is said after that.
    """
    there, later = set(_instances), list[Callable[[], object]]()
    publish: Callable[..., object] = BaseComm.publish_msg

    def keep(comm: BaseComm, *args: Any, **kwargs: Any) -> None:
        _not_now(comm)
        if comm.comm_id in there:
            later.append(lambda: publish(comm, *args, **kwargs))

    try:
        with _saying(keep):
            yield
    finally:
        if made := [widget for number, widget in _instances.items() if number not in there]:
            say(*_states(made))
        for each in later:
            each()


@contextmanager
def _saying(instead: Callable[..., object]) -> Iterator[None]:
    """Let every comm say things in this way, and no new widget its state: that is asked later."""
    publish, begin = BaseComm.publish_msg, Widget.open
    BaseComm.publish_msg = instead  # type: ignore[method-assign]
    Widget.open = _open_unsaid
    try:
        yield
    finally:
        BaseComm.publish_msg = publish  # type: ignore[method-assign]
        Widget.open = begin


def _open_unsaid(widget: Widget) -> None:
    """Do what `Widget.open` does, but for the state: only make the widgets that belong to it."""
    if widget.comm is not None:
        return
    for naam in own_widgets(widget.__class__):
        getattr(widget, naam)
    number = {} if widget._model_id is None else {"comm_id": widget._model_id}
    widget.comm = comm.create_comm(
        target_name="jupyter.widget", metadata={"version": __protocol_version__}, **number
    )


def _states(widgets: list[Widget]) -> tuple[dict[str, Any], list[Any]]:
    states = {
        widget.model_id: {
            "model_name": widget._model_name,
            "model_module": widget._model_module,
            "model_module_version": widget._model_module_version,
            "state": spare(widget._model_name, widget.get_state()),
        }
        for widget in widgets
    }
    states, paths, buffers = _remove_buffers(states)
    return {"states": states, "buffer_paths": paths}, buffers


def spare(model_name: str, state: dict[str, Any]) -> dict[str, Any]:
    """Return a layout without what is not set: that is what a browser takes for a missing one."""
    if model_name != "LayoutModel":
        return state
    return {name: value for name, value in state.items() if value is not None}


def _not_now(comm: BaseComm, *_args: object, **_kwargs: object) -> None:
    """Say nothing, but be ready to: a widget whose comm has no kernel never says anything again."""
    comm.kernel = Kernel.instance() if Kernel.initialized() else None
