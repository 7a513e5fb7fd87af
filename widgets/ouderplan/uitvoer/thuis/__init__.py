"""What goes home with a code: letters to print, a list for the ouderportaal, a reminder."""

from ouderplan.uitvoer.thuis.brieven import Brieven, Oproep
from ouderplan.uitvoer.thuis.maken import make_letters, write_reminder

__all__ = ["Brieven", "Oproep", "make_letters", "write_reminder"]
