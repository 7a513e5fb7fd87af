"""Every test of a drawing has it drawn."""

from collections.abc import Iterator

import pytest

from ouderplan.figuren import tekenaar


@pytest.fixture(autouse=True)
def _draw_anew() -> Iterator[None]:
    tekenaar.forget()
    yield
    tekenaar.forget()
