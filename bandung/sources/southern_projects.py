"""Published projects of China, Qatar, Saudi Arabia and Korea as reported contributions, and what of them is not usable.

The files are AidData's; they stay where they are. A project that stands in two files counts from the newer one only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bandung.records.contributions import Contribution
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json, read
from bandung.sources import koica, tuff
from bandung.sources.published import FileChanged, Published, money_of
from bandung.values.errors import BandungError, _

__all__ = ["FILES", "FileChanged", "NoFiles", "Published", "Summary", "money_of", "published", "summary"]

FILES: Mapping[str, Callable[[Path], Iterator[Published]]] = {
    "GlobalChineseOfficialFinanceDataset_v1.0.xlsx": tuff.china,
    "aiddata_china_1.2.xlsx": tuff.china_in_africa,
    "Qatar_TUFFDonorDataset_Level1_v1.0.csv": tuff.gulf,
    "SaudiArabia_TUFFDonorDataset_Level1_v1.0.csv": tuff.gulf,
    "Korea_Project.xlsx": koica.korea,
}
"""Files by name, the newer of two that overlap first."""


class NoFiles(BandungError):
    sentence = _("%(folder)s holds none of the files that can be read: %(files)s.")


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rows of each file were used, why others were not, and the money of both by file and currency."""

    used: Mapping[str, int]
    not_used: Mapping[tuple[str, str], int]
    money_used: Mapping[tuple[str, str], Decimal]
    money_not_used: Mapping[tuple[str, str], Decimal]


def published(folder: Path) -> Iterator[Published]:
    """Every row of every file that is there, each with its contribution or with the reason why there is none.

    :raises NoFiles: if the folder holds none of the files. :raises FileChanged: if a column that we need has gone.
    """
    there = [name for name in FILES if (folder / name).is_file()]
    if not there:
        raise NoFiles(folder=str(folder), files=", ".join(FILES))
    seen: dict[str, str] = {}
    for name in there:
        for row in FILES[name](folder / name):
            yield _once(row, seen)


def _once(row: Published, seen: dict[str, str]) -> Published:
    """The row with its contribution checked; the same project a second time is not used."""
    if row.id in seen:
        same = "the same project stands twice" if seen[row.id] == row.file else f"stands in {seen[row.id]} too"
        return replace(row, told={}, why=same)
    seen[row.id] = row.file
    if row.why:
        return row
    try:
        told: Mapping[str, Any] = as_json(read(Contribution, dict(row.told)))
    except BadRecord as refusal:
        return replace(row, told={}, why=f"not a contribution: {refusal}")
    return replace(row, told=told)


def summary(rows: Iterable[Published]) -> Summary:
    """Rows and money of files, used and not used: together they are all that the files hold."""
    used: Counter[str] = Counter()
    not_used: Counter[tuple[str, str]] = Counter()
    money: dict[bool, dict[tuple[str, str], Decimal]] = {True: {}, False: {}}
    for row in rows:
        if row.why:
            not_used[row.file, row.why] += 1
        else:
            used[row.file] += 1
        for currency, amount in row.money:
            sums = money[not row.why]
            sums[row.file, currency] = sums.get((row.file, currency), Decimal(0)) + amount
    return Summary(used, not_used, money[True], money[False])
