"""Words for what is explored of IATI: facets, kinds of amounts, reasons of groups, tables."""

from collections.abc import Mapping

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from bandung.standards.iati.exploring.grouping import REASONS
from bandung.standards.iati.exploring.groups import Link
from bandung.standards.iati.exploring.naming import name_of

FACETS: Mapping[str, object] = {
    "country": _("Country"), "role": _("Role of the country"), "kind": _("Kind of cooperation that was found"),
    "sector": _("Sector"), "reporter": _("Reported by"), "status": _("Status"), "region": _("Region"),
    "told": _("Reports of one activity"), "humanitarian": _("Humanitarian"), "currency": _("Currency"),
    "dataset": _("Data set"),
}  # fmt: skip
"""Facet to heading, in the order in which they are shown."""
VALUES: Mapping[str, Mapping[str, object]] = {
    "kind": {
        "south-south": _("South-South"), "triangular": _("Triangular"), "unclear": _("Of the South, kind unclear"),
    },
    "role": {"provider": _("Provider"), "recipient": _("Recipient"), "facilitator": _("Facilitator")},
    "humanitarian": {"yes": _("Yes"), "no": _("No")},
    "told": {"several": _("Reported more than once")},
}  # fmt: skip
AMOUNTS: Mapping[str, object] = {
    "commitments": _("Commitments"), "spent": _("Disbursed and spent"), "incoming": _("Incoming funds"),
    "other": _("Other transactions"), "budgets": _("Budgets"),
}  # fmt: skip
SORTS: Mapping[str, object] = {
    "amount": _("Largest first"), "newest": _("Newest first"), "updated": _("Last updated first"),
    "title": _("By title"),
}  # fmt: skip
TABLES: Mapping[str, object] = {
    "activities": pgettext_lazy("table", "Activities"), "organisations": _("Organisations that take part"),
    "places": _("Countries and regions, with their shares"), "sectors": _("Sectors, with their shares"),
    "transactions": _("Transactions"), "transaction_splits": _("Transactions, split by place and sector"),
    "budgets": _("Budgets"), "budget_splits": _("Budgets, split by quarter, place and sector"),
    "planned_disbursements": _("Planned disbursements"), "locations": _("Locations"), "results": _("Results"),
    "inconsistent": _("What is inconsistent in the files"), "cooperation": _("South-South cooperation that was found"),
    "cooperation_parts": _("Roles that were found"), "links": _("Other identifiers and related activities"),
    "groups": _("Reports of one activity, and why"),
}  # fmt: skip


def value(facet: str, code: str, language: str) -> str:
    """A value of a facet in the reader's words."""
    words = VALUES.get(facet)
    return str(words.get(code, code)) if words else name_of(facet, code, language)


def reason(link: Link) -> str:
    """Why two reports are taken for one, as a sentence."""
    return gettext(REASONS[link.reason].sentence) % {"evidence": link.evidence}


def sureness(confidence: float) -> str:
    """A confidence in words."""
    if confidence == 1:
        return gettext("certain")
    return (
        gettext("very likely")
        if confidence >= 0.9
        else gettext("likely")
        if confidence >= 0.75
        else gettext("possible")
    )
