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
    "value:number currency currency_from value_date:day usd:money no_usd rate:number rate_year:whole rate_source "
    "rate_retrieved:day"
)
_PLACE = "place_kind place_vocabulary place place_name"
_SECTOR = "sector_vocabulary sector sector_name counted"
_FROM_TO = (
    "provider provider_name provider_type provider_activity receiver receiver_name receiver_type receiver_activity"
)
_TERMS = "flow_type flow_type_name finance_type finance_type_name aid_type aid_type_name tied_status tied_status_name"
_TABLES: Mapping[str, str] = {
    "activities": (
        "version reporter reporter_name reporter_type reporter_type_name title description language language_name "
        "status status_name hierarchy humanitarian default_currency last_updated planned_start:day actual_start:day "
        f"planned_end:day actual_end:day scope scope_name collaboration_type collaboration_type_name {_TERMS} "
        "countries regions sectors policy_markers tags related transactions:whole budgets:whole "
        "planned_disbursements:whole locations:whole results:whole documents:whole"
    ),
    "organisations": "role role_name ref name type type_name org_activity channel",
    "places": f"{_PLACE} percentage",
    "sectors": "sector_vocabulary sector sector_name percentage",
    "transactions": (
        f"number:whole ref type type_name date:day year:whole quarter:whole {_MONEY} humanitarian description "
        f"{_FROM_TO} channel channel_name {_TERMS}"
    ),
    "transaction_splits": (
        f"number:whole type type_name date:day year:whole quarter:whole {_PLACE} {_SECTOR} value:number currency "
        "usd:money"
    ),
    "budgets": f"number:whole type type_name status status_name start:day end:day {_MONEY}",
    "budget_splits": (
        f"number:whole type type_name status status_name year:whole quarter:whole start:day end:day {_PLACE} {_SECTOR} "
        "value:number currency usd:money"
    ),
    "planned_disbursements": f"number:whole type type_name start:day end:day {_MONEY} {_FROM_TO}",
    "locations": (
        "ref reach reach_name name description latitude:number longitude:number ids administrative exactness "
        "exactness_name class class_name feature_type feature_type_name"
    ),
    "results": (
        "result:whole result_type result_type_name result_title indicator:whole indicator_title measure measure_name "
        "ascending aggregation baselines period_start:day period_end:day targets actuals"
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

NO_USD: Mapping[str, str] = {
    "no-rate": _("no rate for this currency and year"),
    "no-currency": _("there is no currency"),
    "no-date": _("there is no date"),
    "no-value": _("there is no value"),
}
"""Why an amount is not said in dollars, in the column ``no_usd``."""

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
    "bad-position": _("the position is none in degrees of latitude and longitude"),
    "bad-period": _("the period ends before it begins, or is very long; it is not split over quarters"),
    "no-identifier": _("the activity has no identifier"),
    "organisations": _("a file of organisations, not of activities"),
    "unread": _("could not be read"),
}
"""Why something stands in the table ``inconsistent``."""
