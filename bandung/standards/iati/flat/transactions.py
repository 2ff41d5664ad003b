"""Rows of transactions: whole, and in parts by place and sector.

Most transactions have a type, a date and a value and no more: ``Plain`` makes their rows with few steps, and leaves all
that are not in order to ``Transactions``, which makes the same rows of any.
"""

import re
from collections.abc import Sequence

from bandung.standards.iati.document import LAST_SHORT_LINE, Element, line_of
from bandung.standards.iati.flat.amounts import CENTS, Amount, Beside, day_cells, day_of
from bandung.standards.iati.flat.current import Children, Current
from bandung.standards.iati.flat.reading import attribute, chosen, date_text, day, grouped, modern, words
from bandung.standards.iati.flat.rows import written
from bandung.standards.iati.flat.runs import Told
from bandung.standards.iati.flat.shapes import TEXT, Shapes
from bandung.standards.iati.flat.splits import Division, Sectors

_PLAIN = {"transaction-type", "transaction-date", "value"}
_NOTHING_MORE = ("",) * 20
"""Cells of a transaction that has no more than these."""
_TERMS = (
    ("flow-type", "FlowType"), ("finance-type", "FinanceType"), ("aid-type", "AidType"), ("tied-status", "TiedStatus"),
)  # fmt: skip
_FIELDS = (
    ("transaction-type", "code"), ("transaction-date", "iso-date"), ("value", "currency"), ("value", "value-date"),
    ("value", TEXT),
)  # fmt: skip
"""What a plain transaction says."""
PLAIN_FIELDS = dict.fromkeys(_FIELDS, "") | {("value", TEXT): r"(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?"}
"""The same, with the pattern of numbers that are in order."""
_IN_ORDER = re.compile(PLAIN_FIELDS["value", TEXT]).fullmatch
_MOST_KNOWN, _LONGEST_KEY = 10_000, 100
_Key = tuple[str, str, str, str, str]


def _kind(current: Current, code: str) -> tuple[str, str]:
    return current.named("TransactionType", modern("transaction/transaction-type", code.strip()))


class Transactions:
    """Transactions of any shape."""

    def __init__(self, current: Current, *, plain: bool = True) -> None:
        self.current = current
        self.plain = Plain(current) if plain else None

    def add(self, line: int, elements: Sequence[Element], text: str = "") -> None:
        """Put the rows of the transactions of an activity that begins on a line, and which is this text, if it is."""
        both: set[str] = set()
        plain = self.plain
        if plain is None:
            for number, element in enumerate(elements, 1):
                self._add(number, element, both)
        else:
            alike = plain.shapes.read(elements, text) if text and elements else None
            for number, (element, told) in enumerate(zip(elements, alike or map(told_by, elements), strict=True), 1):
                if told is None or not plain.put(number, element, *told):
                    self._add(number, element, both)
        for name in sorted(both):
            self.current.listed(line, name, "both-levels")

    def _add(self, number: int, element: Element, both: set[str]) -> None:
        current, children, line = self.current, grouped(element), line_of(element)
        where, what = current.places, current.sectors
        countries, regions = children.get("recipient-country", ()), children.get("recipient-region", ())
        if countries or regions:
            if where.stated:
                both.add("recipient-country")
            where = current.divisions.places(countries, regions)
            for name, reason in where.problems:
                current.listed(line, f"transaction/{name}", reason, number=number)
        if sectors := children.get("sector"):
            if what.stated:
                both.add("sector")
            what = current.divisions.sectors(sectors)
            for division in what.divisions:
                for name, reason in division.problems:
                    current.listed(line, f"transaction/{name}", reason, number=number, said=division.cells[0][0])
        self._put(number, line, element, children, where, what)

    def _put(
        self, number: int, line: int, element: Element, children: Children, where: Division, what: Sectors
    ) -> None:
        current = self.current
        when = day(children.get("transaction-date"))
        amount = current.amount("transaction", number, line, children, when)
        if when is None:
            dates = children.get("transaction-date")
            said = date_text(dates[0]) if dates else ""
            current.listed(
                line, "transaction", "bad-date" if said else "no-date", number=number, said=said, amount=amount
            )
        told = (*_kind(current, attribute(children.get("transaction-type"))), *day_cells(when))
        head = (current.file, current.identifier, str(line), str(number), element.get("ref", ""), *told, *amount.row())
        if children.keys() <= _PLAIN and "humanitarian" not in element.attrib:
            current.put("transactions", head + _NOTHING_MORE)
        else:
            current.put("transactions", (*head, element.get("humanitarian", ""), *self._more(children)))
        current.split("transaction_splits", line, (str(number), *told), amount, where, what)

    def _more(self, children: Children) -> list[str]:
        current = self.current
        cells = [words(chosen(children.get("description", ()), current.language), current.language)]
        cells += current.from_to(children)
        cells += current.named("DisbursementChannel", attribute(children.get("disbursement-channel")))
        for name, codes in _TERMS:
            if found := children.get(name):
                cells += current.named(codes, " ".join([it.get("code", "").strip() for it in found]))
            else:
                cells += ("", "")
        return cells


def told_by(element: Element) -> Sequence[str] | None:
    """What a transaction says that is plain: the fields of ``Plain``; None if it is not."""
    if len(element) > len(_PLAIN) or element.keys():
        return None
    named = {child.tag: child for child in element}
    kind, day, value = named.get("transaction-type"), named.get("transaction-date"), named.get("value")
    if day is None or value is None or len(named) != len(element) or len(named) != (3 if kind is not None else 2):
        return None
    code, get = kind.get("code", "") if kind is not None else "", value.get
    return code, day.get("iso-date", ""), get("currency", ""), get("value-date", ""), value.text or ""


class Same:
    """What transactions of the same type, day, currency and value date share."""

    __slots__ = ("after", "before", "beside", "currency", "is_dollars", "money", "told")

    def __init__(self, told: tuple[str, ...], beside: Beside) -> None:
        self.told, self.beside = told, beside
        self.before, self.money, self.currency = written(told), written(beside.cells), written((beside.currency,))
        self.after = written((beside.why, *beside.rate_cells, *_NOTHING_MORE))
        self.is_dollars = beside.rate == (1, 1)


class Plain:
    """Transactions that have a date, a value and perhaps a type, no more, and all of them in order."""

    def __init__(self, current: Current) -> None:
        self.current = current
        self.shapes = Shapes("transaction", _FIELDS, _PLAIN)
        self._known: dict[_Key, Same | None] = {}
        self._rows = current.rows.kept["transactions"]
        self._splits = current.rows.kept["transaction_splits"]

    def put(self, number: int, element: Element, code: str, on: str, currency: str, value_date: str, said: str) -> bool:
        """Put the rows of a transaction if all in it is in order, and say whether it is."""
        told = (code, on, currency, value_date, said.strip())
        if not _IN_ORDER(told[4]) or not (same := self.same((told,), self.current.default_currency)):
            return False
        line = element.sourceline or 0
        self.put_all((told,), same, line if line < LAST_SHORT_LINE else line_of(element), 0, number)
        return True

    def same(self, transactions: Told, default: str) -> Sequence[Same] | None:
        """What each shares with others; None if one has no value, or something in one must be listed."""
        found = []
        for code, on, currency, value_date, said in transactions:
            key = (code, on, currency, value_date, default)
            same = self._known.get(key) or self._looked_up(key)
            if same is None or not said:
                return None
            found.append(same)
        return found

    def put_all(self, transactions: Told, alike: Sequence[Same], line: int, lines: int, first: int = 1) -> None:
        """Put the rows of transactions that are in order, the first on a line and each of so many lines."""
        current, sums, rows = self.current, self.current.sums, self._rows
        totals: dict[tuple[str, int], int] = {}
        begins, whole, whole_text = current.begins, current.whole, current.whole_text
        for number, (told, same) in enumerate(zip(transactions, alike, strict=True), first):
            beside = same.beside
            whole_units, _point, part = told[4].partition(".")
            if len(part) < beside.minor:
                part = part.ljust(beside.minor, "0")
            decimals, units = len(part), int(whole_units + part)
            text = f"{whole_units}.{part}" if part else whole_units
            cents: int | None
            if same.is_dollars and decimals == CENTS:
                cents, usd = units, text
            elif (cents := beside.cents(units, decimals)) is None:
                usd = ""
                current.without_usd["transaction", beside.why, beside.currency, beside.year] += 1
            else:
                usd = f"{cents // 100}.{cents % 100:02d}"
            key = (beside.currency, decimals)
            totals[key] = totals.get(key, 0) + units
            rows.append(f"{begins}{line},{number},,{same.before},{text},{same.money},{usd},{same.after}")
            if whole:
                self._splits.append(f"{begins}{line},{number},{same.before},{whole_text},{text},{same.currency},{usd}")
            else:
                amount = Amount(units, decimals, cents, beside, text, usd, ())
                head = (str(number), *same.told)
                current.split("transaction_splits", line, head, amount, current.places, current.sectors)
            line += lines
        for (currency, decimals), units in totals.items():
            sums["transaction", currency, decimals] += units
            if whole:
                sums["transaction_splits", currency, decimals] += units

    def _looked_up(self, key: _Key) -> Same | None:
        """None if there is something to say about it that must be listed."""
        if key in self._known:
            return None
        code, on, currency, value_date, default = key
        when = day_of(on) if on else None
        beside = self.current.amounts.beside(currency, default, value_date, when)
        same = None
        if when and not beside.problems:
            same = Same((*_kind(self.current, code), *day_cells(when)), beside)
        if sum(map(len, key)) < _LONGEST_KEY:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = same
        return same
