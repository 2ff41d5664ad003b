"""The ledger as columns in files: one Parquet file for the lines of a register and a year, valued.

A file's name carries the mark of its lines and the version of everything by which they are valued, so a file never goes
stale: when something changes, another one takes its place.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from bandung import reference
from bandung.contributions.ledger import lines
from bandung.contributions.models import Contribution, LedgerMark
from bandung.measurement.figures import FILTERS, measured
from bandung.measurement.valuation import value
from bandung.measurement.valued import Policy, Valued
from bandung.registers.models import in_order
from bandung.reporting.rates import rates

FORMAT = 2
"""Of the columns; another one is another file."""
BATCH = 20_000
MANY, GATHERED = 50, "all.json"
KEPT = 3_600
"""Seconds for which a file that was replaced is kept."""
DIGITS = pa.decimal128(38, 12)
WHOLE = pa.decimal128(38, 0)
SHOWN_GROUPS = ("LDC", "LLDC", "SIDS_OHRLLS")
NUMBERS: Mapping[str, pa.DataType] = {
    "usd": WHOLE, "ppp": WHOLE, "amount": DIGITS, "quantity": DIGITS, "people": pa.int64(), "women": pa.int64(),
    "men": pa.int64(),
}  # fmt: skip
"""What can be added up; null is not stated."""
TEXTS = tuple(name for name in FILTERS if name != "year")
FLAGS: Mapping[str, tuple[str, str]] = {
    f"{end}_{code.lower()}": (end, code) for end in ("giver", "recipient") for code in SHOWN_GROUPS
}
"""Whether an end was in a group of countries that dashboards show."""
SCHEMA = pa.schema(
    [("uid", pa.string()), ("register", pa.string()), ("year", pa.int16())]
    + [(name, pa.string()) for name in TEXTS]
    + list(NUMBERS.items())
    + [("counts", pa.bool_()), ("public", pa.bool_()), ("readers", pa.string()), ("confirmed_quantity", DIGITS),
       ("confirmed_amount", DIGITS), ("title", pa.string()), ("why", pa.string()), ("giver_groups", pa.string()),
       ("recipient_groups", pa.string()), ("broad", pa.string())]
    + [(name, pa.bool_()) for name in FLAGS]
)  # fmt: skip
SMALLEST = Decimal(1).scaleb(-12)
POLICY = Policy()
"""Of everything that is not one country's own report: nothing contested is counted."""

Key = tuple[str, int]


def marks() -> dict[Key, str]:
    """The mark of each register and year with lines. One query."""
    return {(each.register, each.year): each.mark for each in LedgerMark.objects.all()}


def valuation() -> str:
    """Names everything beside the lines that their columns rest on: the rates, and the form of the columns."""
    said = repr((FORMAT, rates().version))
    return sha256(said.encode()).hexdigest()[:16]


def part(key: Key, mark: str, version: str) -> Path:
    """The file of a register's lines of a year; it may not be there yet."""
    register, year = key
    return settings.LEDGER_FOLDER / version / f"{register}-{year}-{mark}.parquet"


def build(key: Key, mark: str, version: str) -> Path:
    """Write the file of a register and year, if it is not there, and remove old ones that it replaces.

    Another process may still be reading the one before, so that goes an hour later.
    """
    path = part(key, mark, version)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{uuid4().hex[:8]}")
    register, year = key
    rows = Contribution.objects.filter(register=register, year=year, withdrawn_at=None)
    with pq.ParquetWriter(unfinished, SCHEMA, compression="zstd") as writer:
        for batch in _tables(in_order(rows, "uid", BATCH), date(year, 12, 31)):
            writer.write_table(batch)
    unfinished.replace(path)
    _forget_replaced(path, [*path.parent.glob(f"{register}-{year}-{'?' * 32}.parquet")])
    return path


def _forget_replaced(path: Path, files: list[Path]) -> None:
    """Each was replaced when the next one was written."""
    written = {each: found for each in files if (found := _written(each)) is not None}
    in_order_of_writing = sorted(written, key=lambda each: written[each])
    for old, following in pairwise(in_order_of_writing):
        if written.get(path, 0.0) - written[following] > KEPT:
            old.unlink(missing_ok=True)


def _written(path: Path) -> float | None:
    """When; None for a file that another process removed meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return None


def forget_other_valuations(version: str) -> None:
    """Remove files of valuations that nothing has rested on for an hour."""
    current = settings.LEDGER_FOLDER / version
    if not current.is_dir():
        return
    for folder in settings.LEDGER_FOLDER.iterdir():
        is_old = current.stat().st_mtime - folder.stat().st_mtime > KEPT
        if folder.is_dir() and folder != current and is_old:
            shutil.rmtree(folder, ignore_errors=True)


def _tables(batches: Iterable[list[Contribution]], on: date) -> Iterator[pa.Table]:
    known = rates()
    for batch in batches:
        valued = (value(line, known, POLICY) for line in lines(batch, on=on))
        yield pa.Table.from_pylist([_columns(row, each) for row, each in zip(batch, valued, strict=True)], SCHEMA)


def _columns(row: Contribution, valued: Valued) -> dict[str, Any]:
    line = valued.line
    told: dict[str, Any] = {name: FILTERS[name](line) or None for name in TEXTS}
    for name, kind in NUMBERS.items():
        number = measured(name, valued)
        told[name] = _fitting(number) if kind is DIGITS else number
    groups = {end: _groups(getattr(line, f"{end}_country"), line.year) for end in ("giver", "recipient")}
    flags = {name: f",{code}," in groups[end] for name, (end, code) in FLAGS.items()}
    return told | flags | {
        "uid": line.uid, "register": row.register, "year": line.year, "counts": line.counts, "public": line.public,
        "readers": row.readers, "confirmed_quantity": _fitting(line.confirmed_quantity),
        "confirmed_amount": _fitting(line.confirmed_amount), "title": line.title, "why": valued.why or None,
        "giver_groups": groups["giver"], "recipient_groups": groups["recipient"], "broad": line.sector[:3] or None,
    }  # fmt: skip


@lru_cache(maxsize=50_000)
def _groups(country: str, year: int) -> str:
    """The groups of countries it was in at the end of that year, each between commas."""
    return f",{','.join(sorted(reference.groups_of(country, date(year, 12, 31))))}," if country else ","


def _fitting(number: int | Decimal | None) -> Decimal | None:
    """Twelve digits behind the point are kept in columns; the register keeps all."""
    return None if number is None else Decimal(number).quantize(SMALLEST)


def stale(known: Mapping[Key, str], version: str) -> list[Key]:
    """The registers and years whose file is yet to be written."""
    return [key for key, mark in known.items() if not part(key, mark, version).exists()]


def refresh(keys: Iterable[Key] | None = None) -> int:
    """Write every file that is not there; how many that were."""
    known, version = marks(), valuation()
    wanted = stale(known, version) if keys is None else [key for key in keys if key in known]
    for key in wanted:
        build(key, known[key], version)
    if keys is None:
        gather(known, version)
    forget_other_valuations(version)
    return len(wanted)


def gathered(version: str) -> tuple[Path, dict[Key, str]] | None:
    """One file with the lines of many registers and years, and the marks they had then: a process that begins reads it
    at once, and then only the files of what changed since."""
    index = settings.LEDGER_FOLDER / version / GATHERED
    try:
        said = json.loads(index.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    path = index.parent / said["file"]
    return (path, {(register, year): mark for register, year, mark in said["marks"]}) if path.exists() else None


def gather(known: Mapping[Key, str], version: str) -> bool:
    """Write that file anew, where there are many files and a tenth of them changed since the last time."""
    found = gathered(version)
    held = found[1] if found else {}
    changed = sum(held.get(key) != mark for key, mark in known.items())
    if len(known) < MANY or changed * 10 < len(known):
        return False
    folder = settings.LEDGER_FOLDER / version
    path = folder / f"all-{uuid4().hex}.parquet"
    with pq.ParquetWriter(path.with_suffix(".new"), SCHEMA, compression="zstd") as writer:
        for key, mark in known.items():
            writer.write_table(pq.read_table(part(key, mark, version), schema=SCHEMA))
    path.with_suffix(".new").replace(path)
    said = {"file": path.name, "marks": [[*key, mark] for key, mark in known.items()]}
    unfinished = folder / f"{path.stem}.json"
    unfinished.write_text(json.dumps(said), encoding="utf-8")
    unfinished.replace(folder / GATHERED)
    for old in folder.glob("all-*.parquet"):
        if old != path and path.stat().st_mtime - old.stat().st_mtime > KEPT:
            old.unlink(missing_ok=True)
    return True
