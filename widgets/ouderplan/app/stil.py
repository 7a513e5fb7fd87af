"""Making the page's widgets without telling the browser of each one apart."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ipykernel.comm.comm import BaseComm
from ipykernel.kernelbase import Kernel
from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances, _remove_buffers

Zeg = Callable[[dict[str, Any], list[Any]], object]
"""Takes the state of widgets by number, with where their buffers belong, and the buffers."""


@contextmanager
def unsaid() -> Iterator[None]:
    """Let no widget say anything for as long as the block takes.

    For a page that is being made in Voila: nobody listens yet, and the page brings the state of
    all its widgets along at once. In JupyterLab somebody does listen.
    """
    publish = BaseComm.publish_msg
    BaseComm.publish_msg = _not_now  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        BaseComm.publish_msg = publish  # type: ignore[method-assign]


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

    BaseComm.publish_msg = keep  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        BaseComm.publish_msg = publish  # type: ignore[method-assign]
        if made := [widget for number, widget in _instances.items() if number not in there]:
            say(*_states(made))
        for each in later:
            each()


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
