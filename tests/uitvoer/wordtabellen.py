"""What stands in the tables of a Word document, as a person reads it."""

from docx.document import Document


def tables_of(document: Document) -> list[list[list[str]]]:
    """Return the cells of each table, row by row; a space that holds words together is a space."""
    return [
        [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]
        for table in document.tables
    ]


def cells_of(document: Document) -> list[str]:
    """Return the cells of all tables after each other."""
    return [cell for table in tables_of(document) for row in table for cell in row]
