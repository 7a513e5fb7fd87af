"""Making the page's widgets without telling the browser of each one apart."""

from collections.abc import Iterator
from contextlib import contextmanager

from ipykernel.comm.comm import BaseComm
from ipykernel.kernelbase import Kernel


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


def _not_now(comm: BaseComm, *_args: object, **_kwargs: object) -> None:
    """Say nothing, but be ready to: a widget whose comm has no kernel never says anything again."""
    comm.kernel = Kernel.instance() if Kernel.initialized() else None
