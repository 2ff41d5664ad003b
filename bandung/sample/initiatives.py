"""An initiative of the sample as a record: what its sources say, in its own words, and nothing guessed."""

import re
from typing import Any

from bandung.sample.languages import language_of
from bandung.values.period import Period

BASES = {"trilateral": "triangular", "triangular": "triangular", "bilateral": "bilateral", "regional": "regional"}
"""First word of what the source calls it, to our word; anything else is derived from who takes part."""
MODALITIES = {"experts": "B1", "training": "B3", "scholarship": "B4", "goods": "B6"}
"""What was given, to the working list of modalities (version 0)."""


def reported(told: dict[str, Any]) -> dict[str, Any]:
    """The fields of an initiative record that one line of the sample states."""
    language = told["owner_language"]
    record: dict[str, Any] = {
        "id": told["id"],
        "type": told["kind"],
        "title": told["title"],
        "summary": told["summary"],
        "language": language,
        "participations": [_participation(role, told) for role in told["roles"]],
        "sectors": [told["sector"]],
        "sdgs": told.get("sdg", []),
        "domain": told["domain"],
        "modality": {language_of(told["modality"], language): told["modality"]},
        "contributions": [_planned(given, told) for given in told.get("contributions", [])],
        "sources": [{"address": address} for address in told["sources"]],
    }
    basis = BASES.get(re.split(r"[^a-z]", told["modality"].lower(), maxsplit=1)[0])
    if basis:
        record["basis"] = basis
    if told.get("source_note"):
        record["sources"][0]["note"] = told["source_note"]
    if told.get("framework"):
        record["framework"] = told["framework"]
    if told.get("evidence"):
        record["proof"] = [{"text": {language_of(told["evidence"], language): told["evidence"]}}]
    if told.get("year_from") or told.get("year_to"):
        period = Period.of_years(told.get("year_from"), told.get("year_to"))
        record["period"] = {"start": period.start, "end": period.end}
    return record


def _participation(role: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """One role; the type of its organisation only where the same source states it."""
    stated = told["organisation"] if isinstance(told["organisation"], list) else [told["organisation"]]
    types = {each["name"]: each["type"] for each in stated}
    found: dict[str, Any] = {"role": role["role"]}
    if role.get("country"):
        found["country"] = role["country"]
    if role.get("organisation"):
        name = role["organisation"]
        found["organisations"] = [{"name": name, "type": types.get(name)}]
    return found


def _planned(given: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """What a source says was given: its words beside the number, money only where it is money."""
    giver, language = given["giver"], told["owner_language"]
    countries = {*told["country"], *(role.get("country") for role in told["roles"])}
    found: dict[str, Any] = {"country": giver} if giver in countries else {"organisation": giver}
    words = "; ".join(each for each in (given.get("unit"), given.get("note")) if each)
    if words:
        found["text"] = {language_of(words, language): words}
    if given.get("amount") is not None:
        found |= {"amount": str(given["amount"]), "unit": given["currency"]}
    elif given.get("quantity") is not None:
        found["amount"] = str(given["quantity"])
    if given["kind"] in MODALITIES:
        found["modality"] = MODALITIES[given["kind"]]
    if given.get("year"):
        found["year"] = given["year"]
    if given["source"].startswith("http"):
        found["sources"] = [{"address": given["source"]}]
    return found
