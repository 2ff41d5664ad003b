"""IATI as spreadsheets that people work in, and back to XML without loss.

``plan`` derives the tables from the schema; ``taking_apart`` turns a file into rows and ``putting_together`` rows into
a file, both activity by activity; ``folders`` keeps tables as CSV, ``workbooks`` as XLSX; ``gathering`` takes tables
of any origin, understands what people have written (``values``) and tells what it cannot.
"""
