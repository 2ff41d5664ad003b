"""What every report says beside its rows: scope, method, coverage, totals with their addresses, what is left out.

- ``report.Report``: the rows of one report with all that they rest on; ``.counted`` stands in the order of ``.rows``.
- ``report.digest_of(report)``: digest of its rows, for a record of it.
- ``totals.figures(report)``: every total with the address of its figure; ``totals.coverage(report)``.
- ``notes.notes(report, language)``: scope statement and method note as (heading, text).
- ``book.sheets(report, language)``: the sheets; ``book.write_xlsx(report, language, to)``,
  ``book.write_csv(report, language, to)``.
"""
