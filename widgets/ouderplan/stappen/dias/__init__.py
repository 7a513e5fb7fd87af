"""What the hall sees: rows of slides, made from the workbook, and drawn one at a time."""
