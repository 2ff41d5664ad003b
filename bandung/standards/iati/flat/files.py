"""Flattening a file, or a folder with thousands of them: over all cores, and from where it was left off.

Each file becomes a folder of rows of its own under ``.rows``, complete or not there at all; a file whose content,
options and rates are the same is not read again when work is taken up after an interruption, or when rows were kept.
At the end all are put together in the order of their names. A file that cannot be read stops no other and is listed.
"""

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from functools import cached_property
from pathlib import Path
from typing import Any

from bandung.measurement.rates import RatesTable
from bandung.standards.iati.errors import EmptyFile
from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.iati.flat.forms import assemble, check_forms
from bandung.standards.iati.flat.work import Job, digest_of, done_in, run

LAYOUT = 3
"""Of the rows; raised when they change, so that older ones are not taken up again."""
_ROWS = ".rows"
_ENDINGS = (".xml", ".xml.gz")
SPLIT = {"transaction": "transaction_splits", "budget": "budget_splits"}


@dataclass
class Flattened:
    """What came of a run."""

    files: int = 0
    taken_up: int = 0
    """Files whose rows were there from an earlier run."""
    size: int = 0
    unread: dict[str, str] = field(default_factory=dict)
    """Files that could not be read, wholly or from some place on, and why."""
    without_usd: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    """(kind of amount, why, currency, year) to how many amounts are not said in dollars."""
    rows: Counter[str] = field(default_factory=Counter)
    units: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    """(table, currency, decimals) to whole units."""

    @cached_property
    def sums(self) -> Mapping[tuple[str, str], Decimal]:
        """(kind of amount, currency) to the sum, exact."""
        found: dict[tuple[str, str], Decimal] = {}
        with localcontext(prec=200):
            for (kind, currency, decimals), units in sorted(self.units.items()):
                found[kind, currency] = found.get((kind, currency), Decimal(0)) + Decimal(units).scaleb(-decimals)
        return found

    def differences(self) -> dict[tuple[str, str], Decimal]:
        """Where splits do not add up to what they split: nowhere."""
        found = {}
        for (kind, currency), total in self.sums.items():
            if kind in SPLIT and (off := total - self.sums.get((SPLIT[kind], currency), Decimal(0))):
                found[kind, currency] = off
        return found


def flatten(
    source: Path,
    to: Path,
    *,
    rates: RatesTable,
    forms: Sequence[str] = ("csv",),
    language: str = "en",
    processes: int | None = None,
    keep: bool = False,
    progress: Callable[[int, int, str], None] = lambda done, of, name: None,
) -> Flattened:
    """Flatten a file or all IATI files in a folder (``.xml`` and ``.xml.gz``, however deep) into the folder ``to``.

    ``progress`` is told how many files are done, of how many, and which one was. Files that cannot be read stand in
    the table ``inconsistent`` and in ``unread``. With ``keep`` the rows of each file stay, so that the next run reads
    only files that are new or changed.

    :raises UnknownForm: if a form is none of ``forms.FORMS``.
    :raises EmptyFile: if there is no file to flatten.
    """
    check_forms(forms)
    named = dict(_found(source))
    if not named:
        raise EmptyFile()
    rows = to / _ROWS
    rows.mkdir(parents=True, exist_ok=True)
    told = Flattened(files=len(named))
    options = [LAYOUT, rates.version, language]
    kept = {name: rows / hashlib.sha256(name.encode()).hexdigest()[:32] for name in named}
    open_ = [name for name, path in named.items() if not _is_done(kept[name], path, options)]
    told.taken_up = len(named) - len(open_)
    if told.taken_up:
        progress(told.taken_up, len(named), "")
    jobs = [Job(name, named[name], kept[name], options) for name in open_]
    for done, name in enumerate(run(jobs, rates, processes or os.cpu_count() or 1), told.taken_up + 1):
        progress(done, len(named), name)
    for name in named:
        result = done_in(kept[name])
        told.size += result["size"]
        told.rows.update(result["rows"])
        if result["unread"]:
            told.unread[name] = result["unread"]
        for kind, currency, decimals, units in result["sums"]:
            told.units[kind, currency, decimals] += units
        for kind, why, currency, year, number in result["without_usd"]:
            told.without_usd[kind, why, currency, year] += number
    parts = {table: [part for name in named if (part := kept[name] / f"{table}.csv").exists()] for table in TABLES}
    assemble(parts, to, forms, language)
    if not keep:
        shutil.rmtree(rows)
    else:
        for old in set(rows.iterdir()) - set(kept.values()):
            shutil.rmtree(old)
    return told


def _found(source: Path) -> Iterator[tuple[str, Path]]:
    if not source.is_dir():
        yield _name(source.name), source
        return
    for path in sorted(source.rglob("*")):
        if path.name.lower().endswith(_ENDINGS) and path.is_file():
            yield _name(path.relative_to(source).as_posix()), path


def _name(path: str) -> str:
    """A name that can be written, whatever bytes it is of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _is_done(kept: Path, path: Path, options: list[Any]) -> bool:
    """Whether the rows of a file are there: of the same content, options and rates."""
    found = done_in(kept)
    try:
        return bool(found) and found["options"] == options and found["digest"] == digest_of(path)
    except OSError:
        return False
