"""The work of flattening many files: one after the other or over several processes, each file on its own."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from bandung.measurement.rates import RatesTable
from bandung.standards.iati import reading
from bandung.standards.iati.document import Kind
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.flat.flattening import Flattener
from bandung.standards.iati.flat.rows import RowFiles
from bandung.standards.iati.flat.streaming import flatten_activities
from bandung.values.errors import _

_DONE = "done.json"
ENDED = _("reading it ended the program; it was left out")


class Job(NamedTuple):
    """A file, and the folder its rows go to."""

    name: str
    path: Path
    kept: Path
    options: list[Any]
    """What must be the same for rows to be taken up; the language comes last."""


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def done_in(kept: Path) -> Mapping[str, Any]:
    """What is told of the rows in a folder; nothing if they are not complete."""
    try:
        found: Mapping[str, Any] = json.loads((kept / _DONE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


_rates: list[RatesTable] = []
"""Of a process; given to it once, and not with each file."""


def _begin(rates: RatesTable) -> None:
    _rates[:] = [rates]
    if parent := parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """End a process whose parent was ended by force: nobody waits for its work."""
    parent.join()
    os._exit(1)


def run(jobs: Sequence[Job], rates: RatesTable, processes: int) -> Iterator[str]:
    """Do the work, and give out the name of each file when it is done."""
    processes = min(processes, len(jobs))
    if processes <= 1:
        _begin(rates)
        yield from map(flatten_file, jobs)
        return
    left = {job.name: job for job in sorted(jobs, key=_size, reverse=True)}
    try:
        with ProcessPoolExecutor(processes, initializer=_begin, initargs=(rates,)) as pool:
            for ended in as_completed([pool.submit(flatten_file, job) for job in left.values()]):
                name = ended.result()
                del left[name]
                yield name
    except BrokenProcessPool:  # by one of the files that were being read; each of the rest has a process of its own
        for job in left.values():
            try:
                with ProcessPoolExecutor(1, initializer=_begin, initargs=(rates,)) as alone:
                    alone.submit(flatten_file, job).result()
            except BrokenProcessPool:
                _begin(rates)
                flatten_file(job, unread=ENDED)
            yield job.name


def _size(job: Job) -> int:
    try:
        return job.path.stat().st_size
    except OSError:
        return 0


def flatten_file(job: Job, unread: str = "") -> str:
    """The rows of one file, put in their place when they are complete; ``unread`` says why it is not to be read."""
    part = job.kept.with_suffix(f".{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    files = RowFiles(part)
    flattener = Flattener(job.name, "", files, rates=_rates[0], language=job.options[-1])
    current, digest, size = flattener.current, "", 0
    problems: list[tuple[int, str]] = [(0, unread)] if unread else []
    try:
        size = job.path.stat().st_size
        digest = digest_of(job.path)
        if not unread:
            problems += _flattened(job.path, flattener)
    except BadIati as problem:
        problems.append((problem.line, str(problem)))
    except OSError as problem:
        problems.append((0, problem.strerror or str(problem)))
    current.begin("", "")
    for line, said in problems:
        current.listed(line, "iati-activities", "unread", said=said)
    files.close()
    told = {
        "options": job.options, "digest": digest, "size": size, "rows": files.counts,
        "unread": "; ".join(said for _line, said in problems),
        "sums": [[*key, units] for key, units in sorted(current.sums.items())],
        "without_usd": [[*key, number] for key, number in sorted(current.without_usd.items())],
    }  # fmt: skip
    (part / _DONE).write_text(json.dumps(told), encoding="utf-8")
    shutil.rmtree(job.kept, ignore_errors=True)
    part.rename(job.kept)
    return job.name


def _flattened(path: Path, flattener: Flattener) -> list[tuple[int, str]]:
    """Flatten the activities of a file, and say what of it could not be read."""
    document = reading.read(path)
    flattener.current.version = document.version
    if document.kind is Kind.ORGANISATIONS:
        flattener.current.listed(document.line, str(document.kind), "organisations")
        return []
    flatten_activities(path, document, flattener)
    return [(problem.line, str(problem)) for problem in document.problems]
