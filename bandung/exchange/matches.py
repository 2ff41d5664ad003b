"""The node's matching index: it follows the tables of needs and offers, and answers what fits what."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings

from bandung.exchange.models import TABLES, Statement
from bandung.matching.encoders import encoder_named
from bandung.matching.errors import MatchingError
from bandung.matching.index import Index
from bandung.matching.ranking import Ranking, rank
from bandung.matching.statements import Filters
from bandung.matching.statements import Statement as Matchable
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
def _opened(folder: str, encoder: str) -> Index:
    path = settings.INDEX_FOLDER
    chosen = encoder_named(encoder)
    return Index.open(path, chosen) if (path / "manifest.json").exists() else Index.create(path, chosen)


def index() -> Index:
    """The node's index as it stands now, whoever wrote it last."""
    opened = _opened(str(settings.INDEX_FOLDER), settings.ENCODER)
    opened.refresh()
    return opened


def matchable(row: Statement) -> Matchable:
    """A row as matching sees it."""
    says = row.says
    capacity = [part.share_left for part in says.capacity if part.share_left is not None]
    return Matchable(
        id=key(row.kind_of_record, row.uid),
        record=row.kind_of_record,
        kind="|".join(says.kinds),
        titles=dict(says.title),
        summaries=dict(says.summary),
        language=says.language,
        countries=says.countries,
        organisations=tuple(organisation.name for organisation in says.organisations),
        sectors=says.sectors,
        sdgs=says.sdgs,
        domain=says.domain or "",
        modality=_words(says.modality),
        conditions=_words(says.conditions),
        working_languages=says.working_languages,
        proof=" ".join(_words(proof.text) for proof in says.proof),
        replicated_in=getattr(says, "replicated_in", ()),
        capacity="; ".join(part.text for part in says.capacity if part.text),
        capacity_left=min(capacity) if capacity else None,
        confirmed_on=says.stated_on or row.at.date(),
        standing=row.standing,
    )


def _words(texts: Any) -> str:
    return " ".join(texts.values()) if texts else ""


def rank_for(
    question: Statement | str, *, wanted: str, filters: Filters, on: date, limit: int = 20, language: str | None = None
) -> Ranking:
    """What fits a need, an offer or a free text, best first, with reasons.

    ``wanted`` is ``offer`` or ``need``: what is looked for. A country's own statements never answer its own.
    """
    asked = matchable(question) if isinstance(question, Statement) else question
    mine = tuple(asked.countries) if isinstance(asked, Matchable) else ()
    narrowed = Filters(**{
        field: getattr(filters, field) for field in Filters.__dataclass_fields__
    } | {"record": wanted, "without_countries": (*filters.without_countries, *mine)})
    return rank(asked, index(), filters=narrowed, on=on, limit=limit)


def follow(entries: Iterable[ReadEntry]) -> None:
    """Bring the index up to date with what was just read. Called after the transaction has been committed."""
    touched: dict[str, set[str]] = {}
    for entry in entries:
        if entry.kind in TABLES:
            touched.setdefault(entry.kind, set()).add(entry.uid)
            claimed = getattr(entry.record, "claimed_from", None)
            if claimed is not None:
                touched[entry.kind].add(f"{claimed.register_code}/{claimed.record}")
    for kind, uids in touched.items():
        rows = {row.uid: row for row in TABLES[kind].objects.public().standing_records().filter(uid__in=uids)}
        gone = [key(kind, uid) for uid in uids if uid not in rows]
        if gone:
            index().remove(gone)
        if rows:
            index().add(matchable(row) for row in rows.values())


def rebuild_index(progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Make the index anew from the tables; readers keep the old one until the new one is complete."""
    total = sum(table.objects.public().standing_records().count() for table in TABLES.values())
    _opened.cache_clear()
    made = Index.create(settings.INDEX_FOLDER, encoder_named(settings.ENCODER))
    done = made.add(_counted(_everything(), lambda count: progress(count, total)))
    return done


def _everything() -> Iterator[Matchable]:
    for table in TABLES.values():
        for row in table.objects.public().standing_records().order_by("uid").iterator(chunk_size=BATCH):
            yield matchable(row)


def _counted(items: Iterable[Matchable], report: Callable[[int], None]) -> Iterator[Matchable]:
    for number, item in enumerate(items, start=1):
        yield item
        if number % BATCH == 0:
            report(number)


__all__ = ["MatchingError", "follow", "index", "matchable", "rank_for", "rebuild_index"]
