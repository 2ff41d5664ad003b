"""The activity whose rows are being made: what they share, what is inconsistent in it, and its amounts in parts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from bandung.measurement.valued import Rates
from bandung.records.wording import translated
from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.amounts import CENTS, Amount, Amounts, decimal_text
from bandung.standards.iati.flat.columns import REASONS
from bandung.standards.iati.flat.names import code_name, language_name
from bandung.standards.iati.flat.reading import words
from bandung.standards.iati.flat.rows import Rows, written
from bandung.standards.iati.flat.splits import NOTHING, NOWHERE, Division, Divisions, Sectors

Children = Mapping[str, Sequence[Element]]
_NEITHER = ("", "")
_MOST_KNOWN, _LONGEST = 2_000, 20
_NO_ORGANISATION = ("", "", "", "")


class Current:
    """One activity after the other of one file."""

    def __init__(self, file: str, version: str, rows: Rows, rates: Rates, language: str) -> None:
        self.file, self.version, self.rows, self.language = file, version, rows, language
        self.put = rows.put
        self.amounts, self.divisions = Amounts(rates), Divisions(language)
        self.sums: Counter[tuple[str, str, int]] = Counter()
        """(table, currency, decimals) to units: what the file says, and what its splits add up to."""
        self.without_usd: Counter[tuple[str, str, str, str]] = Counter()
        """(table, why, currency, year) to how many amounts are not said in dollars."""
        self._file_text = written((file,))
        self._languages: dict[str, str] = {}
        self._named: dict[tuple[str, str], tuple[str, str]] = {}
        self.begin("", "")

    def begin(
        self, identifier: str, default_currency: str, places: Division = NOWHERE, sectors: Sectors = NOTHING
    ) -> None:
        """Go on to an activity."""
        self.identifier, self.default_currency = identifier, default_currency
        self.places, self.sectors = places, sectors
        self.whole, self.whole_text = self.divisions.whole(places, sectors)
        self.begins = f"{self._file_text},{written((identifier,))},"
        """How each of its rows begins, as it is written."""

    def at(self, line: int, *cells: str) -> Sequence[str]:
        """The cells of a row that begins on a line."""
        return (self.file, self.identifier, str(line), *cells)

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
        self.put("inconsistent", self.at(line, element, str(number), reason, why, said, value, currency))

    def named(self, name: str, code: str) -> tuple[str, str]:
        """A code and its name on a list of IATI."""
        if not code:
            return _NEITHER
        if (known := self._named.get((name, code))) is None:
            known = (code, code_name(name, code, self.language))
            if len(code) <= _LONGEST and len(self._named) < _MOST_KNOWN:
                self._named[name, code] = known
        return known

    def language_named(self, code: str) -> str:
        """The name of a language."""
        if (known := self._languages.get(code)) is None:
            known = language_name(code, self.language)
            if len(code) <= _LONGEST and len(self._languages) < _MOST_KNOWN:
                self._languages[code] = known
        return known

    def amount(self, kind: str, number: int, line: int, children: Children, otherwise: date | None) -> Amount:
        """The value of a transaction, a budget or a planned disbursement, added to the sums."""
        values = children.get("value")
        if values:
            value = values[0]
            get, said = value.get, value.text or ""
            for second in values[1:]:
                self.listed(line, kind, "second-value", number=number, said=words(second, ""))
            amount = self.amounts.amount(
                said, get("currency", ""), self.default_currency, get("value-date", ""), otherwise
            )
        else:
            said, amount = "", self.amounts.amount("", "", self.default_currency, "", otherwise)
        for problem in amount.problems:
            self.listed(line, kind, problem, number=number, said=said.strip()[:200], amount=amount)
        if amount.units is not None:
            self.sums[kind, amount.currency, amount.decimals] += amount.units
        if amount.why:
            self.without_usd[kind, amount.why, amount.currency, amount.beside.year] += 1
        return amount

    def from_to(self, children: Children) -> list[str]:
        """The cells of who gives and who receives."""
        cells: list[str] = []
        for name in ("provider-org", "receiver-org"):
            if orgs := children.get(name):
                org, about = orgs[0], f"{name[:-4]}-activity-id"
                cells += (org.get("ref", ""), words(org, self.language), org.get("type", ""), org.get(about, ""))
            else:
                cells += _NO_ORGANISATION
        return cells

    def split(self, table: str, line: int, head: Sequence[str], amount: Amount, where: Division, what: Sectors) -> None:
        """The parts of an amount: first over places, then each over the sectors of every vocabulary."""
        before = (self.file, self.identifier, str(line), *head)
        currency, decimals = amount.currency, amount.decimals
        if whole := self.divisions.whole(where, what)[0]:
            self.put(table, (*before, *whole, amount.text, currency, amount.usd))
            if amount.units is not None:
                self.sums[table, currency, decimals] += amount.units
            return
        total = 0
        dollars = [each for _cells, each in where.divide(amount.cents)]
        for (place, units), cents in zip(where.divide(amount.units), dollars, strict=True):
            for division in what.divisions:
                usd = [each for _cells, each in division.divide(cents)]
                for (sector, part), part_usd in zip(division.divide(units), usd, strict=True):
                    self.put(table, (
                        *before, *place, *sector, "" if part is None else decimal_text(part, decimals), currency,
                        "" if part_usd is None else decimal_text(part_usd, CENTS),
                    ))  # fmt: skip
                    if part is not None and sector[3] == "yes":
                        total += part
        if amount.units is not None:
            self.sums[table, currency, decimals] += total
