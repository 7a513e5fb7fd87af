"""What in a plan is missing, contradicts, or came from nowhere (G5).

A rule is a function from a `Planstand` to findings, in the file of its subject; adding one is
adding a function to ``REGELS`` and its sentence to ``zinnen``.
"""

from ouderplan.kern.plancheck.regels import REGELS, bundle, check
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand

__all__ = ["REGELS", "Bevinding", "Ernst", "Planstand", "bundle", "check"]
