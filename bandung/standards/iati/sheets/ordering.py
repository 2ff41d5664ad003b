"""The rows of one activity after the other: merged from sorted tables, or sorted in memory where people moved them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bandung.standards.iati.sheets.errors import TooManyRowsInOrder
from bandung.standards.iati.sheets.layout import ACTIVITY, IDENTIFIER, NUMBER, OTHER, TEXTS, BadRow, Group, Row
from bandung.standards.iati.sheets.plan import Plan
from bandung.standards.iati.sheets.sheets import Found, columns_of, rows_of
from bandung.values.errors import _

MOST_SORTED = 2_000_000
"""Rows that are sorted in memory."""

NO_ITEM = _("There is no activity with this number or identifier in the table of activities.")
WHICH_ITEM = _("This row does not say which activity it belongs to; write the activity identifier.")
SEVERAL_ITEMS = _("Several activities have this identifier; write the activity number too.")
NO_IDENTIFIER = _("An activity needs its own identifier: that of your organisation, a dash, a number of your choice.")
UNLIKE = _("Activity number %(number)s has another identifier: %(identifier)s.")


class OutOfOrder(Exception):
    """The tables are not sorted as the file is."""


@dataclass(slots=True)
class _Stream:
    """A table that is read along with the others."""

    name: str
    rows: Iterator[Row]
    row: Row | None = None
    number: int = 0

    def on(self) -> None:
        """Go on to the next row."""
        self.row = next(self.rows, None)
        if self.row is not None:
            number = self.row[1][ACTIVITY]
            if not (number.isascii() and number.isdecimal()):
                raise OutOfOrder
            if (new := int(number)) < self.number:
                raise OutOfOrder
            self.number = new


@dataclass(slots=True)
class Order:
    """Puts rows together by activity. ``tell`` is told of rows that belong to none."""

    plan: Plan
    found: Found
    tell: Callable[[BadRow], None]
    most_sorted: int = MOST_SORTED
    _by_identifier: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _identifiers: dict[int, str] = field(default_factory=dict)

    def _rows(self, table: str) -> Iterator[Row]:
        names = columns_of(self.plan, table)
        known = self.plan.tables.get(table)
        numbers = {column.name for column in known.columns if column.holds == "number"} if known else set()
        for sheet in self.found.of(table):
            yield from rows_of(sheet, names, numbers)

    def _tables(self) -> list[str]:
        """All tables but that of the items, those that rows belong to before these rows."""
        return [name for name in (*self.plan.tables, TEXTS, OTHER) if name != self.plan.item_table.name]

    def streamed(self) -> Iterator[Group]:
        """Merge tables that are sorted by the number of the activity.

        :raises OutOfOrder: as soon as they prove not to be.
        """
        items = self.plan.item_table.name
        streams = [_Stream(name, self._rows(name)) for name in self._tables() if self.found.of(name)]
        for stream in streams:
            stream.on()
        last = 0
        yield from self._leading(streams)
        for row in self._rows(items):
            number, identifier = row[1][ACTIVITY], row[1][IDENTIFIER]
            if not (number.isascii() and number.isdecimal()) or int(number) <= last:
                raise OutOfOrder
            last = int(number)
            group = Group(last, {items: [row]})
            for stream in streams:
                if stream.number == last and stream.row is not None:
                    self._take(stream, group, last, identifier)
                elif stream.row is not None and stream.number < last:
                    raise OutOfOrder
            self._number(group)
            yield group
        if any(stream.row is not None for stream in streams):
            raise OutOfOrder

    def _leading(self, streams: list[_Stream]) -> Iterator[Group]:
        """What stands before the first item."""
        group = Group(0)
        for stream in streams:
            if stream.name == OTHER and stream.number == 0 and stream.row is not None:
                self._take(stream, group, 0, "")
        if group.rows:
            yield group

    def _take(self, stream: _Stream, group: Group, number: int, identifier: str) -> None:
        rows = group.rows[stream.name] = []
        while stream.row is not None and stream.number == number:
            mine = stream.row[1][IDENTIFIER]
            if mine != identifier and mine and identifier:
                raise OutOfOrder
            rows.append(stream.row)
            if len(rows) > self.most_sorted:
                raise TooManyRowsInOrder(most=self.most_sorted)
            stream.on()

    def sorted(self) -> Iterator[Group]:
        """The same from tables in any order; activities in the order of their rows.

        :raises TooManyRowsInOrder: if there are too many rows.
        """
        items = self.plan.item_table.name
        groups: list[Group] = []
        by_number: dict[str, int] = {}
        count = 0
        for row in self._rows(items):
            number, identifier = row[1][ACTIVITY].strip(), row[1][IDENTIFIER].strip()
            if not number and not identifier:
                self.tell(BadRow(items, row, NO_IDENTIFIER, IDENTIFIER))
                continue
            at = len(groups)
            if number and number not in by_number:
                by_number[number] = at
            self._by_identifier[identifier].append(at)
            self._identifiers[at] = identifier
            groups.append(Group(at + 1, {items: [row]}))
            if (count := count + 1) > self.most_sorted:
                raise TooManyRowsInOrder(most=self.most_sorted)
        before = Group(0)
        for name in self._tables():
            for row in self._rows(name):
                if (count := count + 1) > self.most_sorted:
                    raise TooManyRowsInOrder(most=self.most_sorted)
                if name == OTHER and row[1][ACTIVITY].strip() == "0":
                    before.rows.setdefault(name, []).append(row)
                elif (of := self._item(name, row, by_number, len(groups))) is not None:
                    groups[of].rows.setdefault(name, []).append(row)
        if before.rows:
            yield before
        for group in groups:
            self._number(group)
            yield group

    def _item(self, name: str, row: Row, by_number: dict[str, int], count: int) -> int | None:
        number, identifier = row[1][ACTIVITY].strip(), row[1][IDENTIFIER].strip()
        of = by_number.get(number) if number else None
        named = self._by_identifier.get(identifier, []) if identifier else []
        if of is not None:
            its = self._identifiers[of]
            if not identifier or not its or its == identifier:
                return of
            if len(named) != 1:
                self.tell(BadRow(name, row, UNLIKE, IDENTIFIER, number=number[:20], identifier=its[:80]))
                return None
        if len(named) == 1:
            return named[0]
        if not number and not identifier:
            if count == 1:
                return 0
            self.tell(BadRow(name, row, WHICH_ITEM, IDENTIFIER))
        else:
            self.tell(BadRow(name, row, SEVERAL_ITEMS if named else NO_ITEM, IDENTIFIER if identifier else ACTIVITY))
        return None

    def _number(self, group: Group) -> None:
        """Give numbers to rows that have none, or one that another row has already."""
        for name, rows in group.rows.items():
            if name not in self.plan.tables or name == self.plan.item_table.name:
                continue
            numbers = {row[1][NUMBER] for row in rows}
            if len(numbers) == len(rows) and "" not in numbers:
                continue
            had: set[str] = set()
            following = 1
            for row in rows:
                cells = row[1]
                if not cells[NUMBER].strip() or cells[NUMBER] in had:
                    while str(following) in numbers:
                        following += 1
                    cells[NUMBER] = str(following)
                    numbers.add(cells[NUMBER])
                had.add(cells[NUMBER])
