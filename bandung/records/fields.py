"""The small types that records are made of. Each field refuses what it cannot be, with a sentence."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)

from bandung import reference
from bandung.values import BadValue, Texts
from bandung.values.errors import BandungError, _
from bandung.values.period import Period as PeriodOfDays
from bandung.values.quantity import Quantity, in_digits
from bandung.values.texts import checked_text

LONGEST_TITLE = 300
MOST_DECIMALS = 24
"""Digits behind the point of a number; with fifteen before it, it is 40 characters long at most."""
MOST_VALUES = 60
"""How many countries, sectors or proofs one record may name."""

Kind = Literal["solution", "expertise", "training", "technology", "facility", "in-kind", "finance"]
Domain = Literal["political", "economic", "social", "cultural", "environmental", "technical"]
InstitutionType = Literal[
    "government", "public-institution", "private", "ngo", "academic", "multilateral", "regional", "expert"
]

T = TypeVar("T")


class Part(BaseModel):
    """A part of a record: frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, hide_input_in_errors=True)


Salt = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class Salted(Part):
    """A record with few possible contents: its digest is for everybody to see, also where the record itself is not."""

    salt: Salt | None = None
    """Random, so that nobody can try out which content the digest is of; absent where everybody may read it anyway, and
    in old entries."""


def _texts(longest: int) -> Callable[[Any], Texts]:
    def check(value: Any) -> Texts:
        return value if isinstance(value, Texts) else Texts(value, field="", longest=longest)

    return check


def _texts_schema(longest: int) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": "^[a-z]{2,3}$"},
            "additionalProperties": {"type": "string", "minLength": 1, "maxLength": longest},
            "description": "language code to text",
            "examples": [{"fr": "Lactarium", "en": "Human milk bank"}],
        }
    )


Title = Annotated[Texts, PlainValidator(_texts(LONGEST_TITLE)), PlainSerializer(dict), _texts_schema(LONGEST_TITLE)]
Text = Annotated[Texts, PlainValidator(_texts(20_000)), PlainSerializer(dict), _texts_schema(20_000)]


def _line(value: str) -> str:
    return checked_text(value, field="", longest=500)


Line = Annotated[str, Field(max_length=500), AfterValidator(_line)]
"""One line in the owner's words."""

_ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9])?")


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise BadValue(
            _("“%(value)s” is not a reference number: up to 80 small letters, digits, dots and hyphens."),
            field="",
            value=value[:80],
        )
    return value


RecordId = Annotated[str, AfterValidator(_id), Field(examples=["bra-milk-banks"])]
"""A record's name within its register, given once and kept through its versions."""

RegisterCode = Annotated[str, AfterValidator(_id), Field(examples=["bra"])]


def known(look_up: Callable[[str], object]) -> AfterValidator:
    """A code that one of our reference tables knows; the table's own refusal names the nearest ones."""

    def check(value: str) -> str:
        try:
            look_up(value)
        except BandungError as refusal:
            raise BadValue(refusal.sentence, **refusal.places) from refusal
        return value

    return AfterValidator(check)


CountryCode = Annotated[str, known(reference.country), Field(examples=["MDG"], description="ISO 3166-1 alpha-3")]
SectorCode = Annotated[str, known(reference.sector), Field(examples=["12220"], description="DAC/CRS, 3 or 5 digits")]
SdgCode = Annotated[str, known(reference.sdg), Field(examples=["3.2"], description="SDG goal or target")]
LanguageCode = Annotated[str, known(reference.language), Field(examples=["fr"], description="ISO 639-1")]
ModalityCode = Annotated[str, known(reference.modality), Field(examples=["B1"], description="list version 0")]


def _unique(values: tuple[T, ...]) -> tuple[T, ...]:
    for position, value in enumerate(values):
        if value in values[:position]:
            raise BadValue(_("“%(value)s” is named twice."), field="", value=str(value)[:80])
    return values


Countries = Annotated[tuple[CountryCode, ...], Field(max_length=300), AfterValidator(_unique)]
Sectors = Annotated[tuple[SectorCode, ...], Field(max_length=MOST_VALUES), AfterValidator(_unique)]
Sdgs = Annotated[tuple[SdgCode, ...], Field(max_length=MOST_VALUES), AfterValidator(_unique)]
Languages = Annotated[tuple[LanguageCode, ...], Field(max_length=MOST_VALUES), AfterValidator(_unique)]
Modalities = Annotated[tuple[ModalityCode, ...], Field(max_length=MOST_VALUES), AfterValidator(_unique)]


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or len(value) > 2_000
        or not value.isprintable()
        or " " in value
    ):
        raise BadValue(
            _("“%(value)s” is not a web address that begins with http:// or https://."), field="", value=value[:200]
        )
    return value


Address = Annotated[str, AfterValidator(_address), Field(examples=["https://www.abc.gov.br/"])]


def _amount(value: Any) -> str:
    """Digits and a point alone, as the schema says: what somebody typed as 1e3 or -0 is 1000 and 0."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise BadValue(_("A number is expected here, written as text so that no digit is lost."), field="")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise BadValue(_("“%(value)s” is not a number."), field="", value=str(value)[:40]) from None
    amount = Quantity(number, "other").amount
    if -int(amount.as_tuple().exponent) > MOST_DECIMALS:
        raise BadValue(_("At most %(max_length)s characters fit here."), field="", max_length=MOST_DECIMALS + 16)
    return in_digits(amount)


Amount = Annotated[
    str,
    PlainValidator(_amount),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)?$", "description": "decimal number as text"}),
]


def _day(value: Any) -> Any:
    """A number is no day, whatever calendar a computer counts in."""
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise BadValue(_("A date is expected here, written as 2026-11-24."), field="")


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Day = Annotated[date, BeforeValidator(_day)]


class Period(Part):
    """Days from ``start`` up to but not including ``end``; either may be open, not both."""

    start: Day | None = None
    end: Day | None = None

    def model_post_init(self, _context: Any) -> None:
        PeriodOfDays(self.start, self.end)

    @property
    def days(self) -> PeriodOfDays:
        return PeriodOfDays(self.start, self.end)


class Organisation(Part):
    """Who stands behind a need or an offer, as its source names it."""

    name: Line
    type: InstitutionType
    institution: RecordId | None = None
    """The institution's record in the same register, where there is one."""


class Capacity(Part):
    """How much there is: in the owner's words, and as a quantity with a unit where it was stated."""

    text: Line | None = None
    amount: Amount | None = None
    unit: str = "other"
    left: Amount | None = None

    def model_post_init(self, _context: Any) -> None:
        if self.text is None and self.amount is None:
            raise BadValue(_("Say how much there is, in words or as a number with a unit."), field="")
        Quantity(Decimal(self.amount or "0"), self.unit)
        if self.left is not None and (self.amount is None or Decimal(self.left) > Decimal(self.amount)):
            raise BadValue(_("What is left cannot be more than what there is."), field="left")

    @property
    def share_left(self) -> float | None:
        """What is left as a share of the whole, 0 to 1; None where it is not stated."""
        if self.left is None or not self.amount or not Decimal(self.amount):
            return None
        return float(Decimal(self.left) / Decimal(self.amount))


class Proof(Part):
    """What shows that it works: a result in words, and where to check it."""

    text: Text
    address: Address | None = None


class Source(Part):
    """Where a reported statement was read, and when."""

    address: Address
    seen_on: Day | None = None
    note: Line | None = None


Glide = Annotated[str, Field(pattern=r"^[A-Z]{2}-\d{4}-\d{6}-[A-Z]{3}$", examples=["TC-2022-000010-MDG"])]


class Crisis(Part):
    """The crisis that a need answers: a GLIDE number where there is one, else words."""

    glide: Glide | None = None
    text: Line | None = None
    deadline: Day | None = None

    def model_post_init(self, _context: Any) -> None:
        if self.glide is None and self.text is None:
            raise BadValue(_("Name the crisis by its GLIDE number or in words."), field="")


class Standby(Part):
    """What stands ready for a crisis elsewhere, and how soon it can leave."""

    what: Literal["brigade", "equipment", "stock"]
    ready_in_hours: Annotated[int, Field(ge=0, le=8_760)] | None = None


class Technology(Part):
    """Terms of a technology: licence, adaptation, training; and whose knowledge it is."""

    licence: Line | None = None
    adaptation: Line | None = None
    training: Line | None = None
    origin: Line | None = None
    """The community where the technology comes from, where it is a community's own."""
    community_consent: Literal["given", "asked", "not-needed", "not-stated"] = "not-stated"

    def model_post_init(self, _context: Any) -> None:
        if self.origin is not None and self.community_consent == "not-needed":
            raise BadValue(
                _("A technology that comes from a community needs that community's consent."), field="community_consent"
            )


class Reference(Part):
    """One version of a record in another register."""

    register_code: RegisterCode
    record: RecordId
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
