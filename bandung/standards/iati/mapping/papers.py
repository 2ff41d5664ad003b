"""Documents: at an address where there is one, else by their digest, which names a file wherever it lies (RFC 6920).

https://iatistandard.org/en/iati-standard/203/activity-standard/elements/iati-activity/document-link/
"""

from collections.abc import Iterable, Sequence

from bandung.records.fields import Proof, Source
from bandung.records.partnerships import Document
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping.given import Paper
from bandung.standards.iati.mapping.making import (
    WEB_PAGE,
    by_digest,
    day,
    format_of,
    iati_code,
    narrative,
    narratives,
    put,
)

WEB, RESULTS, TOGETHER = "A12", "A08", "A09"


def documents(parent: Element, told: Iterable[Document], language: str) -> None:
    """Documents that stand outside the registers, by their digests."""
    for each in told:
        link = put(parent, "document-link", url=by_digest(each.digest), format=format_of(each.name))
        narratives(put(link, "title"), each.title, language)
        if each.name:
            narrative(put(link, "description"), each.name)
        put(link, "category", code=iati_code("document", each.kind))
        if each.language:
            put(link, "language", code=each.language)
        if each.on:
            put(link, "document-date", iso_date=day(each.on))


def texts(parent: Element, papers: Iterable[Paper]) -> None:
    """Agreements that everybody may read: at their page, else by the digest that their parties signed."""
    for each in papers:
        address = each.address or by_digest(each.kept.digest)
        link = put(parent, "document-link", url=address, format=WEB_PAGE if each.address else ANY_TEXT)
        narratives(put(link, "title"), each.record.title)
        put(link, "category", code=TOGETHER)
        for spoken in each.record.languages:
            put(link, "language", code=spoken)


ANY_TEXT = "application/json"


def pages(parent: Element, addresses: Sequence[str], title: str, language: str) -> None:
    """Web pages that tell of the activity."""
    for address in addresses:
        link = put(parent, "document-link", url=address, format=WEB_PAGE)
        narratives(put(link, "title"), {language: title})
        put(link, "category", code=WEB)


def sources(parent: Element, told: Iterable[Source], title: str, language: str) -> None:
    """Where it was read; each address once."""
    there = {str(link.get("url")) for link in parent.iterfind("document-link")}
    for each in told:
        if each.address in there:
            continue
        there.add(each.address)
        link = put(parent, "document-link", url=each.address, format=WEB_PAGE)
        narratives(put(link, "title"), {language: title})
        if each.note:
            narrative(put(link, "description"), each.note)
        put(link, "category", code=WEB)


def proofs(parent: Element, told: Iterable[Proof], language: str) -> None:
    """What shows that it worked, where there is an address to see it at."""
    for each in told:
        if each.address:
            link = put(parent, "document-link", url=each.address, format=WEB_PAGE)
            narratives(put(link, "title"), each.text, language)
            put(link, "category", code=RESULTS)
