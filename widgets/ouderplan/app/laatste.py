"""The last that a page typed, in its kernel: what is heard after it and is older, does not count.

A page that closes sends its last values along another line than the one that it typed on. Which of
the two a kernel reads first is not said anywhere (ZeroMQ takes turns), so an older value could come
after the last one and be kept as if it were newer.
"""

import json
from typing import Any

import comm
from IPython import get_ipython


def take_last(text: str) -> None:
    """Take in these values of widgets, and from now on no others for the same widgets.

    `text` is JSON, as ``afscheid.py`` read it: pairs of a widget's id and its values. What else the
    page said and is still on its way, such as the press of a button, is handled as always.
    """
    last = dict(json.loads(text))
    handlers = get_ipython().kernel.shell_handlers
    handle = handlers["comm_msg"]

    def unless_older(stream: Any, ident: Any, message: dict[str, Any]) -> Any:
        content = message["content"]
        if content["comm_id"] in last and content["data"].get("method") == "update":
            return None
        return handle(stream, ident, message)

    handlers["comm_msg"] = unless_older
    manager: Any = comm.get_comm_manager()
    for widget, state in last.items():
        data = {"method": "update", "state": state, "buffer_paths": []}
        content = {"comm_id": widget, "data": data}
        manager.comm_msg(None, None, {"content": content, "buffers": []})
