"""What stands around an agreement when it is checked: the terms of its initiative, and whose country is which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bandung.records.agreements import Agreement
from bandung.records.partnerships import Described


@dataclass(frozen=True, slots=True)
class Context:
    """What the record rules read beside the text; without terms they judge only the text itself."""

    terms: Described | None = None
    countries: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Party to its country (alpha-3); a regional body has none."""


def partners(agreement: Agreement) -> tuple[str, ...]:
    """The parties that decide: all but facilitators, who set no terms."""
    return tuple(each.party for each in agreement.parties if each.role != "facilitator")


def recipients(agreement: Agreement) -> tuple[str, ...]:
    """The parties that receive, whether or not they also give."""
    return tuple(each.party for each in agreement.parties if each.role in ("recipient", "both"))
