"""Flattening a file, or a folder with thousands of them: over all cores, and from where it was left off.

Each file becomes a folder of rows of its own under ``.rows``, complete or not there at all; a file that has not changed
since is not read again when work is taken up after an interruption. At the end all are put together in the order of
their names, and ``.rows`` is removed.
"""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from functools import cached_property
from pathlib import Path
from typing import Any

from bandung.measurement.rates import RatesTable
from bandung.standards.iati import reading
from bandung.standards.iati.document import Kind
from bandung.standards.iati.errors import BadIati, EmptyFile
from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.iati.flat.flattening import Flattener
from bandung.standards.iati.flat.forms import assemble, check_forms
from bandung.standards.iati.flat.rows import RowFiles

LAYOUT = 2
"""Of the rows; raised when they change, so that older ones are not taken up again."""
_ROWS, _DONE = ".rows", "done.json"
_ENDINGS = (".xml", ".xml.gz")
SPLIT = {"transaction": "transaction_splits", "budget": "budget_splits"}


@dataclass
class Flattened:
    """What came of a run."""

    files: int = 0
    taken_up: int = 0
    """Files whose rows were there from an earlier run."""
    size: int = 0
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
    progress: Callable[[int, int, str], None] = lambda done, of, name: None,
) -> Flattened:
    """Flatten a file or all IATI files in a folder (``.xml`` and ``.xml.gz``, however deep) into the folder ``to``.

    ``progress`` is told how many files are done, of how many, and which one was. Files that cannot be read stand in
    the table ``inconsistent``.

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
    kept = {name: rows / hashlib.sha256(name.encode()).hexdigest()[:32] for name in named}
    marks = {name: _mark(path, rates, language) for name, path in named.items()}
    open_ = [name for name in named if _done(kept[name]).get("mark") != marks[name]]
    told.taken_up = len(named) - len(open_)
    jobs = [(name, named[name], kept[name], marks[name], rates, language) for name in open_]
    for done, name in enumerate(_run(jobs, processes or os.cpu_count() or 1), told.taken_up + 1):
        progress(done, len(named), name)
    for name in named:
        result = _done(kept[name])
        told.size += result["mark"][1]
        told.rows.update(result["rows"])
        for kind, currency, decimals, units in result["sums"]:
            told.units[kind, currency, decimals] += units
    parts = {table: [part for name in named if (part := kept[name] / f"{table}.csv").exists()] for table in TABLES}
    assemble(parts, to, forms, language)
    shutil.rmtree(rows)
    return told


def _found(source: Path) -> Iterator[tuple[str, Path]]:
    if not source.is_dir():
        yield source.name, source
        return
    for path in sorted(source.rglob("*")):
        if path.name.lower().endswith(_ENDINGS) and path.is_file():
            yield path.relative_to(source).as_posix(), path


def _mark(path: Path, rates: RatesTable, language: str) -> list[Any]:
    """What must be the same for rows to be taken up."""
    state = path.stat()
    return [LAYOUT, state.st_size, state.st_mtime_ns, rates.version, language]


def _done(kept: Path) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads((kept / _DONE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


Job = tuple[str, Path, Path, list[Any], RatesTable, str]


def _run(jobs: Sequence[Job], processes: int) -> Iterable[str]:
    if min(processes, len(jobs)) <= 1:
        yield from map(_flatten_file, jobs)
        return
    largest_first = sorted(jobs, key=lambda job: -job[3][1])
    with ProcessPoolExecutor(min(processes, len(jobs))) as pool:
        for ended in as_completed([pool.submit(_flatten_file, job) for job in largest_first]):
            yield ended.result()


def _flatten_file(job: Job) -> str:
    """The rows of one file, put in their place when they are complete."""
    name, path, kept, mark, rates, language = job
    part = kept.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.rmtree(kept, ignore_errors=True)
    part.mkdir()
    files = RowFiles(part)
    flattener = Flattener(name, "", files, rates=rates, language=language)
    current = flattener.current
    try:
        document = reading.read(path)
        current.version = document.version
        if document.kind is Kind.ORGANISATIONS:
            current.listed(document.line, str(document.kind), "organisations")
        else:
            for activity in document.items():
                flattener.add(activity)
            current.begin("", "")
            for problem in document.problems:
                current.listed(problem.line, "iati-activities", "unread", said=str(problem))
    except BadIati as problem:
        current.begin("", "")
        current.listed(problem.line, "iati-activities", "unread", said=str(problem))
    finally:
        files.close()
    sums = [[*key, units] for key, units in sorted(current.sums.items())]
    (part / _DONE).write_text(json.dumps({"mark": mark, "rows": files.counts, "sums": sums}), encoding="utf-8")
    part.rename(kept)
    return name
