"""The return of a country and a year for SDG indicator 17.3.1, its part on South-South cooperation.

- ``returning.rows(valued, country, year, policy)``: one ``Row`` for each contribution in scope.
- ``returning.make(valued, country, year, policy, rates=, on=)``: the whole ``rendering.report.Report``.
- ``returning.read(data)``: the rows of a file that was written from it, CSV or XLSX.

Files are written by ``rendering.book.write_book(report, language, to)`` (XLSX) and ``write_rows`` (CSV). The columns
are in ``data/columns_v0.csv``: derived, not the official questionnaire.
"""
