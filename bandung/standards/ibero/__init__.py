"""Annual tables of a country's initiatives, as Ibero-America makes them.

- ``initiatives.Initiative`` and ``initiatives.Partner``: what the tables need to know of an initiative.
- ``initiatives.rows(initiatives, valued, country, year, policy)``: one ``Row`` for each initiative of the year.
- ``annual.make(initiatives, valued, country, year, policy, rates=, on=)``: all tables;
  ``annual.sheets(made, language)``, ``annual.write_book(made, language, to)`` (XLSX),
  ``annual.write_rows(made, language, to)`` (CSV).
- ``sectors.sector_of(purpose)``: one of 30 sectors in 6 areas for a purpose code of the CRS.

Sectors, areas and columns are in ``data/``: derived, not the official lists. Indicators are those of
``measurement.indicators``: efficiency (F-5), burden share (F-6), days from approval to start (F-7).
"""
