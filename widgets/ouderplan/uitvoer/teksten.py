"""The words of the exports, from ``teksten.toml``."""

from ouderplan.teksten import Teksten

_WOORDEN = Teksten(__package__)
text, counted = _WOORDEN.text, _WOORDEN.number
