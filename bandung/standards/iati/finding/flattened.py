"""Activities from rows in which each field is a list over the whole activity, as search services give them out.

Such a row tells no more which name belongs to which organisation where a field is missing for some of them. Lists of
one length are put together again, a list twice or three times as long as that of the codes as names in as many
languages; what fits nowhere becomes an element of its own, so that no word is lost and nothing is claimed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from bandung.standards.iati.document import Element

Row = Mapping[str, Any]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXTS = (
    ("title", "title"), ("description", "description"), ("result/title", "result_title"),
    ("result/description", "result_description"), ("result/indicator/title", "result_indicator_title"),
    ("result/indicator/description", "result_indicator_description"), ("document-link/title", "document_link_title"),
    ("document-link/description", "document_link_description"), ("location/name", "location_name"),
    ("transaction/description", "transaction_description"),
)  # fmt: skip
_CODES = (
    ("collaboration-type", "collaboration_type", ()), ("activity-scope", "activity_scope", ()),
    ("recipient-country", "recipient_country", ("percentage",)),
    ("recipient-region", "recipient_region", ("vocabulary", "percentage")),
    ("sector", "sector", ("vocabulary",)), ("tag", "tag", ("vocabulary",)),
    ("default-aid-type", "default_aid_type", ("vocabulary",)),
    ("default-flow-type", "default_flow_type", ()), ("default-finance-type", "default_finance_type", ()),
)  # fmt: skip
_ORGANISATIONS = (
    ("participating-org", "participating_org", ("role", "type", "ref")),
    ("transaction/provider-org", "transaction_provider_org", ("ref", "type", "provider_activity_id")),
    ("transaction/receiver-org", "transaction_receiver_org", ("ref", "type", "receiver_activity_id")),
)


def activity(row: Row) -> Element:
    """An ``iati-activity`` of 2.03 with what the row says of texts, codes, organisations and dates."""
    it = etree.Element("iati-activity")
    it.set(_XML_LANG, str(row.get("xml_lang", "") or ""))
    etree.SubElement(it, "iati-identifier").text = _clean(row["iati_identifier"])
    reporter = etree.SubElement(
        it,
        "reporting-org",
        ref=_clean(row.get("reporting_org_ref", "")),
        type=_clean(row.get("reporting_org_type", "")),
    )
    for name in _list(row, "reporting_org_narrative"):
        etree.SubElement(reporter, "narrative").text = _clean(name)
    for path, name in _TEXTS[:2]:
        _texts(it, row, path, name)
    for path, name, attributes in _ORGANISATIONS:
        _organisations(it, row, path, name, attributes)
    for kind, day in zip(_list(row, "activity_date_type"), _list(row, "activity_date_iso_date"), strict=False):
        etree.SubElement(it, "activity-date", {"type": _clean(kind), "iso-date": _clean(day)[:10]})
    for path, name, stated in _CODES:
        _codes(it, row, path, name, stated)
    for path, name in _TEXTS[2:]:
        _texts(it, row, path, name)
    return it


def _list(row: Row, name: str) -> Sequence[Any]:
    value = row.get(name)
    return value if isinstance(value, list) else [] if value is None else [value]


def _clean(value: Any) -> str:
    return "".join(letter if letter >= " " or letter in "\t\n" else " " for letter in str(value))


def _at(it: Element, path: str) -> Element:
    *above, name = path.split("/")
    for each in above:
        it = etree.SubElement(it, each)
    return etree.SubElement(it, name)


def _texts(it: Element, row: Row, path: str, name: str) -> None:
    texts = list(dict.fromkeys(map(_clean, _list(row, f"{name}_narrative"))))
    languages = _list(row, f"{name}_narrative_xml_lang")
    stated = len(languages) == len(_list(row, f"{name}_narrative")) == len(texts)
    parents = [_at(it, path)] * len(texts) if name == "title" and texts else [_at(it, path) for _ in texts]
    for place, (text, parent) in enumerate(zip(texts, parents, strict=True)):
        said = etree.SubElement(parent, "narrative")
        said.text = text
        if stated:
            said.set(_XML_LANG, str(languages[place]))


def _codes(it: Element, row: Row, path: str, name: str, attributes: tuple[str, ...]) -> None:
    codes, names = _list(row, f"{name}_code"), _list(row, f"{name}_narrative")
    for place, code in enumerate(codes):
        one = _at(it, path)
        one.set("code", _clean(code))
        for attribute in attributes:
            values = _list(row, f"{name}_{attribute}")
            if len(values) == len(codes):
                one.set(attribute, _clean(values[place]))
        if len(names) == len(codes):
            etree.SubElement(one, "narrative").text = _clean(names[place])
    if len(names) != len(codes):
        for text in dict.fromkeys(map(_clean, names)):
            etree.SubElement(_at(it, path), "narrative").text = text


def _organisations(it: Element, row: Row, path: str, name: str, attributes: tuple[str, ...]) -> None:
    columns = {attribute: _list(row, f"{name}_{attribute}") for attribute in attributes}
    names = _list(row, f"{name}_narrative")
    count = len(columns["role"]) if "role" in columns else len(names)
    together = set()
    each_has = len(names) // count if count and len(names) % count == 0 else 0
    for place in range(count):
        said = [_clean(text) for text in names[place * each_has : (place + 1) * each_has]]
        values = {
            attribute.replace("_", "-"): _clean(column[place])
            for attribute, column in columns.items()
            if len(column) == count
        }
        known = (*said, *values.items())
        if known in together:
            continue
        together.add(known)
        one = _at(it, path)
        for attribute, value in values.items():
            one.set(attribute, value)
        for text in said:
            etree.SubElement(one, "narrative").text = text
    loose = list(dict.fromkeys(map(_clean, names))) if not each_has else []
    for text in loose:
        etree.SubElement(_at(it, path), "narrative").text = text
    for attribute, column in columns.items():
        if len(column) != count and attribute == "ref":
            for value in dict.fromkeys(map(_clean, column)):
                _at(it, path).set("ref", value)
