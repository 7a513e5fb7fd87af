"""The ballot on a shared tablet. Not a step: it has no ``STAP`` and a page of its own."""
