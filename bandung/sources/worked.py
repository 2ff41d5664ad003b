"""What is expensive to work out of figures, kept on disk beside them: complexity of all countries, gravity of a year.

``<shelf>/worked/<what>-<year>-<digest>.npz`` or ``.parquet``; the digest is of the tables it was made of with their
versions, and of ``MAKING``. Whoever asks first makes it, or ``ahead`` does so after a loading; a file that cannot be
read is made anew, and where none can be written all goes on as without. A newer one takes the place of the older.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bandung.economy.complexity import Baskets, Block, Complexity, Indices, NoExports, Standing, baskets, complexity_of
from bandung.economy.gravity import Coefficient, Gravity, gravity
from bandung.economy.poisson import TooFewPairs
from bandung.sources.in_use import Figures, InUse, choices
from bandung.values.errors import BandungError, _

MAKING = "1"
"""Counted up when what is worked out changes, or how it is written."""
WORKED = "worked"
FEWEST = 20
"""Countries that complexity has to compare to say anything."""
_INDICES = ("eci", "pci", "weight", "country_block", "product_block")
_MATRICES = ("rca", "made", "density", "coi", "cog", "outlook_change", "near_sum")


class TooFewCountries(BandungError):
    status = 404
    sentence = _(
        "Complexity compares countries, and what fewer than %(fewest)s of them sold in %(year)s is known here."
    )


def complexity_of_enough(figures: Figures, source: str, year: int) -> Complexity:
    """Complexity of all countries of a table in a year.

    :raises TooFewCountries: if there are too few: an advantage over one or two others is none over the world.
    """
    found = complexity_in(figures, source, year)
    if found is None:
        raise TooFewCountries(fewest=FEWEST, year=year)
    return found


def complexity_in(figures: Figures, source: str, year: int) -> Complexity | None:
    """Complexity of all countries of a table of trade or exports by product in a year; none where it has too few."""
    with figures.noted() as used:
        sold = figures.exports(source)
    file = _place(figures.shelf, f"complexity-{_plain(source)}-{year}", used, ".npz")
    kept: Complexity | None = _read(file, _complexity_from)
    if kept is not None:
        return kept
    try:
        found = baskets(sold, year)
    except NoExports:
        return None
    if len(found.countries) < FEWEST:
        return None
    made = complexity_of(found)
    _write(file, lambda to: np.savez(to, **_arrays(made)))
    return made


def gravity_in(figures: Figures, year: int) -> Gravity | None:
    """What gravity expects of every pair of a year; none where too few pairs are known."""
    with figures.noted() as used:
        tables = figures.table("totals"), figures.table("distances"), figures.beside("agreements", "totals")
    file = _place(figures.shelf, f"gravity-{year}", used, ".parquet")
    kept = _read(file, pq.read_table)
    if kept is None:
        try:
            found = gravity(*tables, [year])
        except TooFewPairs:
            return None
        told = [[asdict(each) for each in found.coefficients], found.left_out, found.observations]
        kept = found.pairs.arrow().replace_schema_metadata({"found": json.dumps(told)})
        _write(file, lambda to: pq.write_table(kept, to))
    coefficients, left_out, observations = json.loads(kept.schema.metadata[b"found"])
    return Gravity(
        tuple(Coefficient(**each) for each in coefficients), tuple(left_out), observations, figures.engine.read(kept)
    )


def ahead(figures: Figures) -> Iterator[str]:
    """Work out what pages ask first: the last year of every table that was loaded. Says of each what it was."""
    for each in {it.code: it for shape in ("trade", "exports") for it in choices(figures.shelf, shape)}.values():
        if not each.sampled and each.years and complexity_in(figures, each.code, each.years[1]) is not None:
            yield f"complexity of {each.code}, {each.years[1]}"
    totals = choices(figures.shelf, "totals")[0]
    if totals.years and gravity_in(figures, totals.years[1]) is not None:
        yield f"gravity of {totals.code}, {totals.years[1]}"


def _arrays(made: Complexity) -> dict[str, Any]:
    basket, found = made.baskets, made.found
    told = [
        basket.year, basket.countries, basket.products, basket.without_exports, basket.not_exported, basket.unstated,
        [asdict(each) for each in found.blocks],
    ]  # fmt: skip
    return {
        "told": np.frombuffer(json.dumps(told).encode(), np.uint8), "values": basket.values,
        **{name: getattr(found, name) for name in _INDICES}, **{name: getattr(made, name) for name in _MATRICES},
    }  # fmt: skip


def _complexity_from(file: Path) -> Complexity:
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as kept:
        year, countries, products, without, not_exported, unstated, blocks = json.loads(kept["told"].tobytes())
        basket = Baskets(
            year, tuple(countries), tuple(products), kept["values"], tuple(without), tuple(not_exported), unstated
        )
        told = tuple(Block(**each | {"standing": Standing(each["standing"])}) for each in blocks)
        found = Indices(**{name: kept[name] for name in _INDICES}, blocks=told)
        return Complexity(basket, found=found, **{name: kept[name] for name in _MATRICES})


def _plain(code: str) -> str:
    return code.replace("/", "_")


def _place(shelf: Path, what: str, used: Sequence[InUse], ending: str) -> Path:
    told = [MAKING, what, *sorted(f"{each.code}:{each.origin.version}:{each.origin.quality.kept}" for each in used)]
    return shelf / WORKED / f"{what}-{hashlib.sha256(' '.join(told).encode()).hexdigest()[:16]}{ending}"


def _read(file: Path, read: Callable[[Path], Any]) -> Any:
    """What a file holds; nothing where there is none that can be read."""
    with suppress(OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile, pa.ArrowException):
        return read(file)
    return None


def _write(file: Path, write: Callable[[IO[bytes]], None]) -> None:
    """A file as a whole or not at all, in the place of those of older figures; none where no file can be written."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=file.parent, prefix="making-") as place:
            whole = Path(place) / file.name
            with whole.open("wb") as to:
                write(to)
            whole.replace(file)
        for older in file.parent.glob(f"{file.name.rpartition('-')[0]}-*"):
            if older.name != file.name:
                older.unlink(missing_ok=True)
