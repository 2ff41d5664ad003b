"""What the pages of a work plan show: its lines for the reader, what is due, what changes, what is the next step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from bandung.charts import Chart, timeline
from bandung.charts import Line as Drawn
from bandung.plans import clocks, rules
from bandung.plans.lines import Line
from bandung.plans.queries import Board, Proposal
from bandung.records.plans import Item, Plan
from bandung.web.desk.initiative_forms import text_of
from bandung.web.desk.party import Desk
from bandung.web.plan_words import DUE, LATE, LEVELS, REPORTED, TYPES, state_name
from bandung.web.sentences import reader_language
from bandung.web.templatetags.bandung import day


@dataclass(frozen=True, slots=True)
class Word:
    """What one party reports of a line."""

    party: str
    state: str
    on: date
    share: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of a plan for the reader."""

    line: Line
    title: str
    output: str
    type: str
    responsible: str
    partners: str
    consists: str
    """What a mission, a training session or goods consist of, in one sentence."""
    state: str
    late: str
    words: Sequence[Word]

    @property
    def item(self) -> Item:
        return self.line.item


def shown_line(line: Line, outputs: Mapping[str, str], names: Mapping[str, str], on: date) -> ShownLine:
    item, late = line.item, line.late(on)
    words = [
        Word(names.get(party, party), str(REPORTED[each.state]), each.on, each.share, text_of(each.text))
        for party, each in sorted(line.reports.items())
    ]
    return ShownLine(
        line=line,
        title=text_of(item.title),
        output=outputs.get(item.output or "", ""),
        type=str(TYPES[item.type]),
        responsible=names.get(item.responsible, item.responsible),
        partners=", ".join(names.get(each, each) for each in item.partners),
        consists=consists_of(item, names),
        state=state_name(line.state),
        late=str(LATE[late]) if late else "",
        words=words,
    )


def consists_of(item: Item, names: Mapping[str, str]) -> str:
    """What a mission, a training session or goods consist of."""
    if item.mission:
        told = item.mission
        return gettext("%(people)s × %(profile)s, %(days)s days, host: %(host)s") % {
            "people": told.people, "profile": told.profile, "days": told.days, "host": names.get(told.host, told.host),
        }  # fmt: skip
    if item.training:
        level = item.training.level
        seats = gettext("%(seats)s seats") % {"seats": item.training.seats}
        return f"{seats}, {LEVELS[level]}" if level else seats
    if item.goods:
        return f"{item.goods.amount} × {item.goods.what}"
    return ""


def drawn(lines: Sequence[ShownLine], on: date) -> Chart | None:
    """The lines over time, those of one output under each other, each by its first day; None without lines."""
    if not lines:
        return None
    ordered = sorted(lines, key=lambda each: (each.output, each.line.starts, each.item.key))
    return timeline(
        [
            Drawn(
                label=each.title,
                start=each.line.starts,
                end=each.item.period.end or each.line.starts,
                state=each.line.state,
                is_late=bool(each.late),
                is_milestone=each.item.type == "milestone",
                group=each.output,
                who=each.responsible,
                link=f"#line-{each.item.key}",
            )
            for each in ordered
        ],
        title=gettext("The plan over time"),
        language=reader_language(),
        today=on,
        translate=gettext,
    )


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing that a reader does next, and where."""

    sentence: str
    label: str = ""
    address: str = ""


def next_step(board: Board, desk: Desk, due: Sequence[clocks.Due], names: Mapping[str, str]) -> Step:
    """What the reader's party does next: answer, write, report; else whom it waits for."""
    code, at = desk.party.code, (board.initiative.register, board.initiative.record)
    waiting = next((each for each in board.proposals if _asks(each, code)), None)
    if waiting is not None:
        author = names.get(waiting.row.register, waiting.row.register)
        return Step(
            gettext("%(author)s proposes a work plan that concerns your party. Compare it, then answer.")
            % {"author": author},
            gettext("Read and answer"),
            reverse("plan-version", args=(*at, waiting.row.register, waiting.row.record)),
        )
    ours = next((each for each in board.proposals if each.row.register == code), None)
    if board.plan is None and ours is None:
        if code in board.initiative.partners and desk.may("propose", "plan", relation="partner"):
            sentence = gettext("There is no work plan yet. Any partner writes one; it holds when all have consented.")
            return Step(sentence, gettext("Write the work plan"), reverse("plan-edit", args=at))
        return Step(gettext("There is no work plan yet. One of the partners proposes it."))
    if due and code in board.initiative.everybody and desk.may("report", "progress", relation="partner"):
        late = sum(each.what in clocks.LATE for each in due)
        sentence = (
            gettext("Lines of your party that are late: %(number)s. Say how they stand.") % {"number": late}
            if late
            else gettext("A report of your party is due. Say how its lines stand.")
        )
        return Step(sentence, gettext("Report progress"), reverse("plan-progress", args=at))
    if ours is not None:
        waits = ", ".join(names.get(each, each) for each in ours.awaited)
        return Step(
            gettext("Your proposal waits for %(parties)s.") % {"parties": waits},
            gettext("Your proposal"),
            reverse("plan-version", args=(*at, code, ours.row.record)),
        )
    return Step(gettext("Nothing waits for your party here."))


def _asks(proposal: Proposal, party: str) -> bool:
    return party in proposal.row.asked and party not in proposal.consented


def due_sentence(due: clocks.Due, titles: Mapping[str, str], title: str) -> str:
    """What is due, as a sentence; ``titles`` are those of the lines by key."""
    return str(DUE[due.what]) % {"what": titles.get(due.item, "") or title}


@dataclass(frozen=True, slots=True)
class Changed:
    """One line that a version adds, removes or changes: as it was, as it is, and in which fields."""

    kind: str
    title: str
    before: Sequence[tuple[str, str]]
    after: Sequence[tuple[str, str]]
    fields: frozenset[str]


def changed_lines(old: Plan | None, new: Plan, names: Mapping[str, str]) -> list[Changed]:
    """What a version changes, removed lines first, in the order of the plans."""
    told = rules.changes(old, new)
    before = {item.key: item for item in old.items} if old else {}
    after = {item.key: item for item in new.items}
    found = [Changed("removed", text_of(before[key].title), _facts(before[key], old, names), (), frozenset())
             for key in told.removed]  # fmt: skip
    for key in (key for key in after if key in told.changed):
        was, now = _facts(before[key], old, names), _facts(after[key], new, names)
        differing = {one[0] for one in {*was} ^ {*now}}
        found.append(Changed("changed", text_of(after[key].title), was, now, frozenset(differing)))
    found += [
        Changed("added", text_of(after[key].title), (), _facts(after[key], new, names), frozenset())
        for key in after if key in told.added
    ]  # fmt: skip
    return found


def _facts(item: Item, plan: Plan | None, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """A line in words, field by field; what it does not say is left out."""
    outputs = {each.key: text_of(each.title) for each in plan.outputs} if plan else {}
    line = Line(item)
    told = [
        (gettext("What is done"), text_of(item.title)),
        (gettext("Type"), str(TYPES[item.type])),
        (gettext("For the output"), outputs.get(item.output or "", "")),
        (gettext("First day"), day(line.starts)),
        (gettext("Last day"), day(line.last_day)),
        (gettext("Responsible"), names.get(item.responsible, item.responsible)),
        (gettext("Institution"), item.institution or ""),
        (gettext("Others who have a part in it"), ", ".join(names.get(each, each) for each in item.partners)),
        (gettext("It consists of"), consists_of(item, names)),
    ]
    return [(name, value) for name, value in told if value]


def titles_of(items: Iterable[Item]) -> dict[str, str]:
    return {item.key: text_of(item.title) for item in items}


def parties_named(board: Board, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """The parties that have a part in the plan, by name, to narrow its lines."""
    found: set[str] = {party for each in board.lines for party in each.item.concerned}
    return sorted(((code, names.get(code, code)) for code in found), key=lambda each: each[1])
