"""A plan on a line of time: bars from day to day, diamonds for milestones, grouped, with a line for today.

Drawn directly, since rows with patterns are simpler as SVG than as a definition. What a colour says a pattern says too,
and what is late has a mark of its own, so that it can be read without colours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from babel.dates import format_date, format_skeleton

from bandung.charts.chart import QUIET_INK, STEPS_FILL, Chart, Table, Translate, checked_link, fingerprint, opening
from bandung.charts.errors import CannotDraw
from bandung.charts.key import KeyItem, drawn_key
from bandung.charts.text import directed, escaped, is_right_to_left, locale_of, number, printable, shortened, text_width
from bandung.values.errors import _

MOST_LINES, MOST_YEARS = 120, 40
AXIS, GROUP, ROW, BAR, ASIDE = 44, 32, 44, 14, 9  # pixels
LATE_INK, TODAY_INK = "#a4262c", "#a4262c"
STATES: Mapping[str, str] = {
    "not-stated": _("nothing stated"),
    "not-begun": _("not begun"),
    "under-way": _("under way"),
    "done": _("done"),
    "dropped": _("dropped"),
}
LATE, TODAY, MILESTONE = _("late"), _("today"), _("milestone")
NAME, GROUP_NAME, WHO, FIRST, LAST, STATE = (
    _("Line"), _("Output"), _("Responsible"), _("First day"), _("Last day"), _("State"),
)  # fmt: skip
DESCRIPTION = _("%(count)s lines from %(first)s to %(last)s; late: %(late)s.")
STEPS = (1, 3, 6, 12, 24, 60, 120)
"""Months from one mark of the axis to the next."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan: ``end`` is the day after its last."""

    label: str
    start: date
    end: date
    state: str = "not-stated"
    is_late: bool = False
    is_milestone: bool = False
    group: str = ""
    who: str = ""
    link: str | None = None

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)


def timeline(
    lines: Sequence[Line],
    *,
    title: str,
    language: str,
    today: date | None = None,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 420,
) -> Chart:
    """One row a line, its name above its bar so that long names have room on a small screen.

    Lines of one group that follow each other stand under its name. Time runs from the left, or from the right for
    right-to-left languages. The axis reaches from the first line's beginning to the last one's end; ``today`` is marked
    where it falls between.

    :raises CannotDraw: if there are no or over 120 lines, a line ends before it begins or has a state that is unknown,
        or they span more than forty years.
    """
    _check(lines)
    first, end = min(line.start for line in lines), max(line.end for line in lines)
    name = fingerprint(lines, title, description, language, today, width)
    scale = _Scale(first, (end - first).days, width, is_right_to_left(language))
    parts: list[str] = []
    y = AXIS
    for group, of in groupby(lines, key=lambda line: line.group):
        if group:
            y += GROUP
            parts.append(_words(group, scale, y - 8, language, bold=True))
        for line in of:
            parts.append(_row(line, scale, y, name, language, translate))
            y += ROW
    axis = _axis(scale, first, end, y, language) + _today(scale, today, y, language, translate)
    key, key_height = drawn_key(_key(lines, name, translate), heading=translate(STATE), width=width, language=language)
    description = description or _described(lines, first, end, language, translate)
    start = opening(
        name=name, title=title, description=description, width=width, height=y + key_height, language=language,
        linked=any(line.link for line in lines),
    )  # fmt: skip
    drawing = f'{_patterns(name)}{axis}{"".join(parts)}<g transform="translate(0 {y - 8})">{key}</g>'
    return Chart(f"{start}{drawing}</svg>", _table(lines, language, translate), title, description, origin)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to pixels."""

    first: date
    days: int
    width: int
    mirrored: bool

    def at(self, day: date, *, half: bool = False) -> float:
        """Where a day begins, or its middle."""
        share = ((day - self.first).days + (0.5 if half else 0)) / self.days
        x = ASIDE + share * (self.width - 2 * ASIDE)
        return self.width - x if self.mirrored else x

    def holds(self, day: date) -> bool:
        return 0 <= (day - self.first).days <= self.days


def _check(lines: Sequence[Line]) -> None:
    if not 0 < len(lines) <= MOST_LINES:
        raise CannotDraw(
            _("A timeline needs 1 to %(most)s lines; there are %(count)s."), most=MOST_LINES, count=len(lines)
        )
    for line in lines:
        if line.end <= line.start:
            raise CannotDraw(_("%(where)s ends before it begins."), where=line.label)
        if line.state not in STATES:
            raise CannotDraw(_("%(where)s has an unknown state."), where=line.label)
    years = (max(line.end for line in lines) - min(line.start for line in lines)).days / 365.2425
    if years > MOST_YEARS:
        raise CannotDraw(
            _("A timeline spans at most %(most)s years; here it would be %(count)s."), most=MOST_YEARS, count=int(years)
        )


def _look(state: str, name: str, *, late: bool = False) -> str:
    """Fill and outline of a bar, as SVG attributes."""
    fill = {
        "not-stated": "#fff", "not-begun": "#fff", "under-way": f"url(#u{name})", "done": STEPS_FILL[3],
        "dropped": f"url(#x{name})",
    }[state]  # fmt: skip
    dashes = ' stroke-dasharray="3 2"' if state == "not-stated" else ""
    ink, thick = (LATE_INK, 2.5) if late else (STEPS_FILL[3] if state != "dropped" else QUIET_INK, 1.2)
    return f'fill="{fill}" stroke="{ink}" stroke-width="{thick}"{dashes}'


def _patterns(name: str) -> str:
    """Stripes for what is under way, crosses for what was dropped."""
    return (
        f'<defs><pattern id="u{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="{STEPS_FILL[2]}"/></pattern>'
        f'<pattern id="x{name}" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7"'
        f' fill="#eceef0"/><path d="M1 1l5 5M6 1l-5 5" stroke="{QUIET_INK}" stroke-width="1"/></pattern></defs>'
    )


def _row(line: Line, scale: _Scale, y: int, name: str, language: str, translate: Translate) -> str:
    label = _words(line.label, scale, y + 15, language)
    said = _phrase(line, language, translate)
    marks = f"<title>{escaped(said)}</title>{label}{_mark(line, scale, y + 21, name)}"
    if line.link:
        target = escaped(checked_link(line.link, where=line.label))
        return f'<a href="{target}" tabindex="-1">{marks}</a>'
    return f"<g>{marks}</g>"


def _mark(line: Line, scale: _Scale, y: int, name: str) -> str:
    look, middle = _look(line.state, name, late=line.is_late), y + BAR / 2
    if line.is_milestone:
        x = scale.at(line.last, half=True)
        mark = f'<path d="M{x:.4g} {y - 1}l8 8-8 8-8-8z" {look}/>'
        left, right = x - 8, x + 8
    else:
        left, right = sorted((scale.at(line.start), scale.at(line.end)))
        right = max(right, left + 4)
        mark = f'<rect x="{left:.4g}" y="{y}" width="{right - left:.4g}" height="{BAR}" rx="2" {look}/>'
    if not line.is_late:
        return mark
    sides = [x for x in (right + 9, left - 9) if ASIDE <= x <= scale.width - ASIDE]
    x = sides[-1 if scale.mirrored else 0] if sides else right - 9
    return mark + (
        f'<circle cx="{x:.4g}" cy="{middle:g}" r="7" fill="{LATE_INK}"/><text x="{x:.4g}" y="{middle + 4.5:g}"'
        f' text-anchor="middle" font-size="12" font-weight="700" fill="#fff">!</text>'
    )


def _words(text: str, scale: _Scale, y: int, language: str, *, bold: bool = False) -> str:
    x, anchor = (scale.width - 1, ' text-anchor="end"') if scale.mirrored else (1, "")
    weight = ' font-weight="600"' if bold else ""
    shown = directed(shortened(printable(text), scale.width - 4), language)
    return f'<text x="{x}" y="{y}"{weight}{anchor}>{escaped(shown)}</text>'


def _axis(scale: _Scale, first: date, end: date, bottom: int, language: str) -> str:
    """Months or years as marks, as many as have room; a thin line down from each."""
    months = max((end - first).days / 30.44, 1)
    room = max(scale.width - 2 * ASIDE, 60) / (text_width(_month(date(2028, 12, 1), 1, language), 12) + 10)
    step = next((each for each in STEPS if months / each <= room), STEPS[-1])
    parts, free = [], -1e9
    months_there = list(_marks(first, end, step))
    for day in months_there or [first]:
        x = scale.at(day)
        text = _month(day, step, language) if months_there else _day(day, language)
        half = text_width(text, 12) / 2
        parts.append(f'<path d="M{x:.4g} 22V{bottom - 8}" stroke="#dfe3e8"/>')
        centre = min(max(x, half), scale.width - half)
        place = -centre if scale.mirrored else centre
        if place - half < free:
            continue
        free = place + half + 4
        shown = escaped(directed(text, language))
        parts.append(
            f'<text x="{centre:.4g}" y="16" font-size="12" text-anchor="middle" fill="{QUIET_INK}">{shown}</text>'
        )
    return "".join(parts)


def _marks(first: date, end: date, step: int) -> Iterable[date]:
    month = first.year * 12 + first.month - 1 + (first.day > 1)
    month += -month % step
    while (day := date(month // 12, month % 12 + 1, 1)) <= end:
        yield day
        month += step


def _month(day: date, step: int, language: str) -> str:
    if step >= 12:
        return str(format_date(day, "y", locale=locale_of(language)))
    return str(format_skeleton("yMMM", day, locale=locale_of(language)))


def _today(scale: _Scale, today: date | None, bottom: int, language: str, translate: Translate) -> str:
    if today is None or not scale.holds(today):
        return ""
    x, text = scale.at(today), translate(TODAY)
    half = text_width(text, 12) / 2
    centre = min(max(x, half), scale.width - half)
    return (
        f'<path d="M{x:.4g} 38V{bottom - 8}" stroke="{TODAY_INK}" stroke-width="1.5" stroke-dasharray="2 3"/>'
        f'<text x="{centre:.4g}" y="34" font-size="12" text-anchor="middle" fill="{TODAY_INK}">'
        f"{escaped(directed(text, language))}</text>"
    )


def _key(lines: Sequence[Line], name: str, translate: Translate) -> list[KeyItem]:
    """The states that are there, and what is late."""
    there = {line.state for line in lines}
    items = [KeyItem(_look(state, name), translate(text)) for state, text in STATES.items() if state in there]
    if any(line.is_late for line in lines):
        items.append(KeyItem(f'fill="{LATE_INK}"', f"! {translate(LATE)}", 7))
    return items


def _phrase(line: Line, language: str, translate: Translate) -> str:
    days = [_day(line.last, language)] if line.is_milestone else [_day(line.start, language), _day(line.last, language)]
    kind = translate(MILESTONE) if line.is_milestone else ""
    told = [line.label, kind, " – ".join(days), line.who, translate(STATES[line.state])]
    return ". ".join(filter(None, [*told, translate(LATE) if line.is_late else ""]))


def _day(day: date, language: str) -> str:
    return str(format_date(day, "medium", locale=locale_of(language)))


def _described(lines: Sequence[Line], first: date, end: date, language: str, translate: Translate) -> str:
    return translate(DESCRIPTION) % {
        "count": number(len(lines), language),
        "first": _day(first, language),
        "last": _day(end - timedelta(days=1), language),
        "late": number(sum(line.is_late for line in lines), language),
    }


def _table(lines: Sequence[Line], language: str, translate: Translate) -> Table:
    grouped = any(line.group for line in lines)
    headers = [NAME, *([GROUP_NAME] if grouped else []), WHO, FIRST, LAST, STATE]
    rows = []
    for line in lines:
        state = translate(STATES[line.state]) + (f", {translate(LATE)}" if line.is_late else "")
        group = [line.group] if grouped else []
        rows.append((line.label, *group, line.who, _day(line.start, language), _day(line.last, language), state))
    return Table(tuple(map(translate, headers)), tuple(rows), tuple(line.link for line in lines))
