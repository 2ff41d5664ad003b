"""Tables of a dashboard: what was given and received, by one thing each, in units and in money side by side.

Every number is a figure with an address and leads to its page. Units are never added to each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.measurement.figures import NOT_STATED
from bandung.reference.countries import plain
from bandung.reporting.dashboard import Dashboard, Group, Quantity
from bandung.reporting.dashboard import Side as Figures
from bandung.web import figure_words as words

SHOWN = 12
"""Rows of a table on the dashboard; the whole table is one link away."""
MOST_UNITS = 4
"""Units in one cell; the others are on the page of the whole table."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a country or a party gave, or received, or all that there is."""

    code: str
    """``given``, ``received`` or ``all``."""
    figures: Figures
    training: Figures | None = None
    """The same, of trainings alone."""
    own: bool = False
    """Whether a party reads it, with what is for parties alone."""

    @property
    def heading(self) -> str:
        return {"given": gettext("Given"), "received": gettext("Received"), "all": gettext("All")}[self.code]

    def groups(self, sheet: "Sheet") -> Sequence[Group]:
        """The rows that a table has on this side."""
        source = self.training if sheet.of_training else self.figures
        return source.by.get(sheet.by.get(self.code, ""), ()) if source else ()


def sides_of(board: Dashboard, training: Dashboard | None = None, *, own: bool = False) -> list[Side]:
    """The sides of a dashboard, with what trainings alone amount to."""
    codes = [code for code in ("given", "received", "all") if getattr(board, code)]
    return [Side(code, getattr(board, code), getattr(training, code) if training else None, own) for code in codes]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its heading, and by what each side is told apart."""

    key: str
    heading: Any
    by: Mapping[str, str]
    """Code of a side to what its lines are grouped by."""
    of_training: bool = False


def _same(name: str) -> Mapping[str, str]:
    return dict.fromkeys(("given", "received", "all"), name)


SHEETS: Mapping[str, Sheet] = {
    sheet.key: sheet
    for sheet in (
        Sheet("year", _("By year"), _same("year")),
        Sheet("item", _("By modality item"), _same("item")),
        Sheet("sector", _("By sector"), _same("sector")),
        Sheet("goal", _("By goal"), _same("goal")),
        Sheet("partner", _("By partner"), {"given": "recipient_country", "received": "giver_country"}),
        Sheet("giver", _("Who gave"), {"all": "giver_country"}),
        Sheet("receiver", _("Who received"), {"all": "recipient_country"}),
        Sheet(
            "group", _("Least developed, landlocked and small island countries"),
            {"given": "recipient_group", "received": "giver_group", "all": "recipient_group"},
        ),
        Sheet("said", _("What both sides say"), _same("said")),
        Sheet("standing", _("Whose word"), _same("standing")),
        Sheet("channel", _("By channel"), _same("channel")),
        Sheet("training-level", _("Training by level"), _same("level"), of_training=True),
        Sheet("training-field", _("Training by field"), _same("sector"), of_training=True),
    )
}  # fmt: skip
TRAINING_ITEM = "B3"


@dataclass(frozen=True, slots=True)
class Cells:
    """What one side has in one row, each number a link."""

    lines: SafeString
    lines_number: int
    usd: SafeString
    coverage: str
    units: tuple[SafeString, ...]
    more_units: int
    people: SafeString
    people_coverage: str
    women: SafeString
    men: SafeString


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name and what each side has."""

    code: str
    label: str
    cells: tuple[Cells | None, ...]
    """None where a side has nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as a page shows it."""

    key: str
    heading: str
    of_training: bool
    sides: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    """Rows that there are; on the dashboard the first of them are shown."""

    @property
    def left_out(self) -> int:
        return self.total - len(self.rows)


def shown(sheet: Sheet, sides: Sequence[Side], *, sort: str, names: Mapping[str, str], whole: bool = False) -> Shown:
    """The table over these sides, in order: ``lines``, ``usd`` or ``name``; years keep their own order."""
    there = [side for side in sides if side.code in sheet.by]
    found = [{group.key: group for group in side.groups(sheet)} for side in there]
    keys = list(dict.fromkeys(key for groups in found for key in groups))
    labels = {key: _label(sheet, there, key, names) for key in keys}

    def order(key: str) -> tuple[Any, ...]:
        if sheet.key == "year":
            return (False, -int(key), "")
        groups = [groups[key] for groups in found if key in groups]
        size = {"usd": [each.usd or 0 for each in groups], "lines": [each.lines for each in groups]}.get(sort, [0])
        return (key == NOT_STATED, -sum(size), plain(labels[key]))

    keys.sort(key=order)
    kept = keys if whole else keys[:SHOWN]
    rows = tuple(
        Row(
            key,
            labels[key],
            tuple(
                cells(groups[key], whole=whole, own=side.own) if key in groups else None
                for side, groups in zip(there, found, strict=True)
            ),
        )
        for key in kept
    )
    return Shown(
        sheet.key, str(sheet.heading), sheet.of_training, tuple(side.heading for side in there), rows, len(keys)
    )


def cells(group: Group, *, whole: bool = False, own: bool = False) -> Cells:
    """What a group amounts to, each number with the address of its figure."""

    def figure(measure: str, text: str) -> SafeString:
        return linked(text, group.figures.get(measure, ""), own=own)

    kept = group.quantities if whole else group.quantities[:MOST_UNITS]
    return Cells(
        lines=figure("lines", words.amount(group.lines)),
        lines_number=group.lines,
        usd=figure("usd", words.money(group.usd)),
        coverage=coverage(group.usd_lines, group.lines),
        units=tuple(_quantity(each, group.lines, whole=whole, own=own) for each in kept),
        more_units=len(group.quantities) - len(kept),
        people=figure("people", words.amount(group.people)),
        people_coverage=coverage(group.people_lines, group.lines),
        women=figure("women", words.amount(group.women)),
        men=figure("men", words.amount(group.men)),
    )


def _quantity(told: Quantity, lines: int, *, whole: bool, own: bool) -> SafeString:
    """A quantity with its unit; on its own or in a whole table also how many of the lines are counted in it."""
    number, unit = linked(words.amount(told.value), told.figure, own=own), words.unit(told.unit)
    if not whole:
        return format_html("{} {}", number, unit)
    return format_html("{} {} <small>({})</small>", number, unit, coverage(told.lines, lines))


def linked(text: str, address: str, *, own: bool = False) -> SafeString:
    """A number that leads to its figure; nothing for none, which is not zero."""
    if not text:
        return SafeString("")
    if not address:
        return format_html("{}", text)
    return format_html('<a href="{}">{}</a>', words.figure_link(address, own=own), text)


def coverage(counted: int, lines: int) -> str:
    """How many of the lines could be counted: stands beside every total."""
    told = {"counted": words.amount(counted), "lines": words.amount(lines)}
    return gettext("%(counted)s of %(lines)s counted") % told


def _label(sheet: Sheet, sides: Sequence[Side], key: str, names: Mapping[str, str]) -> str:
    return words.label(sheet.by[sides[0].code], key, names)


Told = str | int | Decimal
HEADINGS = (
    _("Table"), _("Code"), _("Name"), _("Given or received"), _("Measure"), _("Unit"), _("Value"),
    _("Contributions counted"), _("Contributions"), _("Figure"),
)  # fmt: skip


def exported(sheets: Iterable[Sheet], sides: Sequence[Side], names: Mapping[str, str], site: str) -> list[list[Told]]:
    """Every figure of these tables in a row of its own, under HEADINGS; numbers are exact."""
    rows: list[list[Told]] = []
    for sheet in sheets:
        for side in sides:
            for group in side.groups(sheet):
                head = [str(sheet.heading), group.key, _label(sheet, [side], group.key, names), side.heading]
                for name, unit, value, counted, figure in _figures(group):
                    page = site + words.figure_link(figure, own=side.own)
                    rows.append([*head, name, unit, value, counted, group.lines, page])
    return rows


def _figures(group: Group) -> list[tuple[str, str, Decimal, Told, str]]:
    """(measure, unit, value, lines counted or nothing, address) of everything that is known of a group."""
    at = group.figures
    found: list[tuple[str, str, Decimal, Told, str]] = [
        (gettext("contributions"), "", Decimal(group.lines), group.lines, at["lines"])
    ]
    if group.usd is not None:
        found.append((gettext("US dollars"), "USD", Decimal(group.usd).scaleb(-2), group.usd_lines, at["usd"]))
    found += [(words.unit(each.unit), each.unit, each.value, each.lines, each.figure) for each in group.quantities]
    if group.people is not None:
        found.append((gettext("people"), "", Decimal(group.people), group.people_lines, at["people"]))
    for name, number, measure in ((gettext("women"), group.women, "women"), (gettext("men"), group.men, "men")):
        if number is not None:
            found.append((name, "", Decimal(number), "", at[measure]))
    return found
