"""What happened in an initiative, in words: each line an entry in somebody's register."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext

from bandung.partnerships.models import AgreementText, Leaving, Move, Terms
from bandung.partnerships.queries import News
from bandung.web.initiative_parts import address_of, what_of
from bandung.web.naming import Reading, reading
from bandung.web.sentences import reader_language


def told_news(news: Iterable[News], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The news as lines: who, did what, about what, when, in which entry. No query."""
    return [_line(each, names) for each in news]


def _line(each: News, names: Mapping[str, str]) -> dict[str, Any]:
    row = each.row
    is_proposal = isinstance(row, Terms | Move | AgreementText)
    return {
        "news": each,
        "party": names.get(each.register, each.register),
        "does": _does(each),
        "what": what_of(row) if isinstance(row, Terms | Move | AgreementText) else "",
        "address": address_of(row) if isinstance(row, Terms | Move | AgreementText) else "",
        "state": row.state if is_proposal and each.kind in ("terms", "move", "agreement") else "",  # type: ignore[union-attr]
        "text": _text(row) if each.kind in ("terms", "move", "leaving") else None,
    }


def _does(each: News) -> str:
    if each.kind == "leaving" and isinstance(each.row, Leaving):
        return gettext("withdraws from an agreement") if each.row.agreement else gettext("leaves the initiative")
    return {
        "initiative": gettext("opens the initiative"),
        "terms": gettext("proposes"),
        "move": gettext("proposes") if isinstance(each.row, Move) and len(each.row.must) > 1 else gettext("moves on"),
        "agreement": gettext("proposes a text"),
        "consent": gettext("consents") if each.row else gettext("joins by its consent"),
        "refuse": gettext("does not consent"),
        "publish": gettext("agrees that everybody may read it"),
    }.get(each.kind, each.kind)


def _text(row: Any) -> Reading | None:
    told = row.body.get("text") or row.body.get("reason") if row is not None else None
    return reading(told, reader_language()) if told else None
