"""Files that somebody only wants checked: kept under a name that nobody can guess, for a day, and then deleted.

Who comes: anybody with a file of IATI who asks whether it can be published and what to mend first. There is no record
of it and no row in the database: ``<HOME>/iati-checks/<name>/`` holds the file until it has been read, then the
results, and a clock removes what is older than a day.
"""

import json
import re
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings

from bandung.datasets.check_errors import CheckTooLarge, NoSuchCheck, TooManyChecks
from bandung.standards.iati import results
from bandung.standards.iati.limits import MEGABYTE, Limits
from bandung.standards.iati.results import Result
from bandung.standards.iati.validating import check

LARGEST = 400 * MEGABYTE
"""Bytes of a file as it comes, packed or not."""
AT_ONCE = 2 * MEGABYTE
"""A file up to here is checked while its sender waits; a packed one up to a fortieth of it."""
KEPT_FOR = timedelta(days=1)
MOST_WAITING = 50
"""Files that wait to be checked, of everybody together."""
MOST_KEPT = 10_000 * MEGABYTE
"""Bytes of everything that is kept here."""
LIMITS = Limits(unpacked=4_000 * MEGABYTE)
_NAME = re.compile(r"[0-9a-f]{40}")
_TOLD_EVERY = 1.0


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was sent to be checked, and how far that is."""

    key: str
    name: str
    size: int
    at: datetime
    done: int
    """Bytes that have been read."""
    result: Result | None

    @property
    def until(self) -> datetime:
        """When it is deleted."""
        return self.at + KEPT_FOR


def receive(pieces: Iterable[bytes], *, name: str, at: datetime) -> Held:
    """Take a file in and check it, at once if it is small, in the background if not.

    :raises CheckTooLarge: if it is. :raises TooManyChecks: if too many wait already, or too much is kept.
    """
    from bandung.datasets.check_tasks import check_kept

    _make_room()
    key = secrets.token_hex(20)
    folder = _folder(key)
    folder.mkdir(parents=True)
    try:
        size, packed = _write(folder / "file", pieces)
        (folder / "sent.json").write_text(
            json.dumps({"name": _plain(name), "size": size, "at": at.isoformat()}), encoding="utf-8"
        )
        if size <= (AT_ONCE // 40 if packed else AT_ONCE):
            run(key)
        else:
            check_kept.enqueue(key)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return held(key, at)


def held(key: str, at: datetime) -> Held:
    """A file that was sent, with its results if they are there.

    :raises NoSuchCheck: if there is none of this name, or its day is over.
    """
    folder = _folder(key)
    told = _read(folder / "sent.json")
    sent = datetime.fromisoformat(told["at"]) if told else None
    if told is None or sent is None or sent + KEPT_FOR <= at:
        raise NoSuchCheck()
    result = results.load(folder)
    done = told["size"] if result else (_read(folder / "done.json") or {}).get("done", 0)
    return Held(key, told["name"], told["size"], sent, done, result)


def run(key: str) -> None:
    """Check a file that was sent and delete it; doing it again does no harm."""
    folder = _folder(key)
    told = _read(folder / "sent.json")
    if told is None or not (folder / "file").exists():
        return
    said = monotonic()

    def progress(done: int) -> None:
        nonlocal said
        if monotonic() - said > _TOLD_EVERY and (folder / "sent.json").exists():
            said = monotonic()
            (folder / "done.json").write_text(json.dumps({"done": done}), encoding="utf-8")

    one = check(folder / "file", at=datetime.fromisoformat(told["at"]), name=told["name"], limits=LIMITS)
    results.run(one, folder, progress)
    (folder / "file").unlink(missing_ok=True)


def forget(key: str) -> None:
    """Delete a file with its results."""
    shutil.rmtree(_folder(key), ignore_errors=True)


def forget_old(at: datetime) -> int:
    """Delete what is older than a day; how many."""
    old = [folder for folder in _all() if _is_old(folder, at)]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _is_old(folder: Path, at: datetime) -> bool:
    told = _read(folder / "sent.json")
    sent = datetime.fromisoformat(told["at"]) if told else datetime.fromtimestamp(folder.stat().st_mtime, at.tzinfo)
    return sent + KEPT_FOR <= at


def _all() -> list[Path]:
    home: Path = settings.CHECKS_FOLDER
    return [folder for folder in home.iterdir() if folder.is_dir()] if home.exists() else []


def _folder(key: str) -> Path:
    if not _NAME.fullmatch(key):
        raise NoSuchCheck()
    home: Path = settings.CHECKS_FOLDER
    return home / key


def _make_room() -> None:
    waiting, size = 0, 0
    for folder in _all():
        waiting += (folder / "file").exists()
        size += sum(file.stat().st_size for file in folder.glob("*"))
    if waiting >= MOST_WAITING or size >= MOST_KEPT:
        raise TooManyChecks()


def _write(path: Path, pieces: Iterable[bytes]) -> tuple[int, bool]:
    """Write a file as it comes; its size, and whether it is packed with gzip."""
    size, packed = 0, False
    with path.open("wb") as to:
        for piece in pieces:
            packed = piece.startswith(b"\x1f\x8b") if not size else packed
            size += len(piece)
            if size > LARGEST:
                raise CheckTooLarge(most=LARGEST // MEGABYTE)
            to.write(piece)
    return size, packed


def _plain(name: str) -> str:
    """The name of a file without its folders and without what would not print."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(sign for sign in last if sign.isprintable()).strip()[:200] or "iati.xml"


def _read(path: Path) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return told
