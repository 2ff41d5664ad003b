"""The columns of a contribution, in the order in which an institution answers each quarter."""

from collections.abc import Mapping
from typing import Any

from bandung import reference
from bandung.records.column import Column
from bandung.records.errors import NotUnderstood
from bandung.reference import UnknownCode
from bandung.values.errors import _
from bandung.values.quantity import UNITS

WHAT, WHO, WHEN = _("What"), _("Who"), _("When")
HOW_MUCH, MONEY, MORE = _("How much"), _("Money"), _("Further")
STAGES = ("commitment", "budget", "delivery")
GROUPS = ("A", "B", "C")
CHANNELS = ("direct", "multilateral-earmarked", "multilateral-core", "regional-body", "joint-fund")
COSTS = ("direct", "indirect")
QUALITIES = ("measured", "estimated", "not-stated")
LEVELS = ("introductory", "intermediate", "advanced", "trainers")
GROUPS_OF: Mapping[str, tuple[str, ...]] = {"B or C": ("B", "C"), "contested": ("B", "C")}
COUNTED = tuple(unit for unit in UNITS if unit != "USD")
"""Units of quantities; money has columns of its own."""

_WHAT = (
    Column("id", _("Reference number"), "line", WHAT,
           own_hint=_("Leave it empty for a new line: Bandung gives one. Keep it to correct a line.")),
    Column("title", _("Title"), "title", WHAT, language="*", needed=True,
           own_hint=_("What was given, in one line, such as “Course on soil analysis”.")),
    Column("language", _("Language of the owner"), "code", WHAT, table="language",
           own_hint=_("The language of the title; may stay empty where there is one title only.")),
    Column("item", _("Modality"), "code", WHAT, table="modality", needed=True,
           own_hint=_("What sort of cooperation it is, from the list, such as B3.")),
    Column("group", _("Group of the measure"), "choice", WHAT, table="group", choices=GROUPS,
           own_hint=_("A: money; B: in kind, with a price; C: in kind, without. May stay empty where there is one.")),
    Column("stage", _("Stage of the contribution"), "choice", WHAT, table="contribution stage", choices=STAGES,
           needed=True, own_hint=_("Committed: promised; budgeted: provided for; delivered: given.")),
)  # fmt: skip
_WHO = (
    Column("institution", _("Institution that gives"), "line", WHO,
           own_hint=_("May stay empty in the return of an institution: then it is that one.")),
    Column("recipient.country", _("Country that receives"), "code", WHO, table="country",
           own_hint=_("By code or name, such as MDG or Madagascar.")),
    Column("recipient.party", _("Party that receives"), "line", WHO,
           own_hint=_("The code of its register, such as mdg: then it can confirm.")),
    Column("recipient.organisation", _("Organisation that receives"), "line", WHO,
           own_hint=_("Where it is no country, such as a regional body.")),
    Column("recipient.region", _("Region that receives"), "line", WHO,
           own_hint=_("Where it is neither, such as Southern Africa.")),
    Column("counterpart", _("Institution that receives"), "line", WHO,
           own_hint=_("Such as Ministry of Agriculture.")),
    Column("initiative", _("Initiative"), "reference", WHO,
           own_hint=_("Its number, such as bra/milk-banks; empty where it belongs to none.")),
    Column("channel", _("Channel"), "choice", WHO, table="channel", choices=CHANNELS,
           own_hint=_("The way it took; empty means direct.")),
)  # fmt: skip
_WHEN = (
    Column("year", _("Year"), "whole", WHEN, needed=True, own_hint=_("The statistical year, such as 2026.")),
    Column("quarter", _("Quarter"), "whole", WHEN, own_hint=_("1, 2, 3 or 4.")),
    Column("period.start", _("First day"), "day", WHEN, own_hint=_("The day on which it began, such as 2026-07-01.")),
    Column("period.end", _("Last day"), "day", WHEN,
           own_hint=_("The day on which it ended, such as 2026-09-30; this day still counts.")),
)  # fmt: skip
_HOW_MUCH = (
    Column("quantity", _("Quantity"), "number", HOW_MUCH, own_hint=_("A number, such as 12; empty if not known.")),
    Column("unit", _("Unit"), "choice", HOW_MUCH, table="unit", choices=COUNTED,
           own_hint=_("What the number counts, such as person-day; it must fit the modality.")),
    Column("profile", _("Profile of the experts"), "line", HOW_MUCH, own_hint=_("Such as agronomist.")),
    Column("people.women", _("Women"), "whole", HOW_MUCH, own_hint=_("How many women took part.")),
    Column("people.men", _("Men"), "whole", HOW_MUCH, own_hint=_("How many men took part.")),
    Column("people.not_stated", _("People, sex not stated"), "whole", HOW_MUCH,
           own_hint=_("How many more took part.")),
    Column("level", _("Level of the training"), "choice", HOW_MUCH, table="level", choices=LEVELS,
           own_hint=_("Only for training.")),
    Column("quality", _("Quality of the figure"), "choice", HOW_MUCH, table="quality", choices=QUALITIES,
           own_hint=_("Measured or estimated.")),
)  # fmt: skip
_MONEY = (
    Column("amount", _("Amount of money"), "number", MONEY,
           own_hint=_("Where one is known, such as 25000; never needed.")),
    Column("currency", _("Currency"), "code", MONEY, table="currency", own_hint=_("By code or name, such as BRL.")),
    Column("rate", _("Rate of exchange"), "number", MONEY,
           own_hint=_("Units of the currency for one US dollar, if you converted by a rate of your own.")),
    Column("rate_source", _("Source of the rate"), "line", MONEY, own_hint=_("Such as Central bank.")),
    Column("cost", _("Direct or indirect"), "choice", MONEY, table="cost", choices=COSTS,
           own_hint=_("Indirect: overheads shared by several; empty means direct.")),
)  # fmt: skip
_MORE = (
    Column("sector", _("Sector"), "code", MORE, table="sector", own_hint=_("By number or name, such as 12220.")),
    Column("sdgs", _("Sustainable Development Goals"), "codes", MORE, table="sdg",
           own_hint=_("Goals or targets by number, the main one first; separate several with ;")),
    Column("note", _("Note"), "text", MORE, language="*", own_hint=_("What the numbers do not say.")),
    Column("evidence.#.title", _("Evidence"), "text", MORE, language="*", part=1,
           own_hint=_("The document that shows it, such as Mission report.")),
    Column("evidence.#.digest", _("Digest of the evidence"), "line", MORE, part=1,
           own_hint=_("SHA-256 of the document’s file, 64 digits.")),
)  # fmt: skip
CONTRIBUTION: tuple[Column, ...] = (*_WHAT, *_WHO, *_WHEN, *_HOW_MUCH, *_MONEY, *_MORE)

BEGUN = frozenset({"institution", "year", "quarter"})
"""Columns that our template fills in by itself: a row that says no more says nothing."""
EXAMPLE: Mapping[str, str] = {
    "title": _("Course on soil analysis"), "item": "B3", "group": "B", "stage": "delivery",
    "recipient.country": "MDG", "recipient.party": "mdg", "channel": "direct", "year": "2026", "quarter": "3",
    "period.start": "2026-07-06", "period.end": "2026-07-17", "quantity": "24", "unit": "seat",
    "people.women": "13", "people.men": "11", "level": "intermediate", "quality": "measured", "cost": "direct",
    "sector": "31181", "sdgs": "2.4",
}  # fmt: skip
"""A line as an institution would fill it in, by column without part and language."""


def completed(record: dict[str, Any]) -> dict[str, Any]:
    """A contribution with what follows from the rest where it was left empty: language, group, title of evidence."""
    title = record.get("title")
    if "language" not in record and isinstance(title, Mapping) and len(title) == 1:
        record["language"] = next(iter(title))
    if "group" not in record and isinstance(record.get("item"), str):
        groups = groups_of(record["item"])
        if len(groups) == 1:
            record["group"] = groups[0]
    for document in record.get("evidence", ()):
        if isinstance(title, Mapping) and "title" not in document:
            document["title"] = dict(title)
    return record


def groups_of(item: str) -> tuple[str, ...]:
    """The groups under which an item may be filed; none for an item that is not in the list."""
    try:
        named = reference.modality(item).framework_group
    except UnknownCode:
        return ()
    return GROUPS_OF.get(named, (named,))


def reference_told(text: str, digests: Mapping[str, str]) -> dict[str, str]:
    """``bra/milk-banks``, with words after it or not, or ``bra/milk-banks@digest``, as a reference.

    ``digests`` are those of the initiatives that can be named without one, by ``register/record``.

    :raises NotUnderstood: if it is no initiative that is known.
    """
    written, _at, digest = (text.split() or [""])[0].partition("@")
    ending = [uid for uid in digests if uid.partition("/")[2] == written]
    uid = ending[0] if len(ending) == 1 else written
    digest = digest or digests.get(uid, "")
    register, _slash, record = uid.partition("/")
    if not (register and record and digest):
        raise NotUnderstood(
            _("“%(value)s” is no initiative that we know; write its number, such as bra/milk-banks."), value=text[:80]
        )
    return {"register_code": register, "record": record, "digest": digest}


def reference_written(value: Any) -> str:
    """A reference as ``reference_told`` reads it back."""
    if not isinstance(value, Mapping):
        return str(value)
    return f"{value.get('register_code')}/{value.get('record')}@{value.get('digest')}"
