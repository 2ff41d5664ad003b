"""South-South cooperation in files and folders: file by file, on several cores, in memory that does not grow.

Each file is read twice: once to count in how many titles of all files a sentence stands, once to look. What is kept of
a file is what was found in it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bandung.standards.iati.document import Element, Kind, line_of
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.finding.answers import Found, Grade
from bandung.standards.iati.finding.found import found
from bandung.standards.iati.finding.passages import passages
from bandung.standards.iati.finding.signs import keys
from bandung.standards.iati.reading import read

_ENDINGS = (".xml", ".xml.gz")
_REPEATED = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """One activity of a file."""

    found: Found
    title: str
    line: int


@dataclass(slots=True)
class Searched:
    """What one file has."""

    path: Path
    activities: int = 0
    grades: Counter[Grade] = field(default_factory=Counter)
    hits: list[Hit] = field(default_factory=list)
    """Those that carry or promote; all where all were asked for."""
    problems: list[str] = field(default_factory=list)
    """What could not be read, as English sentences."""


def files_in(sources: Iterable[Path]) -> list[Path]:
    """The files, and those of the folders, ``.xml`` and ``.xml.gz``, each once, by name."""
    found: dict[Path, None] = {}
    for source in sources:
        if source.is_dir():
            found |= dict.fromkeys(sorted(path for path in source.rglob("*") if path.name.endswith(_ENDINGS)))
        else:
            found[source] = None
    return list(found)


def search(
    paths: Sequence[Path],
    *,
    on: date | None = None,
    everything: bool = False,
    processes: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Searched]:
    """What each file has, in the order of the files; a file that cannot be read says so and stops nothing."""
    titles: dict[str, set[int]] = {}
    with _workers(processes) as work:
        counts: Mapping[str, set[int]]
        for counts in work(_count, paths):
            for key, its in counts.items():
                titles.setdefault(key, set()).update(its)
        often = {key: len(its) for key, its in titles.items() if len(its) >= _REPEATED}
        one = partial(_search, on=on, everything=everything, often=often)
        searched: Searched
        for done, searched in enumerate(work(one, paths), start=1):
            yield searched
            if progress:
                progress(done, len(paths))


Work = Callable[[Callable[[Path], Any], Sequence[Path]], Iterator[Any]]


@contextmanager
def _workers(processes: int) -> Iterator[Work]:
    """``map``, over as many processes as are asked for; in this one if it is one."""
    if processes <= 1:
        yield map
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool.map


def _activities(path: Path, problems: list[str]) -> Iterator[Element]:
    try:
        document = read(path)
        if document.kind is Kind.ACTIVITIES:
            yield from document.items()
        problems += [str(problem) for problem in document.problems]
    except (BadIati, OSError) as problem:
        problems.append(str(problem))


def _count(path: Path) -> Mapping[str, set[int]]:
    """Sentences that speak of it to the titles, by their hash, in which they stand."""
    titles: dict[str, set[int]] = {}
    for activity in _activities(path, []):
        texts = passages(activity)
        for key in keys(texts):
            titles.setdefault(key, set()).add(_number(_title(activity)))
    return titles


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _search(path: Path, *, on: date | None, everything: bool, often: Mapping[str, int]) -> Searched:
    done = Searched(path)
    for activity in _activities(path, done.problems):
        answer = found(activity, on=on, often=often)
        done.activities += 1
        done.grades[answer.grade] += 1
        if everything or answer.grade is not Grade.MENTIONS:
            done.hits.append(Hit(answer, _title(activity), line_of(activity)))
    return done


def _title(activity: Element) -> str:
    title = activity.find("title")
    if title is None:
        return ""
    return " ".join((title.findtext("narrative") or title.text or "").split())
