"""The page of one activity: who else reports it, how it divides, what was found of it, every word of its file."""

from io import BytesIO
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from bandung.datasets import exploring
from bandung.datasets.errors import FileGone
from bandung.datasets.models import TakenRecord
from bandung.partnerships import queries as partnerships
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.errors import NoSuchActivity
from bandung.standards.iati.exploring.groups import Group
from bandung.standards.iati.exploring.telling import activity_of, sections, xml_of
from bandung.standards.iati.findings import Finding
from bandung.standards.iati.validating import check
from bandung.web import iati_words
from bandung.web.iati_explored import Place, report
from bandung.web.sentences import reader_language

MOST_FINDINGS = 12
MOST_XML = 20_000
"""Characters of XML that are shown on the page; the file has all of them."""


def xml(collection: Collection, key: str, identifier: str, number: int) -> str:
    """The activity as XML, as it stands in its file.

    :raises NoSuchActivity, FileGone: if there is none.
    """
    collection.activity(key, identifier, number)
    file = exploring.file_of(key, _source(collection, key)["digest"])
    element, version = activity_of(file, identifier, number)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="{version}">\n'
    return f"{head}{xml_of(element)}\n</iati-activities>\n"


def page(collection: Collection, place: Place, key: str, identifier: str, number: int) -> dict[str, Any]:
    """What the page of an activity shows. Up to three queries.

    :raises NoSuchActivity: if there is none.
    """
    found = collection.activity(key, identifier, number)
    group = collection.group(found)
    mine = next(it for it in group.reports if it.id == found)
    source = _source(collection, key)
    query = {"dataset": [key], "id": [identifier], "n": [str(number)] if number > 1 else []}
    return {
        "report": report(mine, place), "source": source, "place": place, "list": place.to(""),
        "reports": [report(it, place) | {"is_this": it.id == found} for it in group.reports],
        "why": _why(group), "sure": iati_words.sureness(group.confidence),
        "divided": _divided(collection, found), "cooperation": _cooperation(collection, found),
        "file": place.to("-activity-xml", query), "taken": _taken(place, identifier),
    } | _file(collection, source, identifier, number)  # fmt: skip


def _source(collection: Collection, key: str) -> dict[str, Any]:
    return dict(next(it for it in collection.sources if it["key"] == key))


def _why(group: Group) -> list[tuple[str, str]]:
    told = {iati_words.reason(link): iati_words.sureness(link.confidence) for link in group.links}
    return list(told.items())[:20]


def _divided(collection: Collection, activity: int) -> list[dict[str, Any]]:
    """Amounts by place and by sector, in US dollars; what has no dollars is counted."""
    told = []
    for heading, column in ((gettext("Place"), "country"), (gettext("Sector"), "sector")):
        rows = collection.rows(
            f"SELECT CASE WHEN {column} = '' AND '{column}' = 'country' THEN region ELSE {column} END AS place, "  # noqa: S608
            "sum(usd) FILTER (type IN ('2', '11')), sum(usd) FILTER (type IN ('3', '4')), "
            "count(*) FILTER (usd IS NULL) FROM money WHERE id = ? GROUP BY 1 "
            "ORDER BY 2 DESC NULLS LAST, 3 DESC NULLS LAST, 1 LIMIT 60",
            [activity],
        )
        if rows:
            facet = column if column == "sector" else "country"
            told.append({"heading": heading, "rows": [
                (_named(facet, code), int(committed) if committed is not None else None,
                 int(spent) if spent is not None else None, left)
                for code, committed, spent, left in rows
            ]})  # fmt: skip
    return told


def _named(facet: str, code: str) -> str:
    if not code:
        return gettext("unallocated")
    if facet == "country" and "-" in code:
        facet = "region"
    return iati_words.value(facet, code, reader_language())


def _cooperation(collection: Collection, activity: int) -> dict[str, Any] | None:
    told = collection.rows("SELECT kind, grade, confidence, reasons FROM cooperation WHERE id = ?", [activity])
    if not told:
        return None
    kind, _grade, confidence, reasons = told[0]
    parts = collection.rows(
        "SELECT role, country, name, confidence FROM cooperation_parts WHERE id = ? ORDER BY role, confidence DESC",
        [activity],
    )
    language = reader_language()
    return {
        "kind": iati_words.VALUES["kind"].get(kind, kind), "percent": round(confidence * 100),
        "reasons": reasons.split("\n")[:12] if reasons else [],
        "parts": [
            (iati_words.VALUES["role"].get(role, role),
             " · ".join(filter(None, (iati_words.value("country", code, language) if code else "", name))))
            for role, code, name, _confidence in parts[:20]
        ],
    }  # fmt: skip


def _taken(place: Place, identifier: str) -> list[tuple[str, str]]:
    """(address, name) of records taken over from it: those for everybody, and at its own desk those of the party."""
    rows = TakenRecord.objects.filter(identifier=identifier, undone_at=None, kind="initiative")
    uids = list(dict.fromkeys(f"{row.party}/{row.record}" for row in rows.exclude(became="withdrawn")[:20]))
    there = partnerships.public().in_bulk(uids) if uids else {}
    return [
        (reverse("initiative", args=uid.split("/", 1)) if uid in there else "", uid)
        for uid in uids
        if uid in there or uid.partition("/")[0] in place.parties
    ]


def _file(collection: Collection, source: dict[str, Any], identifier: str, number: int) -> dict[str, Any]:
    """Everything that the file says, and what was found in it; where the file is gone, that it is."""
    try:
        file = exploring.file_of(source["key"], source["digest"])
        element, version = activity_of(file, identifier, number)
    except (FileGone, BadIati, NoSuchActivity):
        return {"gone": True}
    whole = f'<iati-activities version="{version}">{xml_of(element)}</iati-activities>'
    asked = check(BytesIO(whole.encode()), at=timezone.now())
    found = list(asked.findings())
    text = xml_of(element)
    return {
        "version": version, "sections": sections(element, version, reader_language()),
        "findings": [_finding(each) for each in found[:MOST_FINDINGS]], "number_of_findings": len(found),
        "xml": text[:MOST_XML], "cut": len(text) > MOST_XML,
    }  # fmt: skip


def _finding(each: Finding) -> dict[str, str]:
    return {"severity": each.severity.value, "sentence": each.said(gettext), "mend": each.how_to_mend(gettext),
            "path": each.path}  # fmt: skip
