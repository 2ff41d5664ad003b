"""The tables that activities become, and why something is listed as inconsistent.

Every row names its file, its activity and the line where it stands. Splits repeat the number of what they are a part
of. An amount stands once for each vocabulary of sectors that it is told in: whoever adds up takes the rows where
``counted`` is yes, or those of one vocabulary.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from bandung.standards.tables.columns import CellKind, Column
from bandung.values.errors import _

_MONEY = (
    "value:number currency currency_from value_date:day usd:money rate:number rate_year:whole rate_source "
    "rate_retrieved:day"
)
_PLACE = "place_kind place_vocabulary place place_name"
_SECTOR = "sector_vocabulary sector sector_name counted"
_FROM_TO = (
    "provider provider_name provider_type provider_activity receiver receiver_name receiver_type receiver_activity"
)
_TABLES: Mapping[str, str] = {
    "activities": (
        "version reporter reporter_name reporter_type title description language language_name status hierarchy "
        "humanitarian default_currency last_updated planned_start:day actual_start:day planned_end:day actual_end:day "
        "scope collaboration_type flow_type finance_type aid_type tied_status countries regions sectors "
        "policy_markers tags related transactions:whole budgets:whole planned_disbursements:whole locations:whole "
        "results:whole documents:whole"
    ),
    "organisations": "role ref name type org_activity channel",
    "places": f"{_PLACE} percentage",
    "sectors": "sector_vocabulary sector sector_name percentage",
    "transactions": (
        f"number:whole ref type date:day {_MONEY} humanitarian description {_FROM_TO} channel flow_type finance_type "
        "aid_type tied_status"
    ),
    "transaction_splits": f"number:whole type date:day {_PLACE} {_SECTOR} value:number currency usd:money",
    "budgets": f"number:whole type status start:day end:day {_MONEY}",
    "budget_splits": (
        f"number:whole type status year:whole quarter:whole start:day end:day {_PLACE} {_SECTOR} value:number currency "
        "usd:money"
    ),
    "planned_disbursements": f"number:whole type start:day end:day {_MONEY} {_FROM_TO}",
    "locations": "ref reach name description latitude longitude ids administrative exactness class feature_type",
    "results": (
        "result:whole result_type result_title indicator:whole indicator_title measure ascending aggregation baselines "
        "period_start:day period_end:day targets actuals"
    ),
    "inconsistent": "element number:whole reason why said value:number currency",
}


def _column(told: str) -> Column:
    name, _colon, kind = told.partition(":")
    return Column(name, cast(CellKind, kind or "text"), {"en": name.replace("_", " ")})


TABLES: Mapping[str, Sequence[Column]] = {
    name: tuple(map(_column, ("file", "activity", "line:whole", *told.split()))) for name, told in _TABLES.items()
}
"""Table to its columns."""

REASONS: Mapping[str, str] = {
    "below-100": _("the percentages add up to less than 100; the rest is unallocated"),
    "above-100": _("the percentages add up to more than 100; all are scaled down"),
    "no-percentages": _("there are several without percentages; nobody knows how much falls on each"),
    "some-percentages": _("some have a percentage and some have none; those without get nothing"),
    "bad-percentage": _("a percentage is none; all is unallocated"),
    "both-levels": _("stated for the activity and for transactions; those of a transaction count for it"),
    "region-beside-country": _("regions stand beside countries that are complete; the countries count"),
    "other-vocabulary": _("regions of a second vocabulary; those of the first count"),
    "no-currency": _("there is no currency"),
    "unknown-currency": _("the currency is none of ISO 4217"),
    "no-value": _("there is no value"),
    "bad-value": _("the value is no number that can be taken"),
    "second-value": _("there is a second value, which is not counted"),
    "no-date": _("there is no date"),
    "bad-date": _("a date is none"),
    "bad-period": _("the period ends before it begins, or is very long; it is not split over quarters"),
    "no-identifier": _("the activity has no identifier"),
    "organisations": _("a file of organisations, not of activities"),
    "unread": _("could not be read"),
}
"""Why something stands in the table ``inconsistent``."""
