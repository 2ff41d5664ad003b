"""Tables that leave as files and come back: columns from a data file, a workbook of several sheets, CSV, reading.

``columns.Column`` says what a column is, ``sheets.Sheet`` is a table of cells, ``writing.write_xlsx`` and ``write_csv``
write, ``reading.read_table`` reads back exactly what was written.
"""
