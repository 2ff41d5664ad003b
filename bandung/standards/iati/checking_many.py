"""Files and folders of thousands of files, checked in parallel; what was interrupted is taken up where it was left.

The results of each file lie in a folder named by the digest of all that they hang on: the content, the day, the parts
and the version asked for, and our schemas, rules and lists. A file whose results are there is not checked again.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from hashlib import file_digest, sha256
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import BinaryIO

from bandung.standards.iati import results
from bandung.standards.iati.findings import Finding, Severity, Summary
from bandung.standards.iati.results import Result
from bandung.standards.iati.validating import Part, check
from bandung.values.errors import _

_NOT_OPENED = _("This file could not be opened (%(reason)s).")
_MEND_NOT_OPENED = _("Look whether it is there and may be read, and check it once more.")
_ENDINGS = (".xml", ".xml.gz", ".gz")
_FORM = "1"
"""Of the results: another number when they become others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How files are checked."""

    at: datetime
    parts: frozenset[Part] = frozenset(Part)
    version: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file; everything else about it is in ``folder``."""

    name: str
    folder: Path
    version: str
    summary: Summary
    was_there: bool
    """Whether an earlier run had checked it."""

    def result(self) -> Result:
        """The results, read again."""
        result = results.load(self.folder)
        if result is None:
            raise FileNotFoundError(self.folder)
        return replace(result, name=self.name)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Files as they were named, and the files of IATI in folders, at any depth, in order; each once."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.name.lower().endswith(_ENDINGS) and each.is_file())
            found.update(dict.fromkeys(sorted(inside)))
        else:
            found[path] = None
    return list(found)


def check_many(
    files: Iterable[Path],
    keep: Path,
    asked: Asked,
    *,
    processes: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> list[Outcome]:
    """Check files, the largest first, and keep their results under ``keep``; the outcomes in the order of the files.

    ``processes`` is how many at once, 0 as many as there are cores; ``progress`` is told how many of how many are done.
    """
    every = list(files)
    many = min(processes or cpu_count() or 1, len(every))
    done: dict[Path, Outcome] = {}
    for outcome, path in _outcomes(every, keep, asked, many):
        done[path] = outcome
        if progress:
            progress(len(done), len(every))
    return [done[path] for path in every]


def _outcomes(every: list[Path], keep: Path, asked: Asked, many: int) -> Iterator[tuple[Outcome, Path]]:
    if many < 2:
        for path in every:
            yield one_file(path, keep, asked), path
        return
    with ProcessPoolExecutor(many, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(one_file, path, keep, asked): path for path in sorted(every, key=_size, reverse=True)}
        for ready in as_completed(waiting):
            yield ready.result(), waiting[ready]


def one_file(path: Path, keep: Path, asked: Asked) -> Outcome:
    """Check one file, unless its results are there."""
    try:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        key = sha256("\n".join((digest, *_hangs_on(asked))).encode()).hexdigest()
        folder = keep / key[:2] / key
        there = results.load(folder)
        one = check(path, at=asked.at, name=str(path), parts=asked.parts, version=asked.version)
        result = there or results.run(one, folder)
    except OSError as error:
        folder, there = keep / "not-opened" / sha256(str(path).encode()).hexdigest(), None
        result = results.run(_NotOpened(str(path), path, error.strerror or type(error).__name__), folder)
    return Outcome(str(path), folder, result.version, result.summary, there is not None)


def _hangs_on(asked: Asked) -> tuple[str, ...]:
    return (asked.at.isoformat(), " ".join(sorted(asked.parts)), asked.version, _of_data(), _FORM)


@cache
def _of_data() -> str:
    """The digest of our schemas, rules and lists."""
    digest = sha256()
    home = Path(__file__).parent / "data"
    for file in sorted(each for each in home.rglob("*") if each.is_file()):
        digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@dataclass(slots=True)
class _NotOpened:
    """A file that is not there or may not be read, in place of the check of it."""

    name: str
    source: Path | BinaryIO
    reason: str
    version: str = ""
    kind: str = ""
    summary: Summary = field(default_factory=Summary)

    def findings(self) -> Iterator[Finding]:
        """That it could not be opened."""
        self.summary.unreadable = True
        places = {"reason": self.reason}
        yield self.summary.count(
            Finding(Severity.CRITICAL, "reading.file", 0, "", "", _NOT_OPENED, _MEND_NOT_OPENED, places)
        )  # fmt: skip
