"""Standing searches: a person says once what she looks for, and is told when something new fits.

New is what this node learned of since it last looked, in whatever register it stands; a record that was only revised is
not new. It fits when it would stand on the first page of the same search and its score says that it belongs there: a
short text leaves more open than a record does, so less is asked of what fits it. One run looks for all that came
meanwhile, with one ranking for each search: whether one record came or twenty thousand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any, cast

import numpy as np
from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from bandung.exchange import matches
from bandung.exchange.errors import NoSuchRecord
from bandung.exchange.models import TABLES, Statement
from bandung.introductions.queries import record_for
from bandung.matching.ranking import NothingAsked
from bandung.matching.statements import Filters, RecordKind
from bandung.notices.actions import not_wanted
from bandung.notices.errors import NoSuchSearch, NothingToLookFor, TextTooLong, TooManySearches
from bandung.notices.kinds import KINDS
from bandung.notices.models import Notice, StandingSearch
from bandung.people.models import Mandate
from bandung.registers.models import Entry
from bandung.registers.readers import ReadEntry

FITS_TEXT, FITS_RECORD = 0.33, 0.45
"""The scores from which on something is said to fit a text, and a record. On the 235 offers of the sample, a few words
mostly had what belongs to them above 0.33 and the rest below it; the twentieth offer for a need had 0.32 in the
middle, the first 0.57."""
FIRST_PAGE = 20
"""Results that a search is told of at most in one run: what its first page would show."""
MOST_SEARCHES = 50
"""Of one person in one party."""
LONGEST_TEXT = 2_000
OTHER: Mapping[str, RecordKind] = {"need": "offer", "offer": "need"}


@transaction.atomic
def keep(
    *, person: int, party: str, wanted: RecordKind, filters: Filters, at: datetime, text: str = "", about: str = ""
) -> StandingSearch:
    """Look for something from now on; the same search twice is one. ``about`` is a record that asks instead of words.

    :raises NothingToLookFor: without words.
    :raises TextTooLong: beyond what is kept.
    :raises NoSuchRecord: if the party may not read the record that asks.
    :raises TooManySearches: if she has too many already.
    """
    if about:
        record_for(OTHER[wanted], about, party)
        text = ""
    elif not text.strip():
        raise NothingToLookFor(field="q")
    elif len(text) > LONGEST_TEXT:
        raise TextTooLong(field="q", most=LONGEST_TEXT)
    narrowed = {name: list(codes) for name, codes in asdict(filters).items() if codes and name != "record"}
    hers = StandingSearch.objects.filter(person=person, party=party)
    same = hers.filter(wanted=wanted, text=text.strip(), about=about)
    for search in same:
        if search.filters == narrowed:
            return go_on(search=search.pk, person=person, party=party) if search.paused_at else search
    if hers.count() >= MOST_SEARCHES:
        raise TooManySearches(most=MOST_SEARCHES)
    return StandingSearch.objects.create(
        person_id=person, party=party, wanted=wanted, text=text.strip(), about=about, filters=narrowed, made_at=at,
        seen=_latest(),
    )  # fmt: skip


def pause(*, search: int, person: int, party: str, at: datetime) -> StandingSearch:
    """Tell nothing of a search for now.

    :raises NoSuchSearch: if it is not hers.
    """
    found = _hers(search, person, party)
    found.paused_at = found.paused_at or at
    found.save(update_fields=["paused_at"])
    return found


def go_on(*, search: int, person: int, party: str) -> StandingSearch:
    """Look again from now on; what came meanwhile is found by searching, not told.

    :raises NoSuchSearch: if it is not hers.
    """
    found = _hers(search, person, party)
    found.paused_at, found.seen = None, _latest()
    found.save(update_fields=["paused_at", "seen"])
    return found


def delete(*, search: int, person: int, party: str) -> None:
    """Look no more.

    :raises NoSuchSearch: if it is not hers.
    """
    _hers(search, person, party).delete()


def filters_of(search: StandingSearch) -> Filters:
    """What narrows a search."""
    known = {field.name for field in fields(Filters)} - {"record"}
    narrowed: dict[str, Any] = {name: tuple(codes) for name, codes in search.filters.items() if name in known}
    return Filters(**narrowed)


def found_lately(searches: Iterable[StandingSearch], most: int = 5) -> dict[int, list[Notice]]:
    """What each search found, the newest first. One query."""
    by_key = {str(search.pk): search for search in searches}
    found: dict[int, list[Notice]] = {search.pk: [] for search in by_key.values()}
    people = {search.person_id for search in by_key.values()}
    rows = Notice.objects.filter(kind="fits", person__in=people, key__in=by_key).order_by("-made_at", "-pk")
    for row in rows[: most * FIRST_PAGE * max(1, len(by_key))]:
        several = found[by_key[row.key].pk]
        if len(several) < most:
            several.append(row)
    return found


def follow(entries: Iterable[ReadEntry]) -> None:
    """After new public needs or offers: one job that looks, unless one waits already."""
    if not any(entry.kind in TABLES and entry.act == "publish" and entry.audience == "public" for entry in entries):
        return
    if StandingSearch.objects.filter(paused_at=None).exists():
        from bandung.notices.tasks import enqueue_once, look_for_searches

        enqueue_once(look_for_searches)


def look(at: datetime) -> int:
    """Tell of what came since each search last looked and fits it; how many notices. Safe to repeat."""
    searches = list(StandingSearch.objects.filter(paused_at=None, person__is_active=True).order_by("pk"))
    if not searches:
        return 0
    last, since = _latest(), min(search.seen for search in searches)
    new = _new_since(since)
    held = _held(searches, at)
    searches = [search for search in searches if (search.person_id, search.party) in held]
    rows = _rows_in_index(new)
    told: list[Notice] = []
    for search in searches:
        told += [_notice(search, statement, at) for statement in _fitting(search, new, rows, at)]
    _leave_out_unwanted(told, at)
    with transaction.atomic():
        before = Notice.objects.filter(kind="fits").count()
        Notice.objects.bulk_create(told, batch_size=500, ignore_conflicts=True)
        made = Notice.objects.filter(kind="fits").count() - before
        StandingSearch.objects.filter(pk__in=[search.pk for search in searches], seen__lt=last).update(seen=last)
    return made


def _fitting(search: StandingSearch, new: Mapping[str, int], rows: Any, at: datetime) -> Sequence[Statement]:
    """What is new to a search and stands on its first page, best first."""
    wanted, filters, on = cast(RecordKind, search.wanted), filters_of(search), at.date()
    index = matches.index()
    mask = index.mask(replace(filters, record=wanted), on)
    if not len(rows) or not mask[rows[rows < len(mask)]].any():
        return []
    question: Statement | str = search.text
    if search.about:
        try:
            question = record_for(OTHER[search.wanted], search.about, search.party)
        except NoSuchRecord:
            return []
        if question.withdrawn_at is not None:
            return []
    try:
        ranking = matches.rank_for(question, wanted=wanted, filters=filters, on=on, limit=FIRST_PAGE)
    except NothingAsked:
        return []
    least = FITS_RECORD if search.about else FITS_TEXT
    names = [each.id for each in ranking.results if each.score >= least and new.get(each.id, 0) > search.seen]
    uids = [matches.kind_and_uid(name)[1] for name in names]
    found = TABLES[wanted].objects.public().standing_records().exclude(register=search.party).in_bulk(uids)
    return [found[uid] for uid in uids if uid in found]


def _new_since(seen: int) -> dict[str, int]:
    """Public needs and offers that this node first learned of after an entry: name in the index to first entry."""
    public = Entry.objects.filter(kind__in=TABLES, act="publish", audience="public")
    earlier = public.filter(
        register=OuterRef("register"), kind=OuterRef("kind"), record=OuterRef("record"), id__lte=seen
    )
    rows = public.filter(~Exists(earlier), id__gt=seen).order_by("-id")
    return {
        matches.key(kind, f"{register}/{record}"): number
        for number, register, kind, record in rows.values_list("id", "register_id", "kind", "record")
    }


def _rows_in_index(names: Mapping[str, int]) -> Any:
    return np.array(sorted(matches.index().rows_of(names).values()), np.int64)


def _held(searches: Iterable[StandingSearch], at: datetime) -> set[tuple[int, str]]:
    """Who still holds a mandate in the party for which she searches."""
    people = {search.person_id for search in searches}
    return set(Mandate.objects.in_force(at).filter(person__in=people).values_list("person_id", "party"))


def _notice(search: StandingSearch, row: Statement, at: datetime) -> Notice:
    return Notice(
        to=f"person {search.person_id}", person_id=search.person_id, party=search.party, kind="fits",
        about_kind=row.kind_of_record, about=row.uid, key=str(search.pk), places={"title": row.body["title"]},
        made_at=at,
    )  # fmt: skip


def _leave_out_unwanted(told: Iterable[Notice], at: datetime) -> None:
    rows = list(told)
    hidden = not_wanted("fits", {row.person_id for row in rows if row.person_id})
    for row in rows:
        row.read_at = at if row.person_id in hidden["not_at_desk"] else None
        row.mailed_at = at if row.person_id in hidden["not_by_mail"] and not KINDS["fits"].urgent else None


def _hers(search: int, person: int, party: str) -> StandingSearch:
    found = StandingSearch.objects.filter(pk=search, person=person, party=party).first()
    if found is None:
        raise NoSuchSearch
    return found


def _latest() -> int:
    return Entry.objects.aggregate(last=Max("id"))["last"] or 0
