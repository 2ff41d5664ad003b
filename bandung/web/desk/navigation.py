"""What the desk's navigation holds: groups of entries in the words of those who work there.

An entry with an action is shown to whom the page behind it admits; the others to everybody who has a desk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bandung.values.errors import _
from bandung.web.desk.party import Desk


class Entry(NamedTuple):
    """``page`` is the name of its address, ``area`` what pages call the part of the desk that they belong to."""

    area: str
    page: str
    label: str
    action: str = ""
    kind: str = ""


GROUPS: Sequence[tuple[str, Sequence[Entry]]] = (
    (
        _("To do"),
        (
            Entry("desk", "desk", _("Today")),
            Entry("drafts", "drafts", _("Drafts")),
            Entry("still-so", "still-so", _("Still so?")),
            Entry("notices", "notices", _("Notices")),
        ),
    ),
    (
        _("Needs and offers"),
        (
            Entry("introductions", "introductions", _("Introductions")),
            Entry("searches", "standing-searches", _("Standing searches")),
            Entry("intake", "intakes", _("Spreadsheets")),
            Entry("training", "sessions", _("Training")),
            Entry("roster", "roster", _("Experts"), "read", "roster"),
        ),
    ),
    (
        _("Working together"),
        (
            Entry("initiatives", "desk-initiatives", _("Initiatives")),
            Entry("commissions", "commissions", _("Joint commissions")),
        ),
    ),
    (
        _("Contributions and reports"),
        (
            Entry("contributions", "contributions", _("Contributions"), "read", "contribution"),
            Entry("cooperation", "desk-cooperation", _("Given and received"), "read", "contribution"),
            Entry("returns", "desk-returns", _("Returns")),
            Entry("reports", "reports", _("Reports"), "read", "ledger report"),
            Entry("iati", "datasets", _("IATI files"), "read", "data set"),
        ),
    ),
    (
        _("Money"),
        (
            Entry("payments", "payments", _("Payments"), "read", "obligation"),
            Entry("funds", "funds", _("Funds"), "read", "fund"),
        ),
    ),
    (
        _("People and settings"),
        (
            Entry("people", "people", _("People"), "read", "mandates"),
            Entry("webhooks", "webhooks", _("Webhooks"), "write", "webhook"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    entries: tuple[Entry, ...]


def groups_for(desk: Desk) -> Iterator[Group]:
    """The groups with what this person's pages admit her to; a group with nothing for her is not there. No query."""
    for heading, entries in GROUPS:
        hers = tuple(each for each in entries if not each.action or desk.may(each.action, each.kind))
        if hers:
            yield Group(heading, hers)


def label_of(area: str) -> str:
    """What the entry of an area is called; empty for a page that belongs to none."""
    return next((each.label for _heading, entries in GROUPS for each in entries if each.area == area), "")
