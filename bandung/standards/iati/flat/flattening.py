"""Activities as rows of tables: nothing is lost, splits add up, and what is inconsistent is listed and still counted.

``Flattener(...).add(activity)`` puts each row into ``rows``; ``columns.TABLES`` says what is in it. Where an activity
and its transactions both name countries or sectors, those of a transaction count for it, and the activity's for its
other transactions.
Amounts are added up exactly, by currency, while they are split.
"""

from lxml import etree

from bandung.measurement.valued import Rates
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.flat.budgets import budget, planned_disbursement
from bandung.standards.iati.flat.current import Children, Current
from bandung.standards.iati.flat.listing import Organisations, activity_row, results
from bandung.standards.iati.flat.locations import Locations
from bandung.standards.iati.flat.reading import activity_date, chosen, date_text, grouped, words
from bandung.standards.iati.flat.rows import Rows
from bandung.standards.iati.flat.transactions import Transactions
from bandung.standards.iati.flat.whole import Whole

_MANY = 2
"""Transactions and locations that are worth it to write an activity as text, so that they are read together."""


class Flattener:
    """Flattens the activities of one file.

    ``plain`` says whether transactions that have no more than a type, a date and a value take the short way, on which
    the same rows are made.
    """

    def __init__(
        self, file: str, version: str, rows: Rows, *, rates: Rates, language: str = "en", plain: bool = True
    ) -> None:
        self.rows = rows
        self.current = Current(file, version, rows, rates, language)
        self._plain = plain
        self._transactions = Transactions(self.current, plain=plain)
        self._organisations = Organisations(self.current)
        self._locations = Locations(self.current, plain=plain)
        self._whole = None
        if short := self._transactions.plain:
            self._whole = Whole(self.current, short, self._organisations, self._locations)

    def add_text(self, text: str, line: int) -> bool:
        """Put the rows of an activity that is this text and begins on a line, if all in it is plain; else none.

        Whoever adds many calls ``rows.settle`` now and then.
        """
        return self._whole is not None and self._whole.put(text, line)

    def add(self, activity: Element) -> None:
        """Put the rows of an activity."""
        current, children, line = self.current, grouped(activity), line_of(activity)
        countries, regions = children.get("recipient-country", ()), children.get("recipient-region", ())
        identifier = words(chosen(children.get("iati-identifier", ()), ""), "")
        current.begin(
            identifier, activity.get("default-currency", ""), current.divisions.places(countries, regions),
            current.divisions.sectors(children.get("sector", ())),
        )  # fmt: skip
        if not identifier:
            current.listed(line, "iati-identifier", "no-identifier")
        dates: dict[str, str] = {}
        for element in children.get("activity-date", ()):
            kind, on = activity_date(element.get("type", ""), date_text(element))
            if on:
                dates.setdefault(kind, on)
            else:
                current.listed(line_of(element), "activity-date", "bad-date", said=date_text(element))
        current.put("activities", current.at(line, current.version, *activity_row(current, activity, children, dates)))
        self._divided(line, children)
        if orgs := children.get("participating-org"):
            self._organisations.add(orgs)
        for element, cells in results(current, children.get("result", ())):
            current.put("results", current.at(line_of(element), *cells))
        transactions, locations = children.get("transaction", ()), children.get("location", ())
        many = self._plain and len(transactions) + len(locations) >= _MANY
        text = etree.tostring(activity, encoding="unicode", with_tail=False) if many else ""
        if locations:
            self._locations.add(locations, text)
        self._transactions.add(line, transactions, text)
        for number, element in enumerate(children.get("budget", ()), 1):
            budget(current, number, element)
        for number, element in enumerate(children.get("planned-disbursement", ()), 1):
            planned_disbursement(current, number, element)
        self.rows.settle()

    def _divided(self, line: int, children: Children) -> None:
        """The rows of the places and sectors of the activity."""
        current, places, sectors = self.current, self.rows.kept["places"], self.rows.kept["sectors"]
        if current.places.stated:
            for name, reason in current.places.problems:
                current.listed(line, name, reason)
            elements = (*children.get("recipient-country", ()), *children.get("recipient-region", ()))
            for part in current.places.parts:
                places.append(f"{current.begins}{line_of(elements[part.at])},{part.text}")
        if current.sectors.stated:
            elements = (*children["sector"],)
            for division in current.sectors.divisions:
                for name, reason in division.problems:
                    current.listed(line, name, reason, said=division.cells[0][0])
                for part in division.parts:
                    sectors.append(f"{current.begins}{line_of(elements[part.at])},{part.text}")
