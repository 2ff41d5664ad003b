"""What tables and columns are called: words of the standard, spelled out, by rule; the few exceptions stand here."""

from collections.abc import Sequence
from functools import cache

from bandung.standards.iati.shape import XML_LANG

_TABLES = {
    "iati-activity": "activities", "iati-organisation": "organisations",
    "participating-org": "participating organisations", "activity-date": "dates", "contact-info": "contacts",
    "mailing-address": "contact addresses", "recipient-country": "countries", "recipient-region": "regions",
    "location-id": "location identifiers", "administrative": "location areas", "document-link": "documents",
    "related-activity": "related activities", "legacy-data": "legacy data", "policy-marker": "policy markers",
    "aid-type": "transaction aid types", "forecast": "forecasts", "other-flags": "CRS flags",
    "humanitarian-scope": "humanitarian scopes", "budget-item": "country budget items",
    "recipient-org-budget": "organisation budgets", "recipient-region-budget": "region budgets",
    "recipient-country-budget": "country budgets", "total-budget": "total budgets",
    "total-expenditure": "total expenditures", "default-aid-type": "default aid types",
}  # fmt: skip
_INSIDE = {
    ("transaction", "sector"): "transaction sectors", ("result", "reference"): "result references",
    ("indicator", "reference"): "indicator references", ("document-link", "recipient-country"): "document countries",
}  # fmt: skip
_WORDS = {
    "org": "organisation", "ref": "reference", "uri": "address", "url": "address", "crs": "CRS", "fss": "FSS",
    "iati": "IATI", "info": "information", "pos": "position", "srsName": "reference system", "id": "identifier",
    XML_LANG: "language",
}  # fmt: skip
_TEXTS = {
    "descriptions": "description", "conditions": "condition", "contact addresses": "address", "dates": "note",
    "budget lines": "description", "expense lines": "description", "forecasts": "value",
}  # fmt: skip
"""What the text of a row is called, where it is not a name."""


@cache
def table_name(parent: str, tag: str) -> str:
    """“transaction sectors” for a ``sector`` in a ``transaction``."""
    named = _INSIDE.get((parent, tag)) or _TABLES.get(tag)
    return named or spelled(tag) + "s"


@cache
def singular(name: str) -> str:
    """One of a table: “transaction” of “transactions”."""
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


@cache
def spelled(tag: str) -> str:
    """“provider organisation” for ``provider-org``."""
    if tag in _WORDS:
        return _WORDS[tag]
    return " ".join(_WORDS.get(word, word) for word in tag.split("-"))


def column_name(table: str, steps: Sequence[str], attribute: str) -> str:
    """“transaction type code”, by the folded elements down to it and the attribute; "" for the text of the last one."""
    if attribute in ("currency", "value-date") and steps and steps[-1] == "value":
        steps = [*steps[:-1], attribute]
        attribute = ""
    if not steps and not attribute:
        return _TEXTS.get(table, "name")
    if attribute in ("provider-activity-id", "receiver-activity-id"):
        return spelled(attribute)
    if attribute == "activity-id":
        return "their activity identifier"
    words = [spelled(step) for step in steps]
    if not steps and attribute in ("code", "type", "vocabulary", "vocabulary-uri"):
        words = [singular(table)]
    if attribute and attribute != "iso-date":
        words.append(spelled(attribute))
    return " ".join(words) or "date"
