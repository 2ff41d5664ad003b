"""The shelf: for each source of figures the copies as they came, and the tables cleaned from them, version by version.

``<shelf>/<source>/copies/`` holds files with their origins, ``<shelf>/<source>/<version>/year=2020/part.parquet`` a
table beside its ``origin.json``, and ``<shelf>/<source>/current`` names the version in use. A version appears whole or
not at all; older ones stay until somebody deletes their folder. Trade by product has its ``sums`` beside it.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlsplit

from bandung.economy.engine import Engine, Facts, NoSuchTable
from bandung.economy.tables import TRADE
from bandung.sources import country_codes, fetching, sums
from bandung.sources.cleaning import clean
from bandung.sources.fetching import BIGGEST_FIGURES, Copy, Unexpected
from bandung.sources.figures import FigureSource
from bandung.sources.publishers import SOURCES, figure_source
from bandung.sources.quality import Quality
from bandung.sources.reading import are_parquet
from bandung.values.errors import BadValue, BandungError, _

COPIES, CURRENT, ORIGIN = "copies", "current", "origin.json"
CLEANING = "2"
"""Counted up when cleaning changes what comes out."""
LEFT = ("loading-", "cleaning-", "adding-")
"""How folders begin that stand only while a loading goes on."""
DAY = 86_400


class NotLoaded(BandungError):
    status = 404
    sentence = _("No figures of “%(code)s” have been loaded here.")


class Broken(BandungError):
    status = 503
    sentence = _("The figures of “%(code)s” cannot be read any more; load them again.")


class NothingToLoad(BandungError):
    status = 404
    sentence = _("There are no copies of “%(code)s” yet; fetch them first.")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table of figures comes from, and how good it is: for the line below a chart, and the quality box."""

    source: str
    version: str
    name: str
    publisher: str
    licence: str
    shape: str
    about: str
    page: str
    retrieved: date
    copies: tuple[Mapping[str, Any], ...]
    """File, address (empty where it was brought by hand), day and SHA-256 of each copy."""
    quality: Quality

    def days_old(self, on: date) -> int:
        """Days since its youngest copy was fetched."""
        return (on - self.retrieved).days


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading came to; ``written`` is false where the same copies had been loaded before."""

    origin: Origin
    written: bool


def fetch(
    shelf: Path,
    code: str,
    *,
    on: date,
    address: str = "",
    folder: Path | None = None,
    anew: bool = False,
    told: Callable[[int, int | None], None] = lambda _done, _of: None,
) -> Sequence[Copy]:
    """Fetch a source untouched: from its own addresses, another one, or a folder of files that somebody brought.

    :param anew: whether what comes takes the place of all copies there are, once everything came.
    :raises NoSuchSource: if there is none of this code.
    :raises NotFetched: if nothing comes; what came stays for the next attempt.
    :raises BadValue: if the source has no address of its own, or the folder none of its files.
    """  # fmt: skip
    source = figure_source(code)
    if folder is not None:
        addresses = [str(file) for file in sorted(folder.glob(source.files)) if _is_copy(file)]
        if not addresses:
            raise BadValue(_("There is no file of “%(code)s” in this folder."), field="from", code=code)
    else:
        addresses = [address] if address else list(source.addresses)
    if not addresses:
        raise BadValue(
            _("“%(code)s” is fetched by hand from %(page)s; then `bandung sources fetch %(code)s --from FOLDER`."),
            field="from", code=code, page=source.page,
        )  # fmt: skip
    fetched = [
        fetching.fetch(
            each,
            shelf / code / COPIES,
            licence=source.licence,
            on=on,
            name=_name(each),
            biggest=BIGGEST_FIGURES,
            told=told,
        )
        for each in addresses
    ]
    if anew:
        for file in {*_copies(shelf / code)} - {copy.file for copy in fetched}:
            fetching.remove(file)
    return fetched


def load(shelf: Path, code: str, *, told: Callable[[int], None] = lambda _rows: None) -> Loaded:
    """Clean the copies of a source into a table, and take it into use; nothing is written if they were loaded before.

    A version that cannot be read any more is made anew, sums that are missing are added up.

    :raises NothingToLoad: if nothing was fetched.
    :raises Unexpected: if the copies are not what they were when the source was described.
    """
    source, place = figure_source(code), shelf / code
    copies = [fetching.kept(file) for file in _copies(place)]
    if not copies:
        raise NothingToLoad(code=code)
    own = shelf / country_codes.OWN
    version = _version(copies, own)
    written = not _is_whole(place / version)
    if written:
        trial = Path(mkdtemp(dir=place, prefix=LEFT[0]))
        try:
            _tidy(place, trial.stat().st_mtime)
            quality = clean([copy.whole() for copy in copies], source, trial, own=own, told=told)
            told_origin = _told(source, version, copies, quality)
            (trial / ORIGIN).write_text(json.dumps(told_origin, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            if source.table is TRADE:
                sums.write(trial, place / version)
            if not _is_whole(place / version):
                shutil.rmtree(place / version, ignore_errors=True)
            trial.rename(place / version)
        except OSError:
            if not _is_whole(place / version):  # somebody else loaded the same at the same time
                raise
        finally:
            shutil.rmtree(trial, ignore_errors=True)
    elif source.table is TRADE and not all(sums.are_whole(place / version, shape) for shape in sums.OF_TRADE):
        sums.write(place / version, place / version)
    pointer = place / CURRENT
    if not pointer.is_file() or pointer.read_bytes() != version.encode():
        new = place / f"{CURRENT}.new"
        new.write_text(version, encoding="utf-8")
        new.replace(pointer)
    return Loaded(origin(shelf, code), written)


def open_facts(engine: Engine, shelf: Path, code: str) -> Facts:
    """The table in use of a source, of the shape that the source names; not read before somebody asks.

    :raises NotLoaded: if there is none.
    """
    return figure_source(code).table.check(engine.read(shelf / code / _current(shelf, code)))


def open_sums(engine: Engine, shelf: Path, code: str, shape: str) -> Facts:
    """A sum (of ``sums.OF_TRADE``) out of the table in use of a source of trade by product.

    :raises NotLoaded: if there is none. :raises NoSuchTable: if it has no sums, or they cannot be read.
    """
    version = shelf / code / _current(shelf, code)
    if not sums.are_whole(version, shape):
        raise NoSuchTable(place=sums.folder(version, shape).name)
    of = sums.OF_TRADE[shape].shape
    facts = of.check(engine.read(sums.folder(version, shape)))
    return facts.with_(facts.table.select(*of.columns))


def has_sums(shelf: Path, of: Origin, shape: str) -> bool:
    """Whether sums of a shape stand beside a table of trade by product."""
    return sums.are_whole(shelf / of.source / of.version, shape)


def origin(shelf: Path, code: str) -> Origin:
    """Where the table in use comes from.

    :raises NotLoaded: if there is none. :raises Broken: if it cannot be read any more.
    """
    version = shelf / code / _current(shelf, code)
    try:
        found = read_origin(version / ORIGIN)
    except Unexpected:
        raise Broken(code=code) from None
    if not are_parquet(version):
        raise Broken(code=code)
    return found


def loaded(shelf: Path) -> Iterator[Origin]:
    """The origins of all tables in use, in the order of the sources; those that cannot be read are passed over."""
    for code in SOURCES:
        if (shelf / code / CURRENT).is_file():
            with suppress(Broken, NotLoaded):
                yield origin(shelf, code)


def broken(shelf: Path) -> Iterator[str]:
    """The codes of sources whose table in use cannot be read any more."""
    for code in SOURCES:
        try:
            origin(shelf, code)
        except Broken:
            yield code
        except NotLoaded:
            continue


def waiting(shelf: Path, code: str) -> int:
    """How many copies of a source have been fetched."""
    return len(_copies(shelf / code))


def read_origin(file: Path) -> Origin:
    """An origin as it was written beside a table.

    :raises Unexpected: if it cannot be read.
    """
    try:
        return origin_of(json.loads(file.read_text(encoding="utf-8")), file.parent.name)
    except (OSError, ValueError):
        raise Unexpected(_("Nothing says where this file comes from."), field=file.parent.name) from None


def origin_of(told: Mapping[str, Any], place: str) -> Origin:
    """An origin from what was written.

    :raises Unexpected: if it is none.
    """
    try:
        return Origin(**{
            **told, "retrieved": date.fromisoformat(told["retrieved"]), "copies": tuple(told["copies"]),
            "quality": Quality.from_dict(told["quality"]),
        })  # fmt: skip
    except (ValueError, KeyError, TypeError):
        raise Unexpected(_("Nothing says where this file comes from."), field=place) from None


def _current(shelf: Path, code: str) -> str:
    figure_source(code)
    try:
        return (shelf / code / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise NotLoaded(code=code) from None


def _is_whole(version: Path) -> bool:
    try:
        read_origin(version / ORIGIN)
    except Unexpected:
        return False
    return are_parquet(version)


def _tidy(place: Path, now: float) -> None:
    """Remove what loadings that were cut off left here a day ago or longer."""
    for left in (each for prefix in LEFT for each in place.glob(f"{prefix}*")):
        if now - left.stat().st_mtime > DAY:
            shutil.rmtree(left, ignore_errors=True)


def _name(address: str) -> str:
    """A plain name for a copy: stars and brackets are patterns to those who read it."""
    return re.sub(r"[^\w.\-]+", "_", Path(urlsplit(address).path if "://" in address else address).name)


def _is_copy(file: Path) -> bool:
    return file.is_file() and not file.name.endswith((".part", ".tag", ".origin.json", ".txt", ".md"))


def _copies(place: Path) -> list[Path]:
    folder = place / COPIES
    return [file for file in sorted(folder.iterdir()) if _is_copy(file)] if folder.is_dir() else []


def _version(copies: Sequence[Copy], own: Path) -> str:
    """The day of the youngest copy and a digest of everything that decides what comes out."""
    codes = (files("bandung.sources") / "data" / country_codes.OWN).read_bytes()
    told = [CLEANING, *sorted(f"{copy.file.name}:{copy.sha256}" for copy in copies)]
    digest = hashlib.sha256("\n".join(told).encode() + codes + (own.read_bytes() if own.is_file() else b""))
    return f"{max(copy.retrieved for copy in copies).isoformat()}-{digest.hexdigest()[:12]}"


def _told(source: FigureSource, version: str, copies: Sequence[Copy], quality: Quality) -> dict[str, Any]:
    return {
        "source": source.code, "version": version, "name": source.name, "publisher": source.publisher,
        "licence": source.licence, "shape": source.shape, "about": source.about, "page": source.page,
        "retrieved": max(copy.retrieved for copy in copies).isoformat(),
        "copies": [
            {
                "file": copy.file.name, "address": copy.address if "://" in copy.address else "",
                "retrieved": copy.retrieved.isoformat(),
                "sha256": copy.sha256, "size": copy.size,
            }
            for copy in copies
        ],
        "quality": quality.as_dict(),
    }  # fmt: skip
