"""Initiatives: who does what together, how it goes on, and what each party consents to.

What several parties share is nobody's row: each of these records stands in the register of the party that wrote it, and
takes effect when every party that has to has consented to exactly this version, in its own register.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import (
    Amount,
    CountryCode,
    Day,
    Domain,
    InstitutionType,
    LanguageCode,
    Line,
    ModalityCode,
    Part,
    Period,
    Proof,
    RecordId,
    Reference,
    RegisterCode,
    Salted,
    Sdgs,
    Sectors,
    Source,
    Text,
    Title,
)
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.values.quantity import Quantity

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
InitiativeType = Literal["action", "project", "programme"]
"""One activity carried out once; linked activities towards one goal; several projects under one frame."""
Basis = Literal["bilateral", "triangular", "regional", "subregional", "interregional", "multilateral"]
Role = Literal["provider", "recipient", "both", "facilitator"]
Support = Literal["funding", "training", "management-systems", "technological-systems", "other"]
"""How a facilitator supports; it does nothing else."""
Dimension = Literal["development", "partnership"]
"""What changes for people, and what changes between the partners: two results that are kept apart."""

MOST_PARTICIPATIONS = 60
MOST_DOCUMENTS = 60


class Document(Part):
    """A document that stands outside the registers, named by its digest, so that everybody holds the same one."""

    title: Title
    digest: Digest
    kind: Literal[
        "agreement", "request", "profile", "project-document", "commission-act", "work-plan", "activity-report",
        "progress-report", "final-report", "closure", "evaluation", "other",
    ] = "other"  # fmt: skip
    language: LanguageCode | None = None
    on: Day | None = None
    name: Line | None = None
    """The file's name."""


class Involved(Part):
    """An institution under a party; its type is absent where its source did not state it."""

    name: Line
    type: InstitutionType | None = None
    institution: RecordId | None = None


class Participation(Part):
    """What one party does in an initiative, with whom of its institutions, from when until when.

    A reported initiative names countries and organisations; one that parties opened names their registers.
    """

    party: RegisterCode | None = None
    country: CountryCode | None = None
    role: Role
    supports: Annotated[tuple[Support, ...], Field(max_length=5)] = ()
    organisations: Annotated[tuple[Involved, ...], Field(max_length=30)] = ()
    """Public, private, civil, academic and individual participants under the party."""
    period: Period | None = None
    benefit: Text | None = None
    """What this side expects for itself."""

    def model_post_init(self, _context: Any) -> None:
        if self.party is None and self.country is None and not self.organisations:
            raise BadValue(_("Name the party, the country or the organisation that takes part."), field="party")
        if self.supports and self.role != "facilitator":
            raise BadValue(_("Only a facilitator supports; name what the others provide."), field="supports")


class Planned(Part):
    """What one party means to contribute: in quantities, in money, or in words."""

    giver: RegisterCode | None = None
    country: CountryCode | None = None
    organisation: Line | None = None
    text: Text | None = None
    modality: ModalityCode | None = None
    amount: Amount | None = None
    unit: str = "other"
    """A unit of quantities, or a currency by ISO 4217."""
    year: Annotated[int, Field(ge=1945, le=2200)] | None = None
    sources: Annotated[tuple[Source, ...], Field(max_length=10)] = ()

    def model_post_init(self, _context: Any) -> None:
        if self.text is None and self.amount is None:
            raise BadValue(_("Say what is contributed, in words or as a number with a unit."), field="text")
        Quantity.of(self.amount or "0", self.unit)


class Indicator(Part):
    """How a result will be seen."""

    name: Text
    unit: Line | None = None
    baseline: Amount | None = None
    target: Amount | None = None
    by: Day | None = None


class Result(Part):
    """What is meant to change, and the indicators that show it."""

    dimension: Dimension
    title: Text
    indicators: Annotated[tuple[Indicator, ...], Field(max_length=30)] = ()


class Described(Part):
    """What an initiative is and who takes part: its terms."""

    id: RecordId
    type: InitiativeType
    title: Title
    summary: Text
    language: LanguageCode
    lead: RegisterCode | None = None
    """The Southern party that leads; absent where a source reports it."""
    participations: Annotated[tuple[Participation, ...], Field(min_length=1, max_length=MOST_PARTICIPATIONS)]
    needs: Annotated[tuple[Reference, ...], Field(max_length=30)] = ()
    """The recipients' needs that it answers."""
    offers: Annotated[tuple[Reference, ...], Field(max_length=30)] = ()
    introduction: Reference | None = None
    programme: Reference | None = None
    """The programme that it belongs to."""
    sectors: Annotated[Sectors, Field(min_length=1)]
    sdgs: Sdgs = ()
    domain: Domain | None = None
    region: Line | None = None
    place: Text | None = None
    period: Period | None = None
    plan_objective: Text | None = None
    """The objective of a recipient's national plan that it serves."""
    framework: Line | None = None
    results: Annotated[tuple[Result, ...], Field(max_length=60)] = ()
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        for name in ("title", "summary"):
            if self.language not in getattr(self, name):
                raise BadValue(
                    _("The text is missing in the owner's language (%(language)s)."), field=name, language=self.language
                )
        roles: dict[str, set[bool]] = {}
        for each in self.participations:
            if each.party is not None:
                roles.setdefault(each.party, set()).add(each.role == "facilitator")
        for party, kinds in roles.items():
            if len(kinds) > 1:
                raise BadValue(
                    _("%(party)s cannot be a facilitator and a partner of the same initiative at once."),
                    field="participations",
                    party=party,
                )
        if self.lead is not None and roles.get(self.lead) != {False}:
            raise BadValue(
                _("The lead is one of the partners, and never a facilitator: give it a role among the participants."),
                field="lead",
            )


class Initiative(Described):
    """A Southern party opens an initiative, or a reporter reports one with its sources."""

    basis: Basis | None = None
    """As its source names it; where parties opened it, it is derived from who takes part."""
    modality: Text | None = None
    contributions: Annotated[tuple[Planned, ...], Field(max_length=100)] = ()
    proof: Annotated[tuple[Proof, ...], Field(max_length=30)] = ()
    sources: Annotated[tuple[Source, ...], Field(max_length=30)] = ()
    stated_on: Day | None = None

    def model_post_init(self, context: Any) -> None:
        super().model_post_init(context)
        if self.lead is None and not self.sources:
            raise BadValue(_("Name the party that leads, or the sources that report the initiative."), field="lead")


class Terms(Described):
    """Other terms for an initiative: they hold when every party that has to has consented to them."""

    initiative: Reference
    after: Digest
    """The terms that they change."""
    reason: Text | None = None


class NamedAct(Part):
    """The act by which a commission or an authority approved: our record of it, or its name and day."""

    record: Reference | None = None
    name: Line | None = None
    on: Day | None = None
    document: Document | None = None

    def model_post_init(self, _context: Any) -> None:
        if self.record is None and self.name is None:
            raise BadValue(_("Name the act that approves it."), field="name")


class Counterpart(Part):
    """The institution that answers for the work on one side."""

    party: RegisterCode
    institution: Line


class Cost(Part):
    """What one party spent, as it states it."""

    party: RegisterCode
    amount: Amount
    unit: str

    def model_post_init(self, _context: Any) -> None:
        Quantity.of(self.amount, self.unit)


class Move(Salted):
    """A party moves an initiative or an agreement from one stage to the next; most moves need the others' consent."""

    id: RecordId
    initiative: Reference
    """The initiative's opening."""
    agreement: Reference | None = None
    """The text in force that is moved; absent where the initiative itself is."""
    to: Annotated[str, Field(max_length=20)]
    after: Digest | None = None
    """The move that it follows; absent for the first."""
    on: Day | None = None
    """The day from which it holds, where that is not the day on which it is written."""
    text: Text | None = None
    act: NamedAct | None = None
    session: Reference | None = None
    counterparts: Annotated[tuple[Counterpart, ...], Field(max_length=60)] = ()
    budget: Text | None = None
    """Who bears which costs; also where nobody stated an amount."""
    document: Document | None = None
    costs: Annotated[tuple[Cost, ...], Field(max_length=60)] = ()
    costs_not_known: bool = False

    def model_post_init(self, _context: Any) -> None:
        if self.costs and self.costs_not_known:
            raise BadValue(_("Give the costs, or say that they are not known; not both."), field="costs")


class Consent(Salted):
    """A party's word on exactly one version of a record, its own or another's."""

    id: RecordId
    to: Reference
    kind: Annotated[str, Field(max_length=20)]
    """The kind of that record."""
    says: Literal["consent", "refuse", "publish"] = "consent"
    """It agrees, it does not, or it agrees that everybody may read this version."""
    text: Text | None = None


class Remark(Part):
    """A party's comment on a clause, or its answer to what a check of the principles found there."""

    id: RecordId
    about: Reference
    clause: RecordId | None = None
    rule: Annotated[str, Field(max_length=60)] | None = None
    text: Text


class Leaving(Salted):
    """A party leaves an initiative, or withdraws from one agreement of it. Nobody has to agree."""

    id: RecordId
    initiative: Reference
    agreement: Reference | None = None
    """The version in force of the agreement it withdraws from; absent where it leaves the initiative as a whole."""
    on: Day | None = None
    reason: Text | None = None
