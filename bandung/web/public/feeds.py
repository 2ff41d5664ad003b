"""Lists as Atom feeds: the newest of what a list shows, for whoever reads with a feed reader.

Who comes: a journalist, an embassy, another agency. She takes the address that her reader finds on the list, filters
and all, and is told of what is new there; nobody needs an account for what is public.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from bandung.exchange import crisis, queries
from bandung.exchange.models import Statement
from bandung.matching.statements import Filters
from bandung.notices.wording import full_address
from bandung.web.asked import asked_of
from bandung.web.naming import label_of, reading
from bandung.web.sentences import reader_language

NEWEST = 50
"""Entries of a feed."""
MOST_CRISES = 500
"""Needs of open crises that are looked through."""


@require_safe
def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """The newest of a list with its filters. Queries: one for what it rests on, one for the records."""
    asked = asked_of(request.GET)
    heading = gettext("Needs") if kind == "need" else gettext("Offers")
    language = reader_language()
    narrowed = [label_of(name, code, language) for name, code in asked.chosen]
    heading = " · ".join([heading, *([f"“{asked.words}”"] if asked.words else []), *narrowed])

    def newest() -> Sequence[Statement]:
        return queries.browse(
            kind, asked.filters, on=timezone.localdate(), text=asked.words, sort="newest", limit=NEWEST
        ).rows

    page = reverse(f"{kind}s") + (asked.address if asked.query else "")
    return _answer(request, heading, page, f"{kind}s{asked.address}", newest)


@require_safe
def crises(request: HttpRequest) -> HttpResponse:
    """Needs of open crises, the newest first, with the filters of their list. Queries: two."""
    asked = asked_of(request.GET)
    narrowed = Filters(countries=asked.filters.countries, kinds=asked.filters.kinds)

    def newest() -> Sequence[Statement]:
        today = timezone.localdate()
        rows = crisis.within(list(crisis.open_needs(today)[:MOST_CRISES]), narrowed, on=today)
        return sorted(rows, key=lambda row: row.at, reverse=True)[:NEWEST]

    return _answer(request, gettext("Crises"), reverse("crises"), f"crises{asked.address}", newest)


def _answer(
    request: HttpRequest, heading: str, page: str, name: str, newest: Callable[[], Sequence[Statement]]
) -> HttpResponse:
    """The feed, or that nothing has changed since the reader last asked: then no record is read."""
    page_language = get_language() or "en"
    rests_on = f"{queries.as_of()} {page_language} {name} {timezone.localdate()}"
    etag = f'"{sha256(rests_on.encode()).hexdigest()[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    rows = newest()
    feed = Atom1Feed(
        f"{settings.NODE_NAME}: {heading}", full_address(page), "", language=page_language,
        feed_url=full_address(request.get_full_path()), feed_guid=_tag(f"{page_language}/{name}"),
    )  # fmt: skip
    for row in rows:
        _add(feed, row)
    answer = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    answer["ETag"] = etag
    answer["Last-Modified"] = http_date(max((row.at for row in rows), default=_BEGINNING).timestamp())
    return answer


def _add(feed: Atom1Feed, row: Statement) -> None:
    told, language = row.body, reader_language()
    original = told.get("language", "")
    feed.add_item(
        reading(told["title"], language, original).text,
        full_address(reverse(row.kind_of_record, args=(row.register, row.record))),
        reading(told["summary"], language, original).text,
        pubdate=row.first_at, updateddate=row.at, unique_id=_tag(f"{row.kind_of_record}/{row.uid}"),
        categories=[*told.get("sectors", ()), *told.get("countries", ())], author_name=row.register,
    )  # fmt: skip


def _tag(name: str) -> str:
    """A name for ever (RFC 4151), the same in every language of the interface."""
    return f"tag:{urlsplit(settings.NODE_ADDRESS).hostname},2026:{name}"


_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""When an empty feed changed last."""
