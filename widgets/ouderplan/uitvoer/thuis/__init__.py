"""What goes home with a code: letters to print, a list for the ouderportaal, a reminder."""
