"""Where files and tables of data sets lie: by digest, under the node's data folder.

``<HOME>/iati/<ab>/<digest>/`` holds ``file.gz`` and ``tables/``: a file that two data sets have is kept once.
"""

import gzip
import os
import shutil
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import Any, BinaryIO

from django.conf import settings

from bandung.datasets.errors import FileGone, FileTooLarge
from bandung.standards.iati.flat import TABLES

LARGEST = 400_000_000
"""Bytes of a file as it comes."""
_PIECE = 1 << 20
_GZIP = b"\x1f\x8b"


def folder_of(digest: str) -> Path:
    """Where what belongs to a file lies."""
    found: Path = settings.DATASETS_FOLDER / digest[:2] / digest
    return found


def keep(pieces: Iterable[bytes]) -> tuple[str, int]:
    """Keep a file untouched, packed with gzip where it is not; its digest and its size in bytes.

    :raises FileTooLarge: if it is.
    """
    settings.DATASETS_FOLDER.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(dir=settings.DATASETS_FOLDER, prefix=".coming-")
    coming = Path(name)
    digest, size = sha256(), 0
    try:
        with os.fdopen(handle, "wb") as to:
            packed: BinaryIO | gzip.GzipFile | None = None
            for piece in pieces:
                if packed is None and piece:
                    packed = to if piece.startswith(_GZIP) else gzip.GzipFile("", "wb", 6, to, mtime=0)
                size += len(piece)
                if size > LARGEST:
                    raise FileTooLarge(most=LARGEST // 1_000_000)
                digest.update(piece)
                if packed is not None:
                    packed.write(piece)
            if isinstance(packed, gzip.GzipFile):
                packed.close()
        there = folder_of(digest.hexdigest())
        there.mkdir(parents=True, exist_ok=True)
        coming.replace(there / "file.gz")
    finally:
        coming.unlink(missing_ok=True)
    return digest.hexdigest(), size


def pieces_of(path: Path) -> Iterable[bytes]:
    """A local file, piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def file_of(version: Any) -> Path:
    """The file of a version, packed with gzip: what ``standards.iati.reading.read`` takes.

    :raises FileGone: if it is not there any more.
    """
    path = folder_of(version.digest) / "file.gz"
    if not path.exists():
        raise FileGone(name=version.file)
    return path


def bytes_of(version: Any) -> Iterable[bytes]:
    """The file exactly as it came, piece by piece."""
    path = file_of(version)
    with path.open("rb") as packed:
        untouched = sha256()
        while piece := packed.read(_PIECE):
            untouched.update(piece)
    if untouched.hexdigest() == version.digest:
        yield from pieces_of(path)
        return
    with gzip.open(path) as file:
        while piece := file.read(_PIECE):
            yield piece


def tables_folder(version: Any) -> Path:
    """Where the tables of a version lie."""
    return folder_of(version.digest) / "tables"


def tables_of(version: Any) -> Mapping[str, Path]:
    """The Parquet file of each table of ``standards.iati.flat.TABLES``; empty until the version has been read.

    The cells ``file`` of their rows hold the digest of the file.
    """
    folder = tables_folder(version)
    found = {name: folder / f"{name}.parquet" for name in TABLES}
    return found if all(path.exists() for path in found.values()) else {}


def drop(digest: str) -> None:
    """Remove a file with its tables."""
    shutil.rmtree(folder_of(digest), ignore_errors=True)
