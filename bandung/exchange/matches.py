"""The node's matching index: it follows the tables of needs and offers, and answers what fits what."""

import fcntl
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast
from uuid import uuid4

from django.conf import settings
from django.db.models import Max

from bandung.exchange.models import TABLES, Statement
from bandung.matching.encoders import encoder_named
from bandung.matching.errors import IndexOutdated
from bandung.matching.index import Index
from bandung.matching.ranking import PastCooperation, Ranking, rank
from bandung.matching.records import of_record
from bandung.matching.statements import Filters, RecordKind
from bandung.matching.statements import Statement as Matchable
from bandung.parties.rules import Standing
from bandung.registers.models import Entry, in_order
from bandung.registers.readers import ReadEntry

BATCH = 2_000


def key(kind: str, uid: str) -> str:
    """A record's name in the index."""
    return f"{kind}/{uid}"


def kind_and_uid(name: str) -> tuple[str, str]:
    """What a name in the index stands for."""
    kind, _slash, uid = name.partition("/")
    return kind, uid


@cache
def _opened(folder: Path, encoder: tuple[str, str, str]) -> Index:
    return Index.open(folder, encoder_named(*encoder))


def _current() -> Path:
    """The folder that holds the index now: a rebuild makes a new one and then names it here."""
    named = settings.INDEX_FOLDER / "current"
    if not named.exists():
        settings.INDEX_FOLDER.mkdir(parents=True, exist_ok=True)
        rebuild_index()
    return settings.INDEX_FOLDER / named.read_text()


def index() -> Index:
    """The node's index as it stands now, whoever wrote it last; made from the tables if there is none yet."""
    opened = _opened(_current(), settings.ENCODER)
    opened.refresh()
    return opened


def renew_index() -> bool:
    """Make the index anew if an earlier version of the software made it; whether that was needed.

    Called where a node is prepared and where a process of it starts. Processes that start together wait for the one
    that does it.
    """
    settings.INDEX_FOLDER.mkdir(parents=True, exist_ok=True)
    with (settings.INDEX_FOLDER / "renewing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        try:
            index()
        except IndexOutdated:
            rebuild_index()
            return True
    return False


def edition() -> str:
    """Which index this is; row numbers are only comparable within one edition."""
    return _current().name


def matchable(row: Statement) -> Matchable:
    """A row as matching sees it."""
    return of_record(
        row.says, id=key(row.kind_of_record, row.uid), standing=cast(Standing, row.standing), published_on=row.at.date()
    )


def rank_for(question: Statement | str, *, wanted: RecordKind, filters: Filters, on: date, limit: int = 20) -> Ranking:
    """What fits a need, an offer or a free text, best first, with reasons.

    ``wanted`` is ``offer`` or ``need``: what is looked for. A country's own statements never answer its own.
    """
    asked = matchable(question) if isinstance(question, Statement) else question
    mine = tuple(asked.countries) if isinstance(asked, Matchable) else ()
    narrowed = replace(filters, record=wanted, without_countries=(*filters.without_countries, *mine))
    return rank(asked, index(), filters=narrowed, on=on, limit=limit, past_cooperation=_past(mine))


PAST: list[Callable[[], PastCooperation]] = []
"""Who knows of earlier initiatives of two countries."""


def _past(countries: tuple[str, ...]) -> PastCooperation | None:
    return PAST[0]() if countries and PAST else None


def follow(entries: Iterable[ReadEntry]) -> None:
    """Bring the index up to date with what was just read. Called after the transaction has been committed.

    An index that has to be made anew is left alone: it will be made from the tables as they are then.
    """
    touched: dict[str, set[str]] = {}
    for entry in entries:
        if entry.kind in TABLES:
            touched.setdefault(entry.kind, set()).add(entry.uid)
            claimed = getattr(entry.record, "claimed_from", None)
            if claimed is not None:
                touched[entry.kind].add(f"{claimed.register_code}/{claimed.record}")
    try:
        _bring_up_to_date(touched)
    except IndexOutdated:
        return


def _bring_up_to_date(touched: Mapping[str, Iterable[str]]) -> None:
    for kind, uids in touched.items():
        rows = {row.uid: row for row in TABLES[kind].objects.public().standing_records().filter(uid__in=uids)}
        gone = [key(kind, uid) for uid in uids if uid not in rows]
        if gone:
            index().remove(gone)
        if rows:
            index().add(matchable(row) for row in rows.values())


def rebuild_index(progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Make the index anew from the tables; readers keep the old one until the new one is complete.

    What was published meanwhile follows at the end.
    """
    last = Entry.objects.aggregate(last=Max("id"))["last"] or 0
    total = sum(table.objects.public().standing_records().count() for table in TABLES.values())
    folder = settings.INDEX_FOLDER / uuid4().hex[:12]
    made = Index.create(folder, encoder_named(*settings.ENCODER))
    done = made.add(_counted(_everything(), lambda count: progress(count, total)))
    named = settings.INDEX_FOLDER / "current"
    unfinished = named.with_suffix(".new")
    unfinished.write_text(folder.name)
    unfinished.replace(named)
    _opened.cache_clear()
    for old in settings.INDEX_FOLDER.iterdir():
        if old.is_dir() and old != folder:
            shutil.rmtree(old, ignore_errors=True)
    _catch_up(last)
    return done


def _catch_up(last: int) -> None:
    """Bring the index up to date with every record that an entry after this one speaks of."""
    touched: dict[str, set[str]] = {}
    for register, kind, record in Entry.objects.filter(id__gt=last, kind__in=TABLES).values_list(
        "register_id", "kind", "record"
    ):
        uid = f"{register}/{record}"
        claimed = TABLES[kind].objects.filter(pk=uid).exclude(claimed_from="").values_list("claimed_from", flat=True)
        touched.setdefault(kind, set()).update({uid, *claimed})
    _bring_up_to_date(touched)


def _everything() -> Iterator[Matchable]:
    for table in TABLES.values():
        for batch in in_order(table.objects.public().standing_records(), "uid", BATCH):
            yield from map(matchable, batch)


def _counted(items: Iterable[Matchable], report: Callable[[int], None]) -> Iterator[Matchable]:
    for number, item in enumerate(items, start=1):
        yield item
        if number % BATCH == 0:
            report(number)
