"""The words of the application and its command line, from ``teksten.toml``."""

from ouderplan.teksten import Teksten

text = Teksten(__package__).text
