"""What a draft says, in the reader's words: for reviewers, for comparisons, and after a session has ended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.clearance.models import Draft
from bandung.clearance.rules import statement_kind
from bandung.records.columns import Column, NotUnderstood, columns, label, name_in, parts_answered, understood
from bandung.records.layout import REPEATED
from bandung.values import LANGUAGES
from bandung.web.desk.draft_form import LISTED, collected
from bandung.web.naming import direction_of, name_of
from bandung.web.sentences import reader_language

STATE_NAMES: Mapping[str, object] = {
    "draft": _("Being written"),
    "submitted": _("Waiting for clearance"),
    "returned": _("Given back"),
    "published": _("Published"),
    "discarded": _("Put away"),
}
SOURCES: Mapping[str, object] = {
    "form": _("Form"),
    "spreadsheet": _("Spreadsheet"),
    "mail": _("Mail"),
    "api": _("API"),
    "record": _("New version of a record"),
}
MOVES: Mapping[str, object] = {
    "start": _("Begun"),
    "submit": _("Handed in for clearance"),
    "withdraw": _("Taken back"),
    "return": _("Given back"),
    "clear": _("Cleared and published"),
    "discard": _("Put away"),
    "restore": _("Taken out again"),
    "merge": _("Made a new version of"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer in words; empty where there is none. ``before`` is what stood there, in a comparison."""

    column: str
    heading: str
    text: str
    before: str = ""
    language: str = ""
    direction: str = ""


def what_it_says(draft: Draft) -> list[Said]:
    """Every answer of a draft, in the order of the form."""
    return list(_said(draft.kind, draft.answers, draft.answers))


def changed_answers(kind: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[Said]:
    """The answers that differ, before and after."""
    differing = {
        name: after.get(name, "")
        for name in {*before, *after}
        if before.get(name, "").strip() != after.get(name, "").strip()
        and not name.startswith(("claimed_from", "adapted_from"))
    }
    return list(_said(kind, differing, before))


def kept_answers(request: HttpRequest, kind: str) -> dict[str, str] | None:
    """The answers that somebody sent to this page after her session had ended, once."""
    sent = kept_form(request)
    return collected(kind, sent) if sent is not None else None


def kept_form(request: HttpRequest) -> QueryDict | None:
    """What somebody sent to this page after her session had ended, once."""
    kept = request.session.get("typed")
    if request.method != "GET" or not kept or kept.get("path") != request.path:
        return None
    del request.session["typed"]
    sent = QueryDict(mutable=True)
    for name, value in parse_qsl(kept["sent"], keep_blank_values=True):
        sent.appendlist(name, value)
    return sent


def _said(kind: str, answers: Mapping[str, str], before: Mapping[str, str]) -> Iterator[Said]:
    reader = reader_language()
    languages = [code for code in LANGUAGES if any(name.endswith(f".{code}") for name in answers)]
    further = sorted({tail for name in answers if len(tail := name.rpartition(".")[2]) in (2, 3)} - set(languages))
    parts = {field: max([*parts_answered(field, answers), *parts_answered(field, before), 0]) for field in REPEATED}
    for column in columns(statement_kind(kind), languages=[*languages, *further], parts=parts):
        if column.name not in answers:
            continue
        heading = gettext(column.heading) + (f" {column.part}" if column.part else "")
        if column.language:
            heading = f"{heading} ({name_of('language', column.language, reader)})"
        yield Said(
            column.name, heading, _in_words(column, answers[column.name], reader),
            before=_in_words(column, before.get(column.name, ""), reader), language=column.language,
            direction=direction_of(column.language) if column.language else "",
        )  # fmt: skip


def _in_words(column: Column, typed: str, reader: str) -> str:
    """Codes by their names; what is not understood as it was typed."""
    if not typed or column.answer not in ("code", "codes", "choice"):
        return typed
    try:
        codes = understood(column, typed, reader)
    except NotUnderstood:
        return typed
    if column.table in LISTED:
        return "; ".join(label(column.table, code, reader, longest=200) for code in codes)
    return "; ".join(name_in(column.table, code, reader) for code in codes)
