"""What is the same for every widget of a kind, asked of that kind once.

A page is two thousand widgets. As ipywidgets 8.1 does it, each of them goes through all traits of
its class when it is made, and again whenever its state is asked for: half of the work of a page.
Which traits go to the browser, and how, is said by the class alone. (Traits that are added to one
widget give it a class of its own, so that is true of those as well.)
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from ipywidgets import Widget

NaarJson = Callable[[Any, Widget], Any]
"""Takes the value of a trait and its widget, and returns what the browser gets."""


def ask_once() -> None:
    """Let ipywidgets look up once for a class what all its widgets have in common."""
    Widget._default_keys.func = _keys
    Widget.get_state = _state


@cache  # there are some thirty kinds
def own_widgets(kind: Any) -> tuple[str, ...]:
    """Return the traits of which the value may be a widget that is made when it is first asked."""
    return tuple(naam for naam, special in _ways(kind).items() if special and naam in synced(kind))


@cache
def synced(kind: Any) -> tuple[str, ...]:
    """Return the names of the traits that the browser has too."""
    return tuple(kind.class_trait_names(sync=True))


@cache
def _ways(kind: Any) -> dict[str, NaarJson | None]:
    """Return for every trait how it goes to the browser; None is as it is."""
    said = {naam: trait.metadata.get("to_json") for naam, trait in kind.class_traits().items()}
    plain = kind._trait_to_json
    if plain is not Widget._trait_to_json:  # a kind that sends everything in a way of its own
        return {naam: way or plain for naam, way in said.items()}
    return said


def _keys(widget: Widget) -> list[str]:
    return list(synced(widget.__class__))


_given: Callable[..., dict[str, Any]] = Widget.get_state


def _state(
    widget: Widget, key: str | Iterable[str] | None = None, drop_defaults: bool = False
) -> dict[str, Any]:
    """Return the state, or what of it is asked for, as `Widget.get_state` does."""
    if drop_defaults:
        return _given(widget, key, drop_defaults)
    ways = _ways(widget.__class__)
    state = {}
    for naam in widget.keys if key is None else [key] if isinstance(key, str) else key:
        value, way = getattr(widget, naam), ways[naam]
        state[naam] = value if way is None else way(value, widget)
    return state
