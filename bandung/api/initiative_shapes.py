"""Shapes of initiatives, proposals, agreements, consents in the API."""

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from bandung.consents.models import Consent
from bandung.partnerships.models import AgreementText, Initiative, Leaving, Proposed, Remark
from bandung.partnerships.queries import Way, kind_of
from bandung.safeguards.check import Finding


class InitiativeShape(Schema):
    """An initiative as it stands."""

    uid: str = Field(examples=["mwi/milk-banks"])
    standing: str = Field(description="opened by its parties, or reported by a source")
    type: str
    basis: str
    two_way: bool
    stage: str
    stage_since: datetime
    lead: str
    partners: list[str] = Field(description="parties of the South that have joined and not left; they decide")
    facilitators: list[str]
    invited: list[str] = Field(description="named by the terms, and not joined yet")
    left: list[str]
    countries: list[str]
    public: bool
    digest: str = Field(description="of the opening")
    terms: str = Field(description="digest of the terms in effect; join by consenting to it")
    terms_uid: str
    terms_kind: str
    changed_at: datetime
    record: dict[str, Any] = Field(description="the terms in effect, by /schemas/initiative.json or terms.json")

    @classmethod
    def of(cls, row: Initiative) -> "InitiativeShape":
        here = {*row.partners, *row.facilitators, *row.left}
        opened = row.standing == "opened"
        return cls(
            uid=row.uid, standing=row.standing, type=row.type, basis=row.basis, two_way=row.two_way, stage=row.stage,
            stage_since=row.stage_since, lead=row.lead, partners=row.partners, facilitators=row.facilitators,
            invited=[each for each in row.named if each not in here] if opened else [], left=sorted(row.left),
            countries=row.countries, public=row.public, digest=row.digest, terms=row.terms, terms_uid=row.terms_uid,
            terms_kind=row.terms_kind, changed_at=row.changed_at, record=row.body,
        )  # fmt: skip


class InitiativePage(Schema):
    """Some initiatives, and how many there are."""

    items: list[InitiativeShape]
    total: int


class ProposalShape(Schema):
    """What one partner proposes, and what became of it."""

    kind: str = Field(description="terms, move or agreement: the kind to consent to")
    uid: str
    digest: str
    party: str
    state: str
    since: datetime | None
    must: list[str] = Field(description="whose consent it needs, its author among them")
    awaited: list[str]
    at: datetime
    entry: int
    record: dict[str, Any]

    @classmethod
    def of(cls, row: Proposed) -> "ProposalShape":
        return cls(
            kind=kind_of(row), uid=row.uid, digest=row.digest, party=row.register, state=row.state, since=row.since,
            must=row.must, awaited=row.awaited, at=row.at, entry=row.seq, record=row.body,
        )  # fmt: skip


class WayShape(Schema):
    """A move that leads on from here."""

    to: str
    who: str = Field(description="lead, partner (any one), partners (all, by consent)")
    ours: bool
    needs: list[str] = Field(description="guards, by their names in docs/initiatives.md")
    missing: list[str] = Field(description="sentences of the guards that the initiative itself does not meet yet")

    @classmethod
    def of(cls, way: Way) -> "WayShape":
        move = way.move
        return cls(to=move.to, who=move.who, ours=way.ours, needs=list(move.guards), missing=list(way.missing))


class Papers(Schema):
    """An initiative with what is proposed in it and where it can go."""

    initiative: InitiativeShape
    proposals: list[ProposalShape] = Field(description="that wait for consents")
    agreements: list[ProposalShape]
    ways: list[WayShape]


class ConsentShape(Schema):
    """A party's word on one version."""

    uid: str
    party: str
    kind: str
    about: str
    digest: str
    says: str
    at: datetime
    withdrawn_at: datetime | None

    @classmethod
    def of(cls, row: Consent) -> "ConsentShape":
        return cls(
            uid=row.uid, party=row.register, kind=row.kind, about=row.about, digest=row.digest, says=row.says,
            at=row.at, withdrawn_at=row.withdrawn_at,
        )  # fmt: skip


class RemarkShape(Schema):
    """A comment, or an answer to a finding."""

    uid: str
    party: str
    clause: str
    rule: str
    at: datetime
    text: dict[str, str]

    @classmethod
    def of(cls, row: Remark) -> "RemarkShape":
        return cls(uid=row.uid, party=row.register, clause=row.clause, rule=row.rule, at=row.at, text=row.body["text"])


class LeavingShape(Schema):
    """A party left."""

    uid: str
    party: str
    initiative: str
    agreement: str = Field(description="digest of the text it withdrew from; empty where it left altogether")
    at: datetime

    @classmethod
    def of(cls, row: Leaving) -> "LeavingShape":
        return cls(uid=row.uid, party=row.register, initiative=row.initiative, agreement=row.agreement, at=row.at)


class FindingShape(Schema):
    """What a check of the principles found; it informs, and blocks nothing."""

    rule: str
    version: int
    principle: str
    clause: str | None
    language: str | None
    excerpt: str
    why: str
    sure: float

    @classmethod
    def of(cls, found: Finding, why: str) -> "FindingShape":
        return cls(
            rule=found.rule, version=found.version, principle=found.principle, clause=found.clause,
            language=found.language, excerpt=found.excerpt, why=why, sure=found.sure,
        )  # fmt: skip


class TextShape(Schema):
    """A version of an agreement with the words on it, the remarks, and what the checks found."""

    text: ProposalShape
    bound: list[str]
    public: bool
    consents: list[ConsentShape]
    remarks: list[RemarkShape]
    findings: list[FindingShape]

    @classmethod
    def of(cls, row: AgreementText, consents: list[Consent], remarks: list[Remark], findings: Any) -> "TextShape":
        return cls(
            text=ProposalShape.of(row), bound=row.bound, public=row.public,
            consents=[ConsentShape.of(each) for each in consents], remarks=[RemarkShape.of(each) for each in remarks],
            findings=findings,
        )  # fmt: skip


class NewRecord(Schema):
    """A record by the schema of its kind."""

    record: dict[str, Any]


class NewMove(Schema):
    """A move to another stage, with the statement that it needs (/schemas/move.json)."""

    to: str = Field(max_length=20, examples=["screened"])
    agreement: str = Field("", max_length=161, description="uid of the text in force to move; empty: the initiative")
    seen: str | None = Field(None, max_length=20, description="the stage as you saw it")
    said: dict[str, Any] = Field(default_factory=dict, examples=[{"text": {"en": "Checked against the plan."}}])


class NewConsent(Schema):
    """Consent to exactly one version."""

    kind: str = Field(max_length=20, examples=["agreement"])
    uid: str = Field(max_length=161)
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    says: str = Field("consent", pattern="^(consent|refuse|publish)$")
    text: dict[str, str] | None = None


class TakenBack(Schema):
    """A word to take back."""

    kind: str = Field(max_length=20)
    uid: str = Field(max_length=161)
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    says: str = Field("consent", pattern="^(consent|refuse|publish)$")


class NewRemark(Schema):
    """A comment on a clause, or an answer to a finding."""

    clause: str = Field("", max_length=80)
    rule: str = Field("", max_length=60)
    text: dict[str, str]


class NewLeaving(Schema):
    """Leave the initiative, or withdraw from one agreement."""

    agreement: str = Field("", max_length=161, description="uid of the text in force; empty: the initiative as a whole")
    reason: dict[str, str] | None = None
