"""Start: which workbook, the school's profile, the plan van aanpak, the hall's address."""

from ouderplan.stappen.basis import Stap

STAP = Stap(0, __name__)
