"""What filters, facets and features ask of every row: codes in columns.

A column of one value holds a code per row; a column of many holds, per row, where its codes end. Codes index a list of
values that only grows. Sectors and SDGs are stored with what contains them ("14030" also as "140", "6.1" also as "6"),
so that a filter on the wider code is one look-up.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bandung.matching.rowfile import RowFile
from bandung.matching.statements import Statement
from bandung.matching.tokens import sort_key

NOT_STATED = np.iinfo(np.int32).min
"""The day of a statement whose owner never confirmed it."""

_EPOCH = date(1970, 1, 1)


def with_wider(code: str) -> tuple[str, ...]:
    """A sector or SDG code and the one that contains it: ("14030", "140"), ("6.1", "6")."""
    wider = code.partition(".")[0] if "." in code else code[:3] if len(code) == 5 and code.isdigit() else code
    return (code,) if wider == code else (code, wider)


def _widened(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for code in codes for each in with_wider(code)))


ONE: dict[str, Callable[[Statement], str]] = {
    "record": lambda one: one.record,
    "kind": lambda one: one.kind,
    "domain": lambda one: one.domain,
    "standing": lambda one: one.standing,
    "standby": lambda one: one.standby,
    "owner_language": lambda one: one.language,
}
"""Columns with one value per row."""

MANY: dict[str, Callable[[Statement], tuple[str, ...]]] = {
    "country": lambda one: one.countries,
    "sector": lambda one: _widened(one.sectors),
    "sdg": lambda one: _widened(one.sdgs),
    "language": lambda one: one.languages,
    "working_language": lambda one: one.working_languages,
    "replicated_in": lambda one: one.replicated_in,
}
"""Columns with any number of values per row."""


class Column:
    """The codes of one column for the first n rows, read-only."""

    def __init__(self, values: Sequence[str], codes: NDArray[np.integer[Any]], ends: NDArray[np.int64] | None) -> None:
        self.values = values
        """Code to value."""
        self.codes = codes
        """Codes, row after row."""
        self.ends = ends
        """Where each row's codes end; None for a column of one value."""

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The row of each code."""
        if self.ends is None:
            return np.arange(len(self.codes))
        return np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0))

    def __len__(self) -> int:
        return len(self.codes if self.ends is None else self.ends)

    def of(self, row: int) -> tuple[str, ...]:
        """The values of one row; none where nothing is stated."""
        start, end = (
            (row, row + 1) if self.ends is None else (int(self.ends[row - 1]) if row else 0, int(self.ends[row]))
        )
        return tuple(value for code in self.codes[start:end] if (value := self.values[code]))

    def having(self, wanted: Iterable[str]) -> NDArray[np.bool_]:
        """bool [n]: the rows with at least one of these values."""
        among = set(wanted)
        table = np.fromiter((value in among for value in self.values), np.bool_, len(self.values))
        if self.ends is None:
            one: NDArray[np.bool_] = table[self.codes]
            return one
        found = np.zeros(len(self.ends), np.bool_)
        found[self.rows[table[self.codes]]] = True
        return found

    def counts(self, mask: NDArray[np.bool_]) -> dict[str, int]:
        """How many of the masked rows have each value; values that none has are left out, as is "not stated"."""
        codes = self.codes[mask if self.ends is None else mask[self.rows]]
        counted = np.bincount(codes, minlength=len(self.values))
        return {self.values[code]: int(counted[code]) for code in np.flatnonzero(counted).tolist() if self.values[code]}

    def counts_of_sets(self, mask: NDArray[np.bool_], sets: Mapping[str, Iterable[str]]) -> dict[str, int]:
        """How many of the masked rows have at least one value of each set (regions, groups); empty ones left out."""
        place = {value: code for code, value in enumerate(self.values)}
        table = np.zeros((len(place), len(sets)), np.bool_)
        for number, members in enumerate(sets.values()):
            table[[place[member] for member in members if member in place], number] = True
        if not table.size:
            return {}
        kept = mask[self.rows]
        rows, codes = self.rows[kept], self.codes[kept]
        alone = np.ones(len(rows), np.bool_)
        same = rows[1:] == rows[:-1]
        alone[1:] &= ~same
        alone[:-1] &= ~same
        total = np.bincount(codes[alone], minlength=len(place)) @ table
        if len(shared := rows[~alone]):
            starts = np.flatnonzero(np.diff(shared, prepend=-1))
            total = total + np.logical_or.reduceat(table[codes[~alone]], starts).sum(axis=0)
        return {name: int(count) for name, count in zip(sets, total, strict=True) if count}


class Columns:
    """All columns of the first n rows."""

    def __init__(
        self, named: Mapping[str, Column], days: NDArray[np.int32], capacity: NDArray[np.float32], titles: NDArray[Any]
    ) -> None:
        self._named = named
        self.confirmed_on = days
        """int32 [n]: days since 1970-01-01, or NOT_STATED."""
        self.capacity_left = capacity
        """float32 [n]: 0 to 1; NaN where it is not stated."""
        self.title_keys = titles
        """S24 [n]: the beginning of the title in the owner's language, as lists are put in order."""

    def __getitem__(self, name: str) -> Column:
        return self._named[name]

    def __len__(self) -> int:
        return len(self.confirmed_on)


class ColumnFiles:
    """The files behind the columns, and the values of their codes."""

    def __init__(self, folder: Path) -> None:
        self._one = {name: RowFile(folder / f"{name}.codes", np.uint16) for name in ONE}
        self._many = {
            name: (RowFile(folder / f"{name}.codes", np.int32), RowFile(folder / f"{name}.ends", np.int64))
            for name in MANY
        }
        self._days = RowFile(folder / "confirmed_on.days", np.int32)
        self._capacity = RowFile(folder / "capacity_left.shares", np.float32)
        self._titles = RowFile(folder / "title.keys", "S24")
        self._values: dict[str, list[str]] = {name: [] for name in (*ONE, *MANY)}

    def read(self, rows: int, vocabulary: Callable[[str, int], list[str]]) -> Columns:
        """The columns of the first rows; ``vocabulary(column, known)`` gives the values from a code on."""
        named: dict[str, Column] = {}
        for name, values in self._values.items():
            values.extend(vocabulary(name, len(values)))
            if name in self._one:
                named[name] = Column(values, self._one[name].read(rows), None)
            else:
                codes, ends = self._many[name]
                bounds = ends.read(rows)
                named[name] = Column(values, codes.read(int(bounds[-1]) if rows else 0), bounds)
        return Columns(named, self._days.read(rows), self._capacity.read(rows), self._titles.read(rows))

    def write(self, at: Columns, batch: Sequence[Statement]) -> dict[str, list[tuple[int, str]]]:
        """Append a batch behind the present columns; the new (code, value) pairs of each column."""
        new: dict[str, list[tuple[int, str]]] = {}
        rows = len(at)
        for name, values in self._values.items():
            known = {value: code for code, value in enumerate(values)}
            before = len(known)
            if name in self._one:
                self._one[name].write(rows, [known.setdefault(ONE[name](one), len(known)) for one in batch])
            else:
                lists = [
                    [known.setdefault(value, len(known)) for value in dict.fromkeys(MANY[name](one))] for one in batch
                ]
                codes, ends = self._many[name]
                start = len(at[name].codes)
                codes.write(start, [code for each in lists for code in each])
                ends.write(rows, start + np.cumsum([len(each) for each in lists]))
            new[name] = [(code, value) for value, code in known.items() if code >= before]
        self._days.write(rows, [(one.confirmed_on - _EPOCH).days if one.confirmed_on else NOT_STATED for one in batch])
        self._capacity.write(rows, [np.nan if one.capacity_left is None else one.capacity_left for one in batch])
        self._titles.write(rows, [sort_key(_title(one)).encode()[:24] for one in batch])
        return new


def _title(statement: Statement) -> str:
    return statement.titles.get(statement.language) or next(iter(statement.titles.values()), statement.id)
