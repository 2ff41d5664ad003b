"""What the API takes and gives, with examples; the records themselves are the frozen types of ``bandung.records``."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from bandung.exchange.models import Statement
from bandung.matching.codes import checked
from bandung.matching.statements import Filters

Code = Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9.\-_]+$")]
Codes = list[Code]


NEED: dict[str, Any] = {
    "id": "lactarium-mahajanga",
    "language": "fr",
    "countries": ["MDG"],
    "sectors": ["12220"],
    "sdgs": ["3.2"],
    "title": {"fr": "Créer un lactarium au centre hospitalier de Mahajanga"},
    "summary": {
        "fr": "Le service de néonatologie cherche une méthode éprouvée et peu coûteuse de collecte du lait maternel."
    },
    "kinds": ["expertise", "training"],
    "domain": "social",
}
OFFER: dict[str, Any] = {
    "id": "bancos-de-leite",
    "language": "pt",
    "countries": ["BRA"],
    "sectors": ["12220"],
    "sdgs": ["3.2"],
    "title": {"pt": "Bancos de leite humano de baixo custo"},
    "summary": {"pt": "Missões de especialistas e formação de equipes para montar e operar bancos de leite humano."},
    "kind": "expertise",
    "domain": "social",
}


class FilterParameters(Schema):
    """What every result must satisfy, exactly. Values of one parameter are alternatives; parameters add up."""

    kind: Codes = Field(default_factory=list, description="solution, expertise, training, …", examples=[["training"]])
    country: Codes = Field(default_factory=list, description="ISO 3166-1 alpha-3", examples=[["BRA", "VNM"]])
    region: Codes = Field(default_factory=list, description="M49 code of a region", examples=[["002"]])
    group: Codes = Field(default_factory=list, description="LDC, LLDC, SIDS_UNSD, …, as of today", examples=[["LDC"]])
    sector: Codes = Field(default_factory=list, description="DAC/CRS, 3 or 5 digits", examples=[["122"]])
    sdg: Codes = Field(default_factory=list, description="goal or target", examples=[["3.2"]])
    domain: Codes = Field(default_factory=list, description="political, economic, social, …", examples=[["social"]])
    language: Codes = Field(default_factory=list, description="readable in this language", examples=[["fr"]])
    standing: Codes = Field(default_factory=list, description="said or reported", examples=[["said"]])
    standby: list[Literal["brigade", "equipment", "stock"]] = Field(
        default_factory=list, description="offers that stand ready", examples=[["brigade"]]
    )

    def filters(self) -> Filters:
        return checked(
            Filters(
                kinds=tuple(self.kind),
                countries=tuple(self.country),
                regions=tuple(self.region),
                groups=tuple(self.group),
                sectors=tuple(self.sector),
                sdgs=tuple(self.sdg),
                domains=tuple(self.domain),
                languages=tuple(self.language),
                standings=tuple(self.standing),
                standby=tuple(self.standby),
            )
        )


class Told(Schema):
    """A need or an offer as it stands: the record, and whose word it is."""

    uid: str = Field(examples=["public-sources/bra-blh"])
    register_code: str = Field(examples=["public-sources"])
    entry: int = Field(description="number of the entry in the register", examples=[12])
    digest: str = Field(description="SHA-256 of the canonical record")
    standing: Literal["said", "reported"] = Field(description="said by its subject, or reported of it")
    claimed_from: str | None = Field(None, description="the report that its country took over")
    published_at: datetime
    first_published_at: datetime
    withdrawn_at: datetime | None = None
    record: dict[str, Any] = Field(description="the record, by the schema of its kind (/schemas/)")

    @classmethod
    def of(cls, row: Statement) -> "Told":
        return cls(
            uid=row.uid,
            register_code=row.register,
            entry=row.seq,
            digest=row.digest,
            standing=row.standing,  # type: ignore[arg-type]
            claimed_from=row.claimed_from or None,
            published_at=row.at,
            first_published_at=row.first_at,
            withdrawn_at=row.withdrawn_at,
            record=row.body,
        )


class Page(Schema):
    """Some records, and the cursor that leads to the next ones."""

    items: list[Told]
    next: str | None = Field(None, description="give it as `cursor` to go on; null at the end")


class ReasonShape(Schema):
    """One reason for a match, as data and as a sentence in the language of the request (Accept-Language)."""

    feature: str = Field(examples=["topic"])
    value: float = Field(description="0 to 1", examples=[0.8])
    weight: float
    contribution: float
    facts: dict[str, Any]
    sentence: str


class MatchShape(Schema):
    """A record that fits, how well, and why."""

    uid: str
    score: float = Field(description="0 to 1")
    reasons: list[ReasonShape]
    unjudged: list[str] = Field(description="features that could not be judged")
    record: dict[str, Any]
    standing: Literal["said", "reported"]


class Matches(Schema):
    """What fits, best first, and what to know about the answer."""

    results: list[MatchShape]
    notes: list[str]
    language: str | None = Field(None, description="the language the text was taken for")
    weights: str = Field(description="name of the weights table")


class Question(FilterParameters):
    """A free text to be answered by offers or needs."""

    text: Annotated[str, StringConstraints(max_length=1_000_000)] = Field(examples=["banque de lait maternel"])
    wanted: Literal["offer", "need"] = "offer"
    limit: int = Field(20, ge=1, le=100)


class VersionShape(Schema):
    """One entry of a record's history."""

    entry: int
    act: str
    at: datetime
    by: str
    digest: str
    record: dict[str, Any] | None = Field(None, description="the record at that time; null once it was redacted")


class RegisterShape(Schema):
    """A party's register."""

    code: str
    length: int
    last: str = Field(description="SHA-256 of the last signed entry")
    kid: str = Field(description="thumbprint of the key that signs next")


class EntryShape(Schema):
    """One signed entry; the body is there when it is public and was not redacted."""

    seq: int
    act: str
    kind: str
    record: str
    audience: str
    by: str
    at: datetime
    digest: str
    signed: str = Field(description="compact JWS of the head")
    body: dict[str, Any] | None = None


class EntryPage(Schema):
    items: list[EntryShape]
    next: str | None = None


class Named(Schema):
    """A code with its name in the language of the request."""

    code: str
    name: str


class CountryShape(Named):
    alpha2: str
    m49: str
    region: list[str] = Field(description="M49 codes, the widest first")
    groups: list[str] = Field(description="dated groups on the day asked for")
    languages: list[str] = Field(description="official languages")


class GroupShape(Named):
    on: date
    members: list[str]


class Written(Schema):
    """What was appended to the party's own register."""

    register_code: str
    entry: int
    digest: str
    uid: str


class NewOffer(Schema):
    """An offer to publish in the party's own register."""

    record: dict[str, Any] = Field(description="by the schema /schemas/offer.json", examples=[OFFER])


class NewNeed(Schema):
    """A need to publish in the party's own register."""

    record: dict[str, Any] = Field(description="by the schema /schemas/need.json", examples=[NEED])


class Reason(Schema):
    """Why, in one or several languages."""

    reason: dict[str, str] = Field(examples=[{"fr": "Les chiffres cités ne sont plus à jour."}])


class Corrections(Schema):
    """Fields of the record to put right while claiming it; absent ones stay as reported."""

    corrections: dict[str, Any] = Field(default_factory=dict, examples=[{"working_languages": ["pt", "es"]}])


class Problem(Schema):
    """RFC 9457 problem details."""

    type: str = Field(examples=["/problems/no-such-record"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str
    problems: list[dict[str, str]] | None = None
