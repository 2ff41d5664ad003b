"""What of a foreign activity has no place in our records, and why: nothing is left out without being told.

Equal things are told once, with how many there are, where the first one stands and what it says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from bandung.standards.iati.flat.amounts import decimal_text
from bandung.values.errors import _

REASONS: Mapping[str, str] = {
    "no-place": _("our records have no place for it; it stays in the file"),
    "persons": _("names and addresses of persons are not taken over"),
    "links": _("documents stand in our records with their digest; links stay in the file"),
    "no-shares": _("percentages divide amounts; an initiative names the sectors and countries alone"),
    "reported-stage": _("what is reported has no stage with us"),
    "actual-counts": _("the actual day counts"),
    "bad-date": _("a date is none"),
    "bad-period": _("the period ends before it begins, or is very long"),
    "unknown-country": _("no country of ISO 3166-1"),
    "unknown-sector": _("no sector of the OECD's list, by which we sort"),
    "unknown-sdg": _("no goal or target of the SDGs"),
    "unknown-language": _("no language that we know; it is taken for the file's"),
    "second-text": _("a second text in the same language"),
    "too-long": _("the text is longer than fits; its end is left out"),
    "unprintable": _("the text has signs that cannot be printed; they are left out"),
    "unusable-text": _("the text cannot be used"),
    "no-organisation": _("an organisation without a name and a known place"),
    "too-many": _("there are more than one record holds"),
    "no-identifier": _("there is no identifier, by which it could be found again"),
    "no-title": _("there is no title"),
    "no-participant": _("nobody is named who takes part"),
    "unusable": _("it does not make a record: %(sentence)s"),
    "incoming": _("money that comes in is counted where it goes out"),
    "flows-back": _("money that flows back is no contribution"),
    "investment": _("an investment is no contribution"),
    "guarantee": _("a guarantee is no contribution until it is called"),
    "pledge": _("a pledge is announced, and not yet promised"),
    "unknown-type": _("a type of transaction that IATI does not know"),
    "planned": _("planned disbursements stand beside budgets, which are counted"),
    "revised-counts": _("the revised budget for the same time counts"),
    "cancelled": _("the activity was cancelled or suspended before it was given"),
    "bad-value": _("there is no value that can be taken"),
    "no-currency": _("there is no currency of ISO 4217"),
    "no-year": _("nobody says when"),
    "year-outside": _("the year lies outside 1945 to 2200"),
    "no-recipient": _("nobody says for whom"),
    "below-nothing": _("together they are less than nothing"),
    "nothing": _("together they are nothing"),
    "changed-on-the-way": _("a record of this project that was changed on the way; it is taken as any other activity"),
}
"""Why something has no place; ``unusable`` with the sentence of the record that refuses."""
LONGEST_SAID = 120
MOST_LEFT = 300
"""Different things told of one activity."""


@dataclass(slots=True)
class Left:
    """Things of one kind that were left for one reason."""

    element: str
    reason: str
    line: int
    said: str = ""
    times: int = 0
    money: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    """(kind of amount, currency) to the sum."""
    sentence: str = ""
    places: Mapping[str, object] = field(default_factory=dict)

    def told(self) -> dict[str, object]:
        """As plain values."""
        told: dict[str, object] = {"element": self.element, "reason": self.reason, "line": self.line}
        told |= {"said": self.said} if self.said else {}
        told |= {"times": self.times} if self.times != 1 else {}
        told |= {"sentence": self.sentence, "places": dict(self.places)} if self.sentence else {}
        if self.money:
            told["money"] = [[kind, currency, f"{amount:f}"] for (kind, currency), amount in self.money.items()]
        return told


@dataclass(slots=True)
class Rest:
    """Everything of one activity that was left."""

    _found: dict[tuple[str, str, str], Left] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Left]:
        return iter(self._found.values())

    def leave(
        self,
        element: str,
        reason: str,
        line: int,
        said: str = "",
        *,
        money: tuple[str, str, int, int] | None = None,
        sentence: str = "",
        places: Mapping[str, object] | None = None,
        times: int = 1,
    ) -> None:
        """Tell of something. ``money``: kind of amount, currency, units, decimals."""
        key = (element, reason, sentence)
        if key not in self._found and len(self._found) >= MOST_LEFT:
            key = element, reason, sentence = ("…", "too-many", "")
        found = self._found.get(key)
        if found is None:
            short = " ".join(said.split())[:LONGEST_SAID]
            found = self._found[key] = Left(element, reason, line, short, sentence=sentence, places=places or {})
        found.times += times
        if money is not None:
            kind, currency, units, decimals = money
            with localcontext(prec=60):
                before = found.money.get((kind, currency), Decimal(0))
                found.money[kind, currency] = before + Decimal(decimal_text(units, decimals))
