"""Real needs, offers and initiatives to begin with, reported by public sources, and how they become records.

A folder of this shape (``offers.jsonl``, ``needs.jsonl``, perhaps ``initiatives.jsonl`` and ``judgements/grades.tsv``)
can be loaded from anywhere.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bandung.records.errors import BadRecord, Problem
from bandung.records.kinds import read
from bandung.records.partnerships import Initiative
from bandung.records.statements import Need, Offer
from bandung.sample.initiatives import reported
from bandung.sample.languages import language_of
from bandung.values.errors import BandungError, _
from bandung.values.period import Period

FILES = ("offers.jsonl", "needs.jsonl", "initiatives.jsonl")
FOLDER = Path(__file__).parent / "data"


class BadSample(BandungError):
    sentence = _("Line %(line)s of %(file)s is not a record: %(reason)s")


def ids(folder: Path = FOLDER) -> set[str]:
    """The ids of all records of a sample folder, which are told apart without reading the rest."""
    return {str(told.get("id")) for name in FILES if (folder / name).exists() for told in _lines(folder / name)}


def needs(folder: Path = FOLDER) -> Iterator[Need]:
    """The needs of a sample folder."""
    for told in _lines(folder / "needs.jsonl"):
        yield read(Need, _shared(told) | ({"kinds": [told["kind"]]} if told.get("kind") not in (None, "need") else {}))


def offers(folder: Path = FOLDER) -> Iterator[Offer]:
    """The offers of a sample folder."""
    for told in _lines(folder / "offers.jsonl"):
        yield read(Offer, _shared(told) | {"kind": told["kind"], "replicated_in": told.get("replicated_in", [])})


def initiatives(folder: Path = FOLDER) -> Iterator[Initiative]:
    """The initiatives of a sample folder, as their sources report them; none where it has no such file."""
    file = folder / "initiatives.jsonl"
    if file.exists():
        for told in _lines(file):
            yield read(Initiative, reported(told))


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    """:raises BadSample: naming the line that is not a JSON object, or whose record is not one."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                value = json.loads(line)
                if not isinstance(value, dict):
                    raise BadRecord([Problem("", _("a group of fields is expected"))])
                yield value
            except (ValueError, BandungError) as error:
                raise BadSample(line=number, file=file.name, reason=str(error)) from error


def _shared(told: dict[str, Any]) -> dict[str, Any]:
    """What needs and offers of the sample have in common, as fields of a record. What is absent stays absent."""
    language = told["owner_language"]
    countries = told.get("country") or []
    organisations = told.get("organisation") or []
    record: dict[str, Any] = {
        "id": told["id"],
        "title": told["title"],
        "summary": told["summary"],
        "language": language,
        "countries": [countries] if isinstance(countries, str) else countries,
        "organisations": [organisations] if isinstance(organisations, dict) else organisations,
        "sectors": [told["sector"]],
        "sdgs": told.get("sdg", []),
        "sources": [{"address": address} for address in told["sources"]],
    }
    if told.get("source_note"):
        record["sources"][0]["note"] = told["source_note"]
    for field in ("domain", "region", "framework"):
        if told.get(field):
            record[field] = told[field]
    for ours, theirs in (("modality", "modality"), ("conditions", "constraints")):
        if told.get(theirs):
            record[ours] = {language_of(told[theirs], language): told[theirs]}
    if told.get("evidence"):
        record["proof"] = [{"text": {language_of(told["evidence"], language): told["evidence"]}}]
    if told.get("capacity"):
        record["capacity"] = [{"text": told["capacity"]}]
    if told.get("year_from") or told.get("year_to"):
        period = Period.of_years(told.get("year_from"), told.get("year_to"))
        record["period"] = {"start": period.start, "end": period.end}
    return record
