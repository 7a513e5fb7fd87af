"""What starts the workbook: the two doors, their pages, the command line."""
