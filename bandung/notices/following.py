"""What people are told of: entries that were read, steps of drafts, and what falls due with time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bandung.clearance.models import Draft, DraftStep
from bandung.exchange.models import TABLES
from bandung.introductions import queries as introductions
from bandung.introductions.models import Introduction, Message
from bandung.notices.actions import tell
from bandung.parties.queries import name_of
from bandung.registers.readers import ReadEntry
from bandung.training.models import Application, Selection

FOLLOWED = ("introduction", "message", "application", "selection", "objection", "need", "offer")
OF_DRAFTS = {"submit": "draft-submitted", "return": "draft-returned", "clear": "draft-cleared"}


def follow(entries: Iterable[ReadEntry]) -> None:
    """Tell of entries that were just read. Most entries of an intake concern nobody and cost no query."""
    for entry in entries:
        if entry.act != "publish" or entry.record is None or entry.kind not in FOLLOWED:
            continue
        if entry.kind in TABLES:
            _of_claim(entry)
        else:
            TELLERS[entry.kind](entry)


def _of_claim(entry: ReadEntry) -> None:
    claimed = entry.record.claimed_from
    if claimed is not None:
        places = _places(entry.register, entry.kind, entry.uid)
        tell("claim", party=claimed.register_code, about=(entry.kind, entry.uid), places=places, at=entry.at)


def _of_introduction(entry: ReadEntry) -> None:
    row = Introduction.objects.filter(pk=entry.uid).first()
    if row is not None:
        places = _places(row.asking, row.kind, row.about)
        tell("introduction-asked", party=row.owner, about=("introduction", row.uid), places=places, at=entry.at)


def _of_message(entry: ReadEntry) -> None:
    word = Message.objects.filter(pk=entry.uid, counts=True).first()
    row = Introduction.objects.filter(pk=word.introduction).first() if word else None
    if row is not None:
        tell(
            "introduction-message", party=row.other(entry.register), about=("introduction", row.uid), key=entry.uid,
            places=_places(entry.register, row.kind, row.about), at=entry.at,
        )  # fmt: skip


def _of_application(entry: ReadEntry) -> None:
    row = Application.objects.filter(pk=entry.uid).first()
    if row is not None:
        places = {"party": name_of(row.register)}
        tell("application", party=row.provider, about=("application", row.uid), places=places, at=entry.at)


def _of_selection(entry: ReadEntry) -> None:
    row = Selection.objects.filter(pk=entry.uid).first()
    asked = Application.objects.filter(pk=row.application).first() if row else None
    if row is not None and asked is not None:
        tell(
            "selection", party=asked.register, about=("application", asked.uid), key=entry.digest,
            places={"party": name_of(row.register)}, at=entry.at,
        )  # fmt: skip


def _of_objection(entry: ReadEntry) -> None:
    about = entry.record.about
    uid = f"{about.register_code}/{about.record}"
    kind = next((kind for kind, table in TABLES.items() if table.objects.filter(pk=uid).exists()), "")
    if kind:
        places = _places(entry.register, kind, uid)
        tell("objection", party=about.register_code, about=(kind, uid), key=entry.uid, places=places, at=entry.at)


TELLERS = {
    "introduction": _of_introduction,
    "message": _of_message,
    "application": _of_application,
    "selection": _of_selection,
    "objection": _of_objection,
}


def follow_draft(draft: Draft, step: DraftStep) -> None:
    """Tell of a step of a draft: those who clear it, or those who write."""
    kind = OF_DRAFTS.get(step.move)
    if kind is not None:
        tell(
            kind, party=draft.party, about=("draft", str(draft.pk)), key=str(step.pk), at=step.at,
            places={"by": step.by, "title": draft.title}, institution=draft.institution,
        )  # fmt: skip


def remind(at: datetime) -> int:
    """Tell of introductions in which something fell due; how many were told. Nobody is told of the same thing twice."""
    due = introductions.due(at)
    rows = Introduction.objects.in_bulk({each.uid for each in due})
    told = 0
    for each in due:
        row = rows[each.uid]
        places = _places(row.other(each.party), row.kind, row.about)
        about = ("introduction", each.uid)
        told += tell(f"introduction-{each.what}", party=each.party, about=about, key=each.key, places=places, at=at)
    return told


def _places(party: str, kind: str, uid: str) -> dict[str, Any]:
    row = TABLES[kind].objects.filter(pk=uid).first()
    return {"party": name_of(party), "title": row.body.get("title", {}) if row else uid}
