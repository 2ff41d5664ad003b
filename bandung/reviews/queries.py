"""What people ask about observations, evaluation plans, final reports and lessons; and what waits for a party.

Whoever asks names a party; nobody reads what belongs to an initiative that is none of its party's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from bandung.consents.queries import words_on
from bandung.consents.rules import Word
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.partnerships.stages import ENDED
from bandung.plans.stays import stays_of
from bandung.reviews import papers, rules
from bandung.reviews.errors import NoSuchLesson, NoSuchObservation, NoSuchPaper
from bandung.reviews.models import EvaluationPlan, FinalReport, Lesson, Observation
from bandung.reviews.observed import Observed, Seen, observed
from bandung.reviews.views import RoundView, views

PaperRow = EvaluationPlan | FinalReport
PAPERS: Mapping[str, type[EvaluationPlan] | type[FinalReport]] = {
    "evaluation-plan": EvaluationPlan, "final-report": FinalReport,
}  # fmt: skip
"""What partners hold by consents, by kind of record."""

# -- observations


def observations(uid: str, party: str) -> Observed:
    """What the parties saw of each indicator of an initiative. Two queries.

    :raises NoSuchInitiative: if it is none of the party's.
    """
    return observations_in(partnerships.own_initiative(uid, party))


def observations_in(row: Initiative) -> Observed:
    """As ``observations``, of an initiative whose papers the reader may see. One query."""
    found = Observation.objects.filter(initiative=row.uid, withdrawn_at=None, register__in=row.readers)
    return observed(row.says, [Seen(each.uid, each.register, each.says, each.at) for each in found])


def observation(uid: str, party: str) -> Observation:
    """One observation. Two queries.

    :raises NoSuchObservation: if the party's initiatives have none of that name.
    """
    found = Observation.objects.filter(pk=uid).first()
    row = _initiative(found.initiative, party) if found else None
    if found is None or row is None or found.register not in row.readers:
        raise NoSuchObservation(uid=uid)
    return found


# -- evaluation plans and final reports


@dataclass(frozen=True, slots=True)
class PaperView:
    """One version of an evaluation plan or a final report, where it stands, and what each partner said of it."""

    kind: str
    row: PaperRow
    standing: papers.Standing
    consented: Mapping[str, str]
    """By partner that is asked, ``consent`` or ``refuse`` as it stands now."""

    @property
    def state(self) -> str:
        return self.standing.state

    @property
    def awaited(self) -> list[str]:
        """Partners asked that have not consented, while it waits for them."""
        waits = self.state == papers.PROPOSED
        return [each for each in sorted(self.standing.asked) if waits and self.consented.get(each) != "consent"]

    @property
    def refused(self) -> list[str]:
        return [each for each in sorted(self.standing.asked) if self.consented.get(each) == "refuse"]


@dataclass(frozen=True, slots=True)
class Papers:
    """All versions of one kind in an initiative."""

    kind: str
    versions: tuple[PaperView, ...]
    """Those that a partner wrote, oldest first."""

    @property
    def holding(self) -> PaperView | None:
        """The one that holds now."""
        return next((each for each in self.versions if each.state == papers.HOLDS), None)

    @property
    def proposed(self) -> list[PaperView]:
        return [each for each in self.versions if each.state == papers.PROPOSED]

    @property
    def former(self) -> list[PaperView]:
        """Those that held before, the newest first."""
        found = [each for each in self.versions if each.state == papers.REPLACED]
        return sorted(found, key=lambda each: str(each.standing.holds_at), reverse=True)


def papers_of(kind: str, uid: str, party: str) -> Papers:
    """Every version of an initiative's ``evaluation-plan`` or ``final-report``. Three queries.

    :raises NoSuchInitiative: if it is none of the party's.
    """
    return papers_in(kind, partnerships.own_initiative(uid, party))


def papers_in(kind: str, row: Initiative) -> Papers:
    """As ``papers_of``, of an initiative whose papers the reader may see. Two queries."""
    return _papers(kind, [row])[row.uid]


def paper(kind: str, uid: str, party: str) -> tuple[Initiative, PaperView]:
    """One version with its initiative. Four queries.

    :raises NoSuchPaper: if the party's initiatives have none of that name.
    """
    found = PAPERS[kind].objects.filter(pk=uid).first()
    row = _initiative(found.initiative, party) if found else None
    versions = papers_in(kind, row).versions if row else ()
    one = next((each for each in versions if each.row.uid == uid), None)
    if row is None or one is None:
        raise NoSuchPaper(uid=uid)
    return row, one


def _papers(kind: str, initiatives: Iterable[Initiative]) -> dict[str, Papers]:
    """By initiative. Two queries."""
    listed = {row.uid: row for row in initiatives}
    rows: dict[str, list[PaperRow]] = defaultdict(list)
    for each in PAPERS[kind]._default_manager.filter(initiative__in=listed).order_by("at", "uid"):
        rows[each.initiative].append(each)
    words = words_on(kind, [each for several in rows.values() for each in several])
    return {uid: Papers(kind, _views(kind, rows[uid], words, row)) for uid, row in listed.items()}


def _views(
    kind: str, rows: list[PaperRow], words: Mapping[str, list[Word]], initiative: Initiative
) -> tuple[PaperView, ...]:  # fmt: skip
    told = papers.standings(
        [papers.Paper(each.uid, each.register, each.digest, each.after, each.at, each.withdrawn_at) for each in rows],
        words,
        stays_of(initiative),
    )
    found = []
    for each in rows:
        standing = told[each.uid]
        if standing.state == papers.VOID:
            continue
        said = {word.register: word.says for word in words.get(each.uid, ()) if word.until is None}
        consented = {party: says for party, says in said.items() if party in standing.asked}
        found.append(PaperView(kind, each, standing, consented))
    return tuple(found)


# -- lessons


def lessons_of(uid: str, party: str) -> list[Lesson]:
    """Lessons that parties of an initiative shared in it, the newest first. Two queries.

    :raises NoSuchInitiative: if it is none of the party's.
    """
    row = partnerships.own_initiative(uid, party)
    found = Lesson.objects.filter(initiative=row.uid, withdrawn_at=None, register__in=row.readers)
    return list(found.order_by("-first_at", "uid"))


def public_lessons(*, sector: str = "", sdg: str = "") -> list[Lesson]:
    """Lessons for everybody, the newest first; of a sector (5 digits, or the first 3) or a goal. One query."""
    found = Lesson.objects.filter(public=True, withdrawn_at=None).order_by("-first_at", "uid")
    return [
        row
        for row in found
        if (not sector or any(code.startswith(sector) for code in row.says.sectors))
        and (not sdg or any(code == sdg or code.startswith(f"{sdg}.") for code in row.says.sdgs))
    ]


def own_lessons(party: str) -> QuerySet[Lesson]:
    """What a party learned, the newest first."""
    return Lesson.objects.filter(register=party, withdrawn_at=None).order_by("-first_at", "uid")


def lesson(uid: str, party: str = "") -> Lesson:
    """One lesson that the party may read. Two queries.

    :raises NoSuchLesson: if there is none.
    """
    row = Lesson.objects.filter(pk=uid).first()
    if row is not None and (row.public or (party and party in (row.register, *row.to))):
        return row
    initiative = _initiative(row.initiative, party) if row else None
    if row is None or initiative is None or row.register not in initiative.readers:
        raise NoSuchLesson(uid=uid)
    return row


# -- what waits


ANSWER, REVEAL = "answer", "reveal"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something of this app that waits for a party."""

    what: str
    """``answer`` (answers not sealed), ``reveal``, or the kind of paper that waits for its consent."""
    uid: str
    """Of the round or of the version."""
    initiative: str
    title: Mapping[str, str]
    """The initiative's."""
    since: datetime
    due: date | None = None


def waiting(party: str, at: datetime) -> list[Waiting]:
    """What waits for a party: answers not sealed, reveals due, consents; the longest first. Eight queries."""
    rows = list(partnerships.of_party(party))
    titles = {row.uid: row.title for row in rows}
    found = [told for each in views(rows, at) for told in _of_round(each, party)]
    for kind in PAPERS:
        going = [row for row in rows if row.stage not in ENDED]
        for uid, told in _papers(kind, going).items():
            found += [
                Waiting(kind, each.row.uid, uid, titles[uid], each.row.at)
                for each in told.proposed
                if party in each.standing.asked and party not in each.consented
            ]
    return sorted(found, key=lambda each: (each.since, each.what, each.uid))


def _of_round(view: RoundView, party: str) -> list[Waiting]:
    mine = view.of(party)
    if mine is None or view.cancelled:
        return []
    told = (view.row.uid, view.initiative.uid, view.initiative.title)
    if mine.state == rules.TO_ANSWER:
        return [Waiting(ANSWER, *told, view.row.at, view.row.due)]
    if mine.state == rules.SEALED and view.opened_at is not None and view.is_open:
        return [Waiting(REVEAL, *told, max(view.opened_at, mine.sealed_at or view.opened_at))]
    return []


def _initiative(uid: str, party: str) -> Initiative | None:
    row = Initiative.objects.filter(pk=uid, standing="opened").first()
    return row if row is not None and partnerships.may_read(row, party) else None
