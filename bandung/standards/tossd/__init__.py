"""Rows in the fields of TOSSD, for a provider and a year.

- ``returning.rows(valued, provider, year, policy)``: one ``Row`` for each contribution in scope; facilitators' too.
- ``returning.make(valued, provider, year, policy, rates=, on=)``: the whole ``rendering.report.Report``.
- ``returning.read(data)``: the rows of a file that was written from it, CSV or XLSX.

Files are written by ``rendering.book``. The fields are in ``data/columns_v0.csv``: recalled, not read in the reporting
instructions. Fields that the ledger does not hold stay empty: reflows, what was mobilised, and how.
"""
