"""What a dashboard of the ledger is asked: filters and order, read from an address and written back into one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.reference import UnknownCode
from bandung.reporting.dashboard import Asked as AskedOfLedger
from bandung.values import BadValue
from bandung.values.errors import _ as sentence
from bandung.web.figure_words import SAID, STAGES, STANDINGS
from bandung.web.partnership_words import ROLES

FIRST_YEAR, LAST_YEAR = 1945, 2200
SORTS: Mapping[str, object] = {
    "lines": _("Most contributions first"), "usd": _("Most money first"), "name": _("By name"),
}  # fmt: skip
MAPS: Mapping[str, object] = {"lines": _("By contributions"), "usd": _("By US dollars")}
USUAL: Mapping[str, str] = {"stage": "delivery", "sort": "lines", "map": "lines"}
"""What is asked where nothing is said. Stages are never added: what was promised and then given would count twice."""
CODED: Mapping[str, str] = {"partner": "country", "sector": "sector", "item": "modality", "goal": "sdg"}
SAME = ("partner", "role", "item", "sector", "goal", "stage", "standing", "said")
"""What narrows lines under the name that the ledger has for it."""
NARROWING = ("since", "until", *SAME)


@dataclass(frozen=True, slots=True)
class Asked:
    """A dashboard as an address asks for it; empty means everything. ``partner`` is the country at the other side."""

    since: str = ""
    until: str = ""
    partner: str = ""
    role: str = ""
    item: str = ""
    sector: str = ""
    goal: str = ""
    stage: str = "delivery"
    standing: str = ""
    said: str = ""
    sort: str = "lines"
    map: str = "lines"
    table: str = ""
    """The one table shown whole; empty for the dashboard."""

    @property
    def chosen(self) -> dict[str, str]:
        """What narrows the lines, by the name in the address."""
        told = {name: getattr(self, name) for name in NARROWING}
        return {name: value for name, value in told.items() if value and value != USUAL.get(name)}

    @property
    def query(self) -> dict[str, list[str]]:
        """The parameters of its address."""
        told = self.chosen | {name: getattr(self, name) for name in ("sort", "map", "table")}
        return {name: [value] for name, value in told.items() if value and value != USUAL.get(name)}

    def of_ledger(self, **more: str) -> AskedOfLedger:
        """The same question to the ledger."""
        told = {name: getattr(self, name) for name in SAME}
        if self.since or self.until:
            first, last = self.since or str(FIRST_YEAR), self.until or str(LAST_YEAR)
            told["year"] = first if first == last else f"{first}..{last}"
        return AskedOfLedger(**(told | more))


def asked_of(query: QueryDict, tables: Mapping[str, object]) -> Asked:
    """What an address asks for. A choice that is none of ours narrows nothing.

    :raises BadValue: for a code that no list has, a year that is none, or years in the wrong order.
    """
    names = (*NARROWING, "sort", "map", "table")
    told = {name: " ".join(query.get(name, "").replace("\0", " ").split())[:80] for name in names}
    known: dict[str, Any] = {
        "role": ROLES, "stage": STAGES, "standing": STANDINGS, "said": SAID, "sort": SORTS, "map": MAPS,
        "table": tables,
    }  # fmt: skip
    told |= {name: told[name] if told[name] in values else USUAL.get(name, "") for name, values in known.items()}
    for name, table in CODED.items():
        if told[name]:
            try:
                getattr(reference, table)(told[name])
            except UnknownCode as refusal:
                raise BadValue(refusal.sentence, field=name, **refusal.places) from refusal
    for name in ("since", "until"):
        _check_year(name, told[name])
    if told["since"] and told["until"] and told["since"] > told["until"]:
        raise BadValue(sentence("The first year comes before the last one."), field="since")
    return Asked(**told)


def _check_year(name: str, text: str) -> None:
    if text and not (text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise BadValue(sentence("“%(value)s” is not a year such as 2024."), field=name, value=text[:20])
