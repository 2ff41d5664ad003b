"""Activities as rows of tables: nothing is lost, splits add up, and what is inconsistent is listed and still counted.

``Flattener(...).add(activity)`` hands each row to ``put``; ``columns.TABLES`` says what is in it. Where an
activity and its transactions both name countries or sectors, those of a transaction count for it, and the activity's
for its other transactions.
Amounts are added up exactly, by currency, while they are split.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bandung.measurement.valued import Rates
from bandung.records.wording import translated
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.flat.amounts import CENTS, Amount, Amounts, day_of, decimal_text
from bandung.standards.iati.flat.columns import REASONS
from bandung.standards.iati.flat.listing import activity_row, locations, organisations, results
from bandung.standards.iati.flat.reading import attribute, chosen, date_text, day, grouped, modern, words
from bandung.standards.iati.flat.shares import Quarter, quarters, split
from bandung.standards.iati.flat.splits import Division, Sectors, places, sectors

Put = Callable[[str, Sequence[str]], None]
"""Takes a table and the cells of a row."""
Children = Mapping[str, Sequence[Element]]
_LISTS = {
    "organisations": ("participating-org", organisations), "locations": ("location", locations),
    "results": ("result", results),
}  # fmt: skip
"""Table to the element that fills it, and how."""
_PLAIN = {"transaction-type", "transaction-date", "value"}
"""What a transaction always has; where it has no more, the rest of its row is empty."""
_NOTHING_MORE = [""] * 15


class Flattener:
    """Flattens the activities of one file."""

    def __init__(self, file: str, version: str, put: Put, *, rates: Rates, language: str = "en") -> None:
        self.file, self.version, self.put, self.language = file, version, put, language
        self.amounts = Amounts(rates)
        self.sums: Counter[tuple[str, str, int]] = Counter()
        """(table, currency, decimals) to units: what the file says, and what its splits add up to."""
        self.identifier = ""

    def add(self, activity: Element) -> None:
        """Hand out the rows of an activity."""
        children = grouped(activity)
        line = line_of(activity)
        identifier = words(chosen(children.get("iati-identifier", ()), ""), "")
        self.identifier = identifier
        self.default_currency = str(activity.get("default-currency", ""))
        if not identifier:
            self.listed(line, "iati-identifier", "no-identifier")
        self.places, self.sectors = places(children, self.language), sectors(children, self.language)
        dates: dict[str, str] = {}
        for element in children.get("activity-date", ()):
            if when := day_of(date_text(element)):
                dates.setdefault(modern("activity-date", element.get("type", "")), when.isoformat())
            else:
                self.listed(line_of(element), "activity-date", "bad-date", said=date_text(element))
        self.put("activities", self._at(line, self.version, *activity_row(activity, children, dates, self.language)))
        for element, reason in self.places.problems:
            self.listed(line, element, reason)
        for part in self.places.parts:
            self.put("places", self._at(line_of(part.element), *part.cells, part.percentage))
        for division in self.sectors.divisions if self.sectors.stated else ():
            for element, reason in division.problems:
                self.listed(line, element, reason, said=division.cells[0][0])
            for part in division.parts:
                self.put("sectors", self._at(line_of(part.element), *part.cells[:3], part.percentage))
        for name, (element_name, rows_of) in _LISTS.items():
            if element_name in children:
                for element, cells in rows_of(children, self.language):
                    self.put(name, self._at(line_of(element), *cells))
        self._transactions(line, children.get("transaction", ()))
        for number, element in enumerate(children.get("budget", ()), 1):
            self._budget(number, element)
        for number, element in enumerate(children.get("planned-disbursement", ()), 1):
            self._planned(number, element)

    def _at(self, line: int, *cells: str) -> list[str]:
        return [self.file, self.identifier, str(line), *cells]

    def listed(
        self,
        line: int,
        element: str,
        reason: str,
        *,
        number: int | str = "",
        said: str = "",
        amount: Amount | None = None,
    ) -> None:
        """Put something into the table of what is inconsistent."""
        why = translated(REASONS[reason], self.language)
        value, currency = (amount.text, amount.currency) if amount else ("", "")
        self.put("inconsistent", self._at(line, element, str(number), reason, why, said, value, currency))

    def _amount(self, kind: str, number: int, line: int, children: Children, otherwise: date | None) -> Amount:
        """The value of a transaction, a budget or a planned disbursement, added to the sums."""
        values = children.get("value") or (None,)
        value = values[0]
        for second in values[1:]:
            self.listed(line, kind, "second-value", number=number, said=words(second, ""))
        said = (value.text or "") if value is not None else ""
        get = value.get if value is not None else {}.get
        amount = self.amounts.amount(
            said, get("currency") or "", self.default_currency, get("value-date") or "", otherwise
        )
        for problem in amount.problems:
            self.listed(line, kind, problem, number=number, said=said.strip()[:200], amount=amount)
        if amount.units is not None:
            self.sums[kind, amount.currency, amount.decimals] += amount.units
        return amount

    def _transactions(self, line: int, elements: Sequence[Element]) -> None:
        both = set()
        for number, element in enumerate(elements, 1):
            children = grouped(element)
            at = line_of(element)
            where, what = self.places, self.sectors
            if "recipient-country" in children or "recipient-region" in children:
                where = places(children, self.language)
                if self.places.stated:
                    both.add("recipient-country")
                for name, reason in where.problems:
                    self.listed(at, f"transaction/{name}", reason, number=number)
            if "sector" in children:
                what = sectors(children, self.language)
                if self.sectors.stated:
                    both.add("sector")
                for division in what.divisions:
                    for name, reason in division.problems:
                        self.listed(at, f"transaction/{name}", reason, number=number, said=division.cells[0][0])
            self._transaction(number, at, element, children, where, what)
        for name in sorted(both):
            self.listed(line, name, "both-levels")

    def _transaction(
        self, number: int, line: int, element: Element, children: Children, where: Division, what: Sectors
    ) -> None:
        when = day(children.get("transaction-date"))
        amount = self._amount("transaction", number, line, children, when)
        if when is None:
            dates = children.get("transaction-date")
            said = date_text(dates[0]) if dates else ""
            self.listed(line, "transaction", "bad-date" if said else "no-date", number=number, said=said, amount=amount)
        kind = modern("transaction/transaction-type", attribute(children.get("transaction-type")))
        on = when.isoformat() if when else ""
        at = [self.file, self.identifier, str(line), str(number), element.get("ref", ""), kind, on, *amount.row()]
        if children.keys() == _PLAIN and "humanitarian" not in element.attrib:
            self.put("transactions", at + _NOTHING_MORE)
        else:
            told = words(chosen(children.get("description", ()), self.language), self.language)
            aid = " ".join(str(it.get("code", "")) for it in children.get("aid-type", ()))
            self.put("transactions", [
                *at, element.get("humanitarian", ""), told, *self._from_to(children),
                attribute(children.get("disbursement-channel")), attribute(children.get("flow-type")),
                attribute(children.get("finance-type")), aid, attribute(children.get("tied-status")),
            ])  # fmt: skip
        self._split("transaction_splits", line, (str(number), kind, on), amount, where, what)

    def _from_to(self, children: Children) -> list[str]:
        cells = []
        for name in ("provider", "receiver"):
            for org in children.get(f"{name}-org", ())[:1]:
                about = str(org.get(f"{name}-activity-id", ""))
                cells += [str(org.get("ref", "")), words(org, self.language), str(org.get("type", "")), about]
                break
            else:
                cells += ["", "", "", ""]
        return cells

    def _split(
        self, table: str, line: int, head: Sequence[str], amount: Amount, where: Division, what: Sectors
    ) -> None:
        """The parts of an amount: first over places, then each over the sectors of every vocabulary."""
        currency, decimals = amount.currency, amount.decimals
        if len(where.cells) == 1 and len(what.divisions) == 1 and len(what.divisions[0].cells) == 1:
            whole = what.divisions[0].cells[0]
            self.put(table, [
                self.file, self.identifier, str(line), *head, *where.cells[0], *whole, amount.text, currency,
                amount.usd,
            ])  # fmt: skip
            if amount.units is not None:
                self.sums[table, currency, decimals] += amount.units
            return
        before = (self.file, self.identifier, str(line), *head)
        dollars = [each for _cells, each in where.divide(amount.cents)]
        total = 0
        for (place, units), cents in zip(where.divide(amount.units), dollars, strict=True):
            for division in what.divisions:
                usd = [each for _cells, each in division.divide(cents)]
                for (sector, part), part_usd in zip(division.divide(units), usd, strict=True):
                    self.put(table, [
                        *before, *place, *sector, "" if part is None else decimal_text(part, decimals), currency,
                        "" if part_usd is None else decimal_text(part_usd, CENTS),
                    ])  # fmt: skip
                    if part is not None and sector[3] == "yes":
                        total += part
        if amount.units is not None:
            self.sums[table, currency, decimals] += total

    def _period(self, children: Children) -> tuple[date | None, date | None]:
        return day(children.get("period-start")), day(children.get("period-end"))

    def _budget(self, number: int, element: Element) -> None:
        children, line = grouped(element), line_of(element)
        start, end = self._period(children)
        amount = self._amount("budget", number, line, children, start)
        kind = modern("budget", str(element.get("type") or "1"))
        status = str(element.get("status") or "1")
        self.put("budgets", self._at(
            line, str(number), kind, status, start.isoformat() if start else "", end.isoformat() if end else "",
            *amount.row(),
        ))  # fmt: skip
        head = (str(number), kind, status)
        spans: Sequence[Quarter] = quarters(start, end) if start and end else ()
        if not spans:
            self.listed(line, "budget", "bad-period" if start and end else "no-date", number=number, amount=amount)
            self._split("budget_splits", line, (*head, "", "", "", ""), amount, self.places, self.sectors)
            return
        days = [span.days for span in spans]
        units = split(amount.units, days) if amount.units is not None else [None] * len(days)
        cents = split(amount.cents, days) if amount.cents is not None else [None] * len(days)
        for span, part, usd in zip(spans, units, cents, strict=True):
            self._split(
                "budget_splits", line,
                (*head, str(span.year), str(span.quarter), span.start.isoformat(), span.end.isoformat()),
                amount._replace(units=part, cents=usd), self.places, self.sectors,
            )  # fmt: skip

    def _planned(self, number: int, element: Element) -> None:
        children, line = grouped(element), line_of(element)
        start, end = self._period(children)
        amount = self._amount("planned-disbursement", number, line, children, start)
        if start is None:
            self.listed(line, "planned-disbursement", "no-date", number=number, amount=amount)
        elif end and end < start:
            self.listed(line, "planned-disbursement", "bad-period", number=number, amount=amount)
        self.put("planned_disbursements", self._at(
            line, str(number), str(element.get("type") or "1"), start.isoformat() if start else "",
            end.isoformat() if end else "", *amount.row(), *self._from_to(children),
        ))  # fmt: skip
