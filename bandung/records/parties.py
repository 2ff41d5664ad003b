"""What a party says of itself: who it is, for whom it speaks, which institutions belong to it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import (
    Address,
    Countries,
    CountryCode,
    Day,
    InstitutionType,
    Languages,
    Line,
    Part,
    RecordId,
    Reference,
    RegisterCode,
    Salted,
    Text,
    Title,
)
from bandung.values import BadValue
from bandung.values.errors import _

PartyType = Literal["lead-agency", "regional-body", "multilateral", "facilitator", "reporter"]


_MAILBOX = r"^[^@\s\x00-\x1f\x7f-\x9f]{1,100}@[^@\s\x00-\x1f\x7f-\x9f]{1,200}$"
Mailbox = Annotated[str, Field(pattern=_MAILBOX, examples=["focal.point@agency.example"])]


class FocalPoint(Part):
    """The post that answers for a party; a function, never a person's name."""

    post: Title
    mailbox: Mailbox | None = None


class Party(Part):
    """A party and whose word it is.

    ``south`` is the country's own declaration; None means that it has not declared itself, and a default is shown as
    a default.
    """

    id: RegisterCode
    name: Title
    type: PartyType
    speaks_for: Annotated[Countries, Field(max_length=1)] = ()
    south: bool | None = None
    languages: Languages = ()
    focal_point: FocalPoint | None = None
    address: Address | None = None
    note: Text | None = None

    def model_post_init(self, _context: Any) -> None:
        if (self.type == "lead-agency") != bool(self.speaks_for):
            raise BadValue(
                _("A country's lead agency speaks for exactly one country; no other party speaks for any."),
                field="speaks_for",
            )


class Institution(Part):
    """An institution of a party, or an individual expert as a post (never by name)."""

    id: RecordId
    name: Title
    type: InstitutionType
    country: CountryCode | None = None
    address: Address | None = None
    languages: Languages = ()
    competences: Text | None = None


class Objection(Part):
    """A country's word that what a reporter says of it is not right."""

    id: RecordId
    about: Reference
    reason: Text


class Withdrawal(Salted):
    """The owner's word that a record no longer holds."""

    reason: Text | None = None
    until: Day | None = None
    merged_into: RecordId | None = None
    """The record of the same register that says it from now on, where two were made one."""


class PublicKey(Part):
    """An Ed25519 public key as a JWK (RFC 8037); ``kid`` is its thumbprint (RFC 7638)."""

    crv: Literal["Ed25519"]
    kid: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$")]
    kty: Literal["OKP"]
    x: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$")]


class Opening(Part):
    """The first entry of a register: whose it is, and the key that signs from here on."""

    register_code: RegisterCode
    key: PublicKey


class Rotation(Part):
    """From the next entry on this key signs; the entry itself is signed with the key before."""

    key: PublicKey
    reason: Line | None = None


class Redaction(Part):
    """The body of an earlier entry of this register was erased; its head and digest stay in the chain."""

    seq: Annotated[int, Field(ge=2, le=2**53 - 1)]
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    reason: Line | None = None
