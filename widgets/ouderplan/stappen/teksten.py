"""The old address of `ouderplan.teksten.Teksten`."""

from ouderplan.teksten import Teksten

__all__ = ["Teksten"]
