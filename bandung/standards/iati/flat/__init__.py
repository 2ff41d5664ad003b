"""Activities as tables, for whoever adds up: every amount is counted, its parts add up, what does not fit is listed.

``TABLES`` says which tables there are and which columns each has; ``flatten`` turns a file, or a folder of thousands,
into CSV, Parquet, XLSX or DuckDB. Inside: ``flattening`` makes the rows of an activity with ``listing``,
``transactions`` and ``budgets``, who share ``current``; ``streaming`` takes the short way with ``whole``, ``learned``
and ``runs`` where a file is plain; ``splits`` and ``shares`` divide amounts, ``amounts`` values them, ``names`` puts
names beside codes, ``rows`` writes them down, ``forms`` lets them leave, ``files`` works through folders.
"""

from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.iati.flat.files import flatten

__all__ = ["TABLES", "flatten"]
