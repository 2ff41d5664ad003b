"""An entry: one step of a party in its own register, signed and chained.

The head is what the party signs: who, which step, the digest of the record, for whom. The record's body stands beside
the head, so a party can later erase a body (redaction) and the chain of heads still verifies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from joserfc.util import urlsafe_b64encode
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError

from bandung.records.canonical import canonical, digest
from bandung.records.errors import BadEntry
from bandung.values.errors import _

FORMAT: Final = 1
"""Version of the entry format; a register with a later one is refused, never guessed at."""

GENESIS = "0" * 64
"""What the first entry names as the one before it."""

ALGORITHM = "Ed25519"
"""RFC 8037, under its registered name (RFC 9864)."""

Act = Literal["open", "publish", "withdraw", "redact", "rotate"]
Audience = Literal["own", "parties", "public"]
Name = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9._-]{0,78}[a-z0-9])?$")]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def _post(value: str) -> str:
    if not value.isprintable() or value != value.strip():
        raise ValueError("a post is one printable line")
    return value


@dataclass(frozen=True, slots=True)
class Head:
    """What a party signs.

    ``record`` is the record's id within the register, ``digest`` the SHA-256 of its canonical body, ``prev`` that of
    the signed entry before, ``by`` the institution and post that acted (never a person), ``to`` the parties that an
    audience of ``parties`` names; no other audience names any.
    """

    __pydantic_config__ = ConfigDict(strict=True, extra="forbid")

    register: Name
    seq: Annotated[int, Field(ge=1, lt=2**53)]
    prev: Hash
    act: Act
    kind: Annotated[str, Field(pattern=r"^[a-z-]{1,20}$")]
    record: Name
    digest: Hash
    audience: Audience
    to: Annotated[tuple[Name, ...], Field(max_length=300)]
    by: Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_post)]
    at: AwareDatetime
    format: Literal[1] = FORMAT

    def as_json(self) -> dict[str, Any]:
        written: dict[str, Any] = _HEADS.dump_python(self, mode="json")
        return written | {"at": stamp(self.at)}


_HEADS = TypeAdapter(Head)
_AMISS = _("The field “%(field)s” in the head of entry %(seq)s of %(register)s is not as it must be.")


SHARED = frozenset(
    {
        "consent",
        "leaving",
        "terms",
        "move",
        "agreement",
        "plan",
        "commission-act",
        "fund",
        "call",
        "award",
        "obligation",
        "credit-line",
        "clearing-round",
        "payment",
        "confirmation",
        "settlement",
        "same-contribution",
        "closing",
        "evaluation-plan",
        "review-round",
        "review-seal",
        "final-report",
    }
)
"""Kinds on which the word of others rests: nobody unmakes alone what all have agreed to."""


def is_erasable(act: str, kind: str, audience: str) -> bool:
    """Whether an entry can do without its body.

    The chain needs keys, everything a party says needs the party, and what several share needs all their words. An
    initiative for its parties is such a thing; a report for everybody can be erased.
    """
    shared = kind in SHARED or (kind == "initiative" and audience != "public")
    return act in ("publish", "withdraw") and kind != "party" and not shared


def stamp(moment: datetime) -> str:
    """A moment as entries write it: UTC, whole seconds, ``2026-11-24T18:00:00Z``."""
    return moment.astimezone(UTC).replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_key() -> OKPKey:
    """A fresh Ed25519 key pair."""
    return OKPKey.generate_key("Ed25519")


def public_part(key: OKPKey) -> dict[str, str]:
    """The public key as a JWK (RFC 8037), with its thumbprint (RFC 7638) as ``kid``."""
    jwk = key.as_dict(private=False)
    return {"crv": str(jwk["crv"]), "kid": key.thumbprint(), "kty": str(jwk["kty"]), "x": str(jwk["x"])}


def key_of(jwk: Mapping[str, Any]) -> OKPKey:
    """The key of a public JWK whose ``kid`` must be its thumbprint.

    :raises BadEntry: if it is not an Ed25519 key.
    """
    try:
        if set(jwk) != {"crv", "kid", "kty", "x"} or jwk["crv"] != "Ed25519":
            raise ValueError(_("not an Ed25519 public key"))
        key = OKPKey.import_key({name: jwk[name] for name in ("crv", "kty", "x")})
        if key.thumbprint() != jwk["kid"]:
            raise ValueError(_("its kid is not its thumbprint"))
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise BadEntry(_("The key that entry %(seq)s names cannot be used: %(reason)s"), reason=str(error)) from error
    return key


def sign(head: Head, key: OKPKey, *, kid: str) -> str:
    """The head as compact JWS. 0.05 ms.

    :raises BadEntry: naming the field that no reader would accept.
    """
    written = canonical(head.as_json())
    try:
        _head(written)
    except BadEntry as error:
        raise BadEntry(error.sentence, **{**error.places, "seq": head.seq, "register": head.register}) from error
    return jws.serialize_compact({"alg": ALGORITHM, "kid": kid}, written, key, algorithms=[ALGORITHM])


def link(signed: str) -> str:
    """What the next entry names as ``prev``."""
    return digest(signed.encode("utf-8", "surrogatepass"))


def read_head(signed: str, key: OKPKey, *, kid: str) -> Head:
    """The head of a signed entry, after checking the signature and that no byte could be otherwise.

    :raises BadEntry: on a wrong key or signature, a form that is not canonical, or a format version we do not know.
    """
    try:
        token = jws.deserialize_compact(signed, key, algorithms=[ALGORITHM])
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise BadEntry(
            _("The signature of entry %(seq)s of %(register)s does not hold: changed, or not made with its key.")
        ) from error
    head = _head(token.payload)
    header = urlsafe_b64encode(b'{"alg":"%s","kid":"%s"}' % (ALGORITHM.encode(), kid.encode()))
    written = (header + b"." + urlsafe_b64encode(canonical(head.as_json()))).decode()
    part, _dot, signature = signed.rpartition(".")
    # 64 bytes are 86 characters in base64url; the last one carries only two bits, the other four must be zero.
    if part != written or len(signature) != 86 or signature[-1] not in "AQgw":
        raise BadEntry(_("Entry %(seq)s of %(register)s is not in canonical form."))
    return head


def _head(payload: bytes) -> Head:
    try:
        head = _HEADS.validate_json(payload)
    except ValidationError as error:
        amiss = {str(each["loc"][0]) if each["loc"] else "": each["input"] for each in error.errors(include_url=False)}
        if "format" in amiss:
            sentence = _("Entry %(seq)s of %(register)s has format %(format)s; this version reads format %(known)s.")
            raise BadEntry(sentence, format=str(amiss["format"])[:20], known=FORMAT) from error
        raise BadEntry(_AMISS, field=next(iter(amiss))[:40]) from error
    if (head.audience == "parties") != bool(head.to):
        raise BadEntry(_AMISS, field="to")
    return head
