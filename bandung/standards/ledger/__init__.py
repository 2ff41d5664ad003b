"""The ledger itself as a flat file, every column of every line: CSV, XLSX and Parquet, and back without difference.

``files.write(lines, form, to)`` writes in one of ``files.FORMS``; ``files.read(data)`` gives the same lines from any of
them. The columns are the fields of ``measurement.lines.Line`` under their own names; costs and loans are in one cell
each, in canonical JSON.
"""
