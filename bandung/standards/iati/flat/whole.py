"""Whole activities from their text, where all in them is told plainly; the rows are those of the exact way.

The text is cut where the next kind of element begins. What many activities say alike (who reports, organisations,
sectors, countries) is made in the exact way once for each text, and remembered; what each says on its own (dates,
places on the map, transactions) is read with patterns. The cuts are right because each part was then read as whole
elements of its kind, and nothing else. What is told in another way, or must be listed, leaves an activity to the
exact way, before any of its rows is put.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from bandung.standards.iati.flat.current import Current
from bandung.standards.iati.flat.learned import NO_PLACES, NO_SECTORS, Divided, Learned
from bandung.standards.iati.flat.listing import Organisations
from bandung.standards.iati.flat.locations import FIELDS, Locations
from bandung.standards.iati.flat.reading import activity_date, even
from bandung.standards.iati.flat.rows import written
from bandung.standards.iati.flat.runs import Run, Told, parsed
from bandung.standards.iati.flat.shapes import TEXT, plain
from bandung.standards.iati.flat.transactions import PLAIN_FIELDS, Plain, Same

_END = "</iati-activity>"
_LONGEST_LEARNED = 20_000
_REFERENCE = re.compile("&(?!(?:amp|lt|gt|quot|apos);)")
"""One that stands for no sign of XML."""
_MISSES, _PAUSE, _MOST_KINDS = 12, 100, 50
_SAYS = r"\s*<{0}>(?:\s*<narrative>([^<]*)</narrative>\s*|([^<]*))</{0}>\s*"
_TEXTS = ("iati-identifier", "title", "description")
_NOTHING_CODED, _NOTHING_MARKED = "," * 11, ",,"


class Whole:
    """Puts the rows of activities from their text."""

    def __init__(
        self, current: Current, transactions: Plain, organisations: Organisations, locations: Locations
    ) -> None:
        self.current, self.transactions, self.locations = current, transactions, locations
        self._learned = Learned(current, organisations)
        self._order: list[str] = []
        self._begins: list[tuple[str, str]] = []
        self._space = ""
        self._missed = 0
        self._dates = Run("activity-date", dict.fromkeys((("", "type"), ("", "iso-date"), ("", TEXT)), ""))
        self._located = Run("location", dict.fromkeys(FIELDS, ""), {"point"})
        self._spent = Run("transaction", PLAIN_FIELDS)
        self._takes: dict[str, Callable[[str, int, int], bool]] = {
            "reporting-org": self._take_reporter, "activity-status": self._take_status,
            "participating-org": self._take_organisations, "activity-date": self._take_dates,
            "recipient-country": partial(self._take_places, self._learned.countries),
            "recipient-region": partial(self._take_places, self._learned.regions),
            "sector": self._take_sectors, "location": self._take_locations, "transaction": self._take_transactions,
            **{name: partial(self._take_text, name, re.compile(_SAYS.format(name)).fullmatch) for name in _TEXTS},
        }  # fmt: skip
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._texts = dict.fromkeys(_TEXTS, "")
        self._reporter, self._status, self._on = ",,,", ",", ",,,"
        self._places, self._sectors, self._at = NO_PLACES, NO_SECTORS, 0
        self._sectors_at = 0
        self._orgs: list[str] = []
        self._spots: list[str] = []
        self._money: Told = ()
        self._money_at = self._money_lines = 0

    def put(self, text: str, line: int) -> bool:
        """Put the rows of an activity, which is this text and begins on this line, if all in it is told plainly."""
        if self._missed > _MISSES:  # of files in which few are
            self._missed = (self._missed + 1) % _PAUSE
            return False
        at = text.find(">") + 1
        space = text[at : text.find("<", at)]
        if space != self._space:
            self._space, self._begins = space, [(name, f"{space}<{name}") for name in self._order]
        if space.isspace() and ("&" not in text or not _REFERENCE.search(text)) and self._put(text, at, line):
            self._missed = 0
            return True
        self._missed += 1
        self._learn(text)
        return False

    def _learn(self, text: str) -> None:
        """The order in which kinds of elements stand: that of this activity, and what others had between."""
        activity = parsed("", text[: -len(_END)]) if len(text) < _LONGEST_LEARNED else None
        if activity is None:
            return
        order = [name for name in dict.fromkeys(child.tag for child in activity) if isinstance(name, str)]
        for at, name in enumerate(self._order):
            if name not in order:
                following = next((each for each in self._order[at:] if each in order), None)
                order.insert(order.index(following) if following else len(order), name)
        self._order, self._space = order[:_MOST_KINDS], ""

    def _put(self, text: str, at: int, line: int) -> bool:
        begin = self._learned.of(self._learned.begin, text[:at])
        cuts = self._cut(text, at)
        if begin is None or not cuts or cuts[0][1] != at:
            return False
        self._begin_anew()
        takes = self._takes
        closes = len(text) - len(_END)
        end = text.rfind(">", 0, closes) + 1
        if text.find("<", end) != closes:  # as where the end stands in a comment
            return False
        here = line = line + text.count("\n", 0, at)
        for (name, start), (_next, stop) in zip(cuts, [*cuts[1:], ("", end)], strict=True):
            part = text[start:stop]
            lines = part.count("\n")
            if name not in takes or not takes[name](part, here, lines):
                return False
            here += lines
        return self._all_is_well(line, *begin)

    def _cut(self, text: str, at: int) -> list[tuple[str, int]]:
        """Where each kind of element begins."""
        find, cuts = text.find, []
        for begin in self._begins:
            found = find(begin[1], at)
            if found >= 0:
                cuts.append((begin[0], found))
                at = found + 1
        return cuts

    def _take_text(self, name: str, says: Callable[[str], re.Match[str] | None], text: str, _at: int, _l: int) -> bool:
        found = says(text)
        if found is None:
            return False
        said = found[1] or found[2] or ""
        self._texts[name] = even(plain(said) if "&" in said else said)
        return True

    def _take_reporter(self, text: str, _at: int, _lines: int) -> bool:
        self._reporter = self._learned.of(self._learned.reporter, text)
        return self._reporter is not None

    def _take_status(self, text: str, _at: int, _lines: int) -> bool:
        self._status = self._learned.of(self._learned.status, text)
        return self._status is not None

    def _take_organisations(self, text: str, at: int, _lines: int) -> bool:
        begins = f"{self._space}<participating-org"
        for rest in text.split(begins)[1:]:
            org = begins + rest
            told = self._learned.of(self._learned.organisation, org)
            if told is None:
                return False
            self._orgs.append(f"{at + told[0]},{told[1]}")
            at += org.count("\n")
        return True

    def _take_dates(self, text: str, _at: int, lines: int) -> bool:
        read = self._dates.read(text, lines)
        if read is None:
            return False
        dates: dict[str, str] = {}
        for kind, iso, said in read[0]:
            name, on = activity_date(kind, (iso or said).strip())
            if not on:
                return False
            dates.setdefault(name, on)
        get = dates.get
        self._on = f"{get('1', '')},{get('2', '')},{get('3', '')},{get('4', '')}"
        return True

    def _take_places(self, make: Callable[[str], Divided | None], text: str, at: int, _lines: int) -> bool:
        if self._places is not NO_PLACES:
            return False
        self._places, self._at = self._learned.of(make, text), at
        return self._places is not None

    def _take_sectors(self, text: str, at: int, _lines: int) -> bool:
        self._sectors, self._sectors_at = self._learned.of(self._learned.sectors, text), at
        return self._sectors is not None

    def _take_locations(self, text: str, at: int, lines: int) -> bool:
        read = self._located.read(text, lines)
        if read is None:
            return False
        told, each_takes = read
        line = at + self._space.count("\n")
        for each in told:
            row = self.locations.text(*each)
            if row is None:
                return False
            self._spots.append(f"{line},{row}")
            line += each_takes
        return True

    def _take_transactions(self, text: str, at: int, lines: int) -> bool:
        read = self._spent.read(text, lines)
        if read is None:
            return False
        self._money, self._money_lines = read
        self._money_at = at + self._space.count("\n")
        return True

    def _all_is_well(self, line: int, currency: str, language: str, own: str) -> bool:
        """Put the rows, unless it turns out that something must be listed."""
        current, texts, places, sectors = self.current, self._texts, self._places, self._sectors
        same: Sequence[Same] | None = self.transactions.same(self._money, currency)
        if same is None or not texts["iati-identifier"]:
            return False
        current.begin(texts["iati-identifier"], currency, places.division, sectors.division)
        begins, kept = current.begins, current.rows.kept
        title, description = texts["title"], texts["description"]
        about = written((title,))
        about = f"{about},{about if description == title else written((description,))}"
        kept["activities"].append(
            f"{begins}{line},{current.version},{self._reporter},{about},{language},{self._status},{own},{self._on},"
            f"{_NOTHING_CODED},{places.codes},{sectors.codes},{_NOTHING_MARKED},{len(self._money)},0,0,"
            f"{len(self._spots)},0,0"
        )
        kept["organisations"] += [f"{begins}{row}" for row in self._orgs]
        kept["places"] += [f"{begins}{self._at + after},{row}" for after, row in places.rows]
        kept["sectors"] += [f"{begins}{self._sectors_at + after},{row}" for after, row in sectors.rows]
        kept["locations"] += [f"{begins}{row}" for row in self._spots]
        self.transactions.put_all(self._money, same, self._money_at, self._money_lines)
        return True
