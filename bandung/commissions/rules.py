"""What holds for sessions of joint commissions and their acts. Plain values; no database, no clock."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bandung.commissions.errors import (
    ActOfAnotherSession,
    AnotherOnTheTable,
    FacilitatorSupports,
    NotAtTheTable,
    NothingNew,
    NotNow,
    NotOfTheSouth,
    SameParties,
)
from bandung.records.canonical import digest
from bandung.records.commissions import Commission, CommissionAct
from bandung.values import BadValue, Texts
from bandung.values.errors import _

SUPPORTS = ("facilitator", "multilateral")
"""Types of parties that take part in a commission as facilitators."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way from one state to the next: by which kind of record, of whom, and what has to hold."""

    before: str
    after: str
    kind: str
    who: str
    when: str


SESSION_WAYS: tuple[Way, ...] = (
    Way("", "convened", "commission", "partner", "written by a party of the South, for all parties"),
    Way("convened", "confirmed", "consent", "other", "every other party consents to the same version"),
    Way("confirmed", "confirmed", "commission", "convener", "a change; it holds when every other party consents"),
    Way("confirmed", "held", "consent", "other", "every party stands by one version of the act"),
    Way("convened", "withdrawn", "commission", "convener", "called off"),
    Way("confirmed", "withdrawn", "commission", "convener", "called off before the act is signed"),
)
ACT_WAYS: tuple[Way, ...] = (
    Way("", "proposed", "commission-act", "partner", "the session is confirmed; based on what lies on the table"),
    Way("proposed", "consented", "consent", "other", "another party consents, and not yet all"),
    Way("proposed", "signed", "consent", "other", "every other party consents"),
    Way("consented", "signed", "consent", "other", "every other party consents"),
    Way("consented", "proposed", "consent", "other", "the consent is taken back, or refused instead"),
    Way("proposed", "outdated", "commission-act", "partner", "another version is based on it"),
    Way("consented", "outdated", "commission-act", "partner", "another version is based on it"),
    Way("outdated", "proposed", "commission-act", "author", "the version based on it is taken back"),
    Way("proposed", "withdrawn", "commission-act", "author", "taken back"),
    Way("consented", "withdrawn", "commission-act", "author", "taken back"),
    Way("outdated", "withdrawn", "commission-act", "author", "taken back"),
    Way("outdated", "closed", "consent", "other", "another version is signed, or the session is called off"),
    Way("proposed", "closed", "consent", "other", "another version is signed, or the session is called off"),
    Way("consented", "closed", "consent", "other", "another version is signed, or the session is called off"),
)
SESSION_STATES = tuple(dict.fromkeys(way.after for way in SESSION_WAYS))
ACT_STATES = tuple(dict.fromkeys(way.after for way in ACT_WAYS))

IN_SESSION: Mapping[str, tuple[str, ...]] = {
    "revise": ("convened", "confirmed"),
    "withdraw": ("convened", "confirmed"),
    "consent": ("convened", "confirmed"),
    "bring": ("convened", "confirmed"),
    "draft": ("convened", "confirmed"),
    "propose": ("confirmed",),
}
"""What can be done about a session, and in which of its states."""
ON_ACT: Mapping[str, tuple[str, ...]] = {
    "consent": ("proposed", "consented"),
    "withdraw": ("proposed", "consented", "outdated"),
    "publish": ("signed",),
}
"""What can be done about a version of an act, and in which of its states."""
WHY_NOT: Mapping[str, str] = {
    "convened": _("The session is not confirmed yet: every other party has to consent to holding it first."),
    "confirmed": _("The session is confirmed already."),
    "held": _("The session was held: its act is signed, and nothing of it changes any more."),
    "withdrawn": _("It was called off, or taken back."),
    "outdated": _("Another version of the act was written from this one. Read that one, and answer there."),
    "closed": _("Another version of the act was signed, or the session was called off."),
    "signed": _("All parties have signed this act; it holds."),
    "proposed": _("This act is proposed, and not signed by all yet."),
    "consented": _("This act is not signed by all yet."),
}
"""By state, the sentence that refuses."""


def check_session(what: str, state: str) -> None:
    """:raises NotNow: if it is not done in this state of a session."""
    if state not in IN_SESSION[what]:
        raise NotNow(WHY_NOT[state])


def check_act(what: str, state: str) -> None:
    """:raises NotNow: if it is not done in this state of an act."""
    if state not in ON_ACT[what]:
        raise NotNow(WHY_NOT[state])


def why_closed(state: str, on: Mapping[str, tuple[str, ...]]) -> str:
    """Why nobody can consent in this state; empty where it can be done."""
    return "" if state in (*on["consent"], "signed", "held") else WHY_NOT[state]


def may_stand(session: Commission, *, author: str, to: Collection[str]) -> bool:
    """Whether an entry of this register convenes this session: one of its Southern parties tells all the others."""
    return author in set(session.parties) - set(session.facilitators) and set(to) == set(session.parties) - {author}


def check_convener(session: Commission, *, party: str, southern: Collection[str]) -> None:
    """:raises NotAtTheTable, FacilitatorSupports, NotOfTheSouth: if this party cannot convene it with these."""
    if party not in session.parties:
        raise NotAtTheTable(party=party)
    if party not in southern or party in session.facilitators:
        raise FacilitatorSupports
    if len(set(southern) & set(session.parties)) < 2:
        raise NotOfTheSouth


def check_revision(before: Commission, after: Commission, *, digest: str, known: Collection[str]) -> None:
    """:raises SameParties: if others would sit at the table. :raises NothingNew: if it was written before."""
    if set(before.parties) != set(after.parties) or set(before.facilitators) != set(after.facilitators):
        raise SameParties
    if digest in known:
        raise NothingNew


def act_stands(named: Collection[str], *, author: str, parties: Collection[str], facilitators: Collection[str]) -> bool:
    """Whether an act that names these parties belongs to such a session, and its author may propose one."""
    return set(named) == set(parties) and author in set(parties) - set(facilitators)


def check_proposal(
    act: CommissionAct, *, author: str, parties: Collection[str], facilitators: Collection[str], table: Collection[str]
) -> None:
    """``table`` holds the digests of the versions that lie on the table.

    :raises FacilitatorSupports, ActOfAnotherSession: if its author cannot propose it.
    :raises AnotherOnTheTable: if it is based on none of the versions that lie there.
    """
    if author in facilitators:
        raise FacilitatorSupports
    if not act_stands(act.parties, author=author, parties=parties, facilitators=facilitators):
        raise ActOfAnotherSession
    if table and act.based_on not in table:
        raise AnotherOnTheTable(digest=min(table)[:12])


def check_texts(act: CommissionAct) -> None:
    """Every text stands in all languages of the act: they have equal authority.

    :raises BadValue: naming the field and the language that is missing.
    """
    for field, text in texts_of(act):
        for language in act.languages:
            if language not in text:
                raise BadValue(
                    _("The text is missing in one of the act’s languages (%(language)s)."),
                    field=field,
                    language=language,
                )


def texts_of(act: CommissionAct) -> Iterable[tuple[str, Texts]]:
    """Every text that the act itself states, with its place in the record."""
    told: list[tuple[str, Texts | None]] = [
        ("title", act.title), ("place", act.place), ("preamble", act.preamble), ("next_place", act.next_place),
        *((f"decisions[{number}].text", each.text) for number, each in enumerate(act.decisions)),
    ]  # fmt: skip
    if act.programme is not None:
        told.append(("programme.title", act.programme.title))
        for number, project in enumerate(act.programme.projects):
            path = f"programme.projects[{number}]"
            told += [(f"{path}.title", project.title), (f"{path}.budget", project.budget)]
    return [(field, text) for field, text in told if text is not None]


def check_days(act: CommissionAct, *, starts: date) -> None:
    """:raises BadValue: if a day of the act comes before what it has to follow, or lies outside its programme."""
    if act.on < starts:
        raise BadValue(_("The act is dated before its session begins (%(day)s)."), field="on", day=starts.isoformat())
    if act.next_on is not None and act.next_on <= act.on:
        raise BadValue(_("The next session comes after this one."), field="next_on")
    programme = act.programme
    if programme is None:
        return
    if programme.middle is not None and programme.middle not in programme.period.days:
        raise BadValue(_("The mid-term review lies within the years of the programme."), field="programme.middle")


def middle_of(act: CommissionAct) -> date | None:
    """The day of the mid-term review: as stated, else half of the programme's period. None without a programme."""
    programme = act.programme
    if programme is None:
        return None
    if programme.middle is not None:
        return programme.middle
    start, end = programme.period.start, programme.period.end
    return start + (end - start) // 2 if start is not None and end is not None else None


def next_of(act: CommissionAct) -> date | None:
    """The day of the next session: as stated, else when the programme ends."""
    if act.next_on is not None:
        return act.next_on
    return act.programme.period.end if act.programme else None


def act_stem(session: str) -> str:
    """How versions of the act of this session are named in a register; a number follows."""
    return f"act-{digest(session.encode())[:16]}"
