"""What somebody may explore: the newest files of others that may be seen, and what parties publish from this node.

Exactly these make a *collection*, one DuckDB file, so that nothing of others can come out of it. It is made when a file
has been read, and else when it is first asked for.
"""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from bandung.datasets import keeping
from bandung.datasets.errors import FileGone
from bandung.datasets.models import READY, Dataset, DatasetVersion
from bandung.parties.models import Party
from bandung.reporting import iati_queries
from bandung.reporting.iati_making import packed_pieces
from bandung.reporting.iati_models import IatiVersion
from bandung.reporting.iati_rules import LICENCES
from bandung.reporting.rates import rates
from bandung.standards.iati.exploring.beside import BESIDE, read_beside
from bandung.standards.iati.exploring.collecting import collect
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.sources import Source, mark
from bandung.standards.iati.flat import TABLES, flatten

OWN = "published-here-"
"""How the keys of files begin that parties publish from this node; the party follows."""
MOST_KEPT = 16
"""Collections that stay on the disk, the latest first."""
MOST_OPEN = 4
_OPEN: dict[Path, Collection] = {}
_LOCK = Lock()


def sources(*parties: str) -> list[Source]:
    """What these parties' people may see, and what everybody may. Four queries, and more after a new entry."""
    found: dict[Any, DatasetVersion] = {}
    rows = DatasetVersion.objects.filter(state=READY, dataset__in=Dataset.objects.readable(*parties))
    rows = rows.defer("findings", "problems", "sums", "rows").select_related("dataset")
    for row in rows.order_by("dataset__made_at", "dataset_id", "-number"):
        found.setdefault(row.dataset_id, row)
    kept = [_source(row, tables) for row in found.values() if (tables := keeping.tables_of(row))]
    published = iati_queries.open_now()
    names = {row.code: row.name for row in Party.objects.filter(code__in=[each.party for each in published])}
    return kept + [_own(row, names.get(row.party, {})) for row in published]


def _source(row: DatasetVersion, tables: Any) -> Source:
    it, folder = row.dataset, keeping.tables_folder(row)
    beside = {name: path for name in BESIDE if (path := folder / f"{name}.parquet").exists()}
    return Source(
        key=str(it.pk), digest=row.digest, tables={**tables, **beside}, name=it.name, publisher=it.publisher,
        licence=it.licence, address=it.address, keeper=it.party, version=row.number,
        read_on=row.made_at.date().isoformat(), file=row.file,
    )  # fmt: skip


def _own(row: IatiVersion, names: Any) -> Source:
    """A file that a party publishes from here; flattened when it is first asked for."""
    folder = keeping.folder_of(row.activities) / "tables"
    name = names.get("en") or next(iter(names.values()), "") or row.party
    at = row.published_at or row.at
    return Source(
        key=f"{OWN}{row.party}", digest=row.activities, name=name, publisher=name,
        tables={table: folder / f"{table}.parquet" for table in (*TABLES, *BESIDE)}, licence=LICENCES[row.licence][0],
        address=f"{settings.NODE_ADDRESS}/iati/files/{row.party}/activities.xml", keeper=row.party, version=row.pk,
        read_on=at.date().isoformat(), file="activities.xml",
    )  # fmt: skip


def collection(*parties: str) -> Collection | None:
    """The collection of what these parties' people may see; None where there is nothing. Four queries."""
    told = sources(*parties)
    if not told:
        return None
    path = _folder() / f"{mark(told)}.duckdb"
    with _LOCK:
        if path in _OPEN:
            return _OPEN[path]
        if not path.exists():
            _make(told, path)
        for old in list(_OPEN)[: max(len(_OPEN) - MOST_OPEN + 1, 0)]:
            del _OPEN[old]  # whoever still reads it holds it open
        _OPEN[path] = Collection(path)
        return _OPEN[path]


def _folder() -> Path:
    found: Path = settings.DATASETS_FOLDER / "collections"
    return found


def _make(told: Sequence[Source], path: Path) -> None:
    for source in told:
        if source.key.startswith(OWN) and not all(each.exists() for each in source.tables.values()):
            _flatten_own(source)
    collect(told, path)
    made = sorted(_folder().glob("*.duckdb"), key=lambda each: -each.stat().st_mtime)
    for old in made[MOST_KEPT:]:
        old.unlink(missing_ok=True)


def _flatten_own(source: Source) -> None:
    file = file_of(source.key, source.digest)
    folder = keeping.folder_of(source.digest) / "tables"
    flatten(file, folder, rates=rates(), forms=("parquet",), processes=1)
    read_beside(file, folder)


def prepare(party: str) -> None:
    """Make the collections that a party's people and everybody will ask for, before they ask."""
    collection()
    collection(party)


def file_of(key: str, digest: str) -> Path:
    """The file of a source, packed with gzip.

    :raises FileGone: if it is not there any more.
    """
    path = keeping.folder_of(digest) / "file.gz"
    if key.startswith(OWN) and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = path.with_name("file.begun")
        with begun.open("wb") as to:
            to.writelines(packed_pieces(digest))
        begun.replace(path)
    if not path.exists():
        raise FileGone(name=key)
    return path
