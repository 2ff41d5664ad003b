"""Fields of an initiative and of a move in words, for comparisons, public pages and news."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.records.fields import Period
from bandung.records.kinds import read
from bandung.records.partnerships import Move
from bandung.web.fields import Difference, differences
from bandung.web.initiative_cards import stage_name, who
from bandung.web.initiative_parts import days_of
from bandung.web.naming import reading
from bandung.web.partnership_words import DIMENSIONS, DOCUMENTS, ROLES, SUPPORTS, TYPES, unit_name
from bandung.web.sentences import reader_language
from bandung.web.templatetags.bandung import day

HEADINGS: Mapping[str, object] = {
    "type": _("What it is"), "lead": _("The partner that leads"), "participations": _("Who takes part"),
    "needs": _("Needs that it answers"), "offers": _("Offers that it uses"), "introduction": _("Introduction"),
    "programme": _("Programme"), "results": _("What is to change"), "documents": _("Documents"),
}  # fmt: skip


def changed(field: str, before: Any, after: Any, names: Mapping[str, str]) -> list[Difference]:
    """What differs in a field of the terms, in words; nothing where nothing does."""
    if before == after:
        return []
    if field not in HEADINGS:
        return differences(field, before, after, reader_language())
    return [Difference(str(HEADINGS[field]), *(_in_words(field, value, names) for value in (before, after)))]


def _in_words(field: str, value: Any, names: Mapping[str, str]) -> str:
    if not value:
        return ""
    if field == "type":
        return str(TYPES[value])
    if field == "lead":
        return names.get(value, value)
    if field == "participations":
        return "\n".join(participation(each, names) for each in value)
    if field == "results":
        return "\n".join(result(each) for each in value)
    if field == "documents":
        return "\n".join(document(each) for each in value)
    references = value if isinstance(value, list) else [value]
    return "\n".join(f"{each['register_code']}/{each['record']}" for each in references)


def participation(told: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Who, in which role, how it supports, with whom, what it expects, from when until when."""
    language = reader_language()
    period = days_of(read(Period, told["period"])) if told.get("period") else ()
    parts = [f"{who(told, names)}: {ROLES[told['role']]}"]
    parts += [", ".join(str(SUPPORTS[each]) for each in told["supports"])] if told.get("supports") else []
    parts += [", ".join(each["name"] for each in told["organisations"])] if told.get("organisations") else []
    parts += [reading(told["benefit"], language).text] if told.get("benefit") else []
    parts += [" – ".join(day(each) or "…" for each in period)] if period else []
    return "; ".join(parts)


def result(told: Mapping[str, Any]) -> str:
    """The result and its indicators with what they are now and should be."""
    language = reader_language()
    shown = f"{DIMENSIONS[told['dimension']]}: {reading(told['title'], language).text}"
    for each in told.get("indicators", ()):
        figures = [each.get(name) for name in ("baseline", "target", "by")]
        values = " → ".join(str(figure) for figure in figures if figure is not None)
        shown += f"\n– {reading(each['name'], language).text}" + (f": {values}" if values else "")
    return shown


def document(told: Mapping[str, Any]) -> str:
    kind = DOCUMENTS[told.get("kind", "other")]
    return f"{reading(told['title'], reader_language()).text} ({kind}), SHA-256 {told['digest']}"


def facts_of_move(move: Move, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """(heading, value) of everything that a move states."""
    language = reader_language()
    told: list[tuple[str, str | None]] = [
        (gettext("It leads to"), stage_name(move.to)),
        (gettext("In words"), reading(move.text, language).text if move.text else None),
        (gettext("Act that approves it"), move.act.name if move.act else None),
        (gettext("Date of the act"), day(move.act.on, "long") if move.act and move.act.on else None),
        (gettext("Session"), f"{move.session.register_code}/{move.session.record}" if move.session else None),
        (gettext("Who bears which costs"), reading(move.budget, language).text if move.budget else None),
        (gettext("It holds from"), day(move.on, "long") if move.on else None),
        (gettext("Document"), document(move.document.model_dump(mode="json")) if move.document else None),
        (gettext("Costs"), gettext("not known") if move.costs_not_known else None),
    ]
    told += [
        (gettext("Answers for the work: %(party)s") % {"party": names.get(each.party, each.party)}, each.institution)
        for each in move.counterparts
    ]
    told += [
        (
            gettext("Costs of %(party)s") % {"party": names.get(each.party, each.party)},
            f"{each.amount} {unit_name(each.unit, language)}",
        )
        for each in move.costs
    ]
    return [(heading, value) for heading, value in told if value]
