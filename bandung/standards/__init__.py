"""Formats that others read and write: one folder per standard.

``spreadsheet`` (needs, offers and contributions as people fill them in), ``ssc`` (the 17.3.1 return), ``tossd``,
``ibero`` (annual tables), ``sdmx`` and ``ledger`` (every column of every line). ``rendering`` is what all reports say
beside their rows, ``tables`` how rows become files and come back.
"""
