"""An entry: one step of a party in its own register, signed and chained.

The head is what the party signs: who, which step, the digest of the record, for whom. The record's body stands beside
the head, so a party can later erase a body (redaction) and the chain of heads still verifies.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from bandung.records.canonical import canonical, digest, parse
from bandung.records.errors import BadEntry
from bandung.values.errors import BandungError, _

FORMAT = 1
"""Version of the entry format; a register with a later one is refused, never guessed at."""

GENESIS = "0" * 64
"""What the first entry names as the one before it."""

ALGORITHM = "Ed25519"
"""RFC 8037, under its registered name (RFC 9864)."""

Act = Literal["open", "publish", "withdraw", "redact", "rotate"]
Audience = Literal["own", "parties", "public"]
ACTS: tuple[str, ...] = ("open", "publish", "withdraw", "redact", "rotate")
AUDIENCES: tuple[str, ...] = ("own", "parties", "public")

_HEAD_TYPES: Mapping[str, type] = {
    "format": int,
    "register": str,
    "seq": int,
    "prev": str,
    "act": str,
    "kind": str,
    "record": str,
    "digest": str,
    "audience": str,
    "to": list,
    "by": str,
    "at": str,
}

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9])?")
_KIND = re.compile(r"[a-z-]{1,20}")
_HASH = re.compile(r"[0-9a-f]{64}")
LONGEST_POST = 500


@dataclass(frozen=True, slots=True)
class Head:
    """What a party signs.

    ``record`` is the record's id within the register, ``digest`` the SHA-256 of its canonical body, ``prev`` that of
    the signed entry before, ``by`` the institution and post that acted (never a person), ``to`` the parties that an
    audience of ``parties`` names.
    """

    register: str
    seq: int
    prev: str
    act: Act
    kind: str
    record: str
    digest: str
    audience: Audience
    to: tuple[str, ...]
    by: str
    at: datetime

    def as_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "register": self.register,
            "seq": self.seq,
            "prev": self.prev,
            "act": self.act,
            "kind": self.kind,
            "record": self.record,
            "digest": self.digest,
            "audience": self.audience,
            "to": list(self.to),
            "by": self.by,
            "at": stamp(self.at),
        }


def is_erasable(act: str, kind: str) -> bool:
    """Whether an entry can do without its body: the chain needs keys, and everything a party says needs the party."""
    return act in ("publish", "withdraw") and kind != "party"


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
    """The head as compact JWS. 0.03 ms."""
    header = {"alg": ALGORITHM, "kid": kid}
    return jws.serialize_compact(header, canonical(head.as_json()), key, algorithms=[ALGORITHM])


def link(signed: str) -> str:
    """What the next entry names as ``prev``."""
    return digest(signed.encode("utf-8", "surrogatepass"))


def read_head(signed: str, key: OKPKey, *, kid: str) -> Head:
    """The head of a signed entry, after checking the signature and that no byte could be otherwise.

    :raises BadEntry: on a wrong key or signature, a form that is not canonical, or a format version we do not know.
    """
    try:
        token = jws.deserialize_compact(signed, key, algorithms=[ALGORITHM])
        header = token.headers()
        if header != {"alg": ALGORITHM, "kid": kid}:
            raise BadEntry(_("Entry %(seq)s of %(register)s is signed with another key than the register's."))
        payload = parse(token.payload)
    except (JoseError, ValueError, TypeError, UnicodeError, RecursionError) as error:
        if isinstance(error, BandungError):
            raise
        raise BadEntry(_("The signature of entry %(seq)s of %(register)s does not hold.")) from error
    head = _head(payload)
    if sign_input(signed) != _expected_input(head, kid):
        raise BadEntry(
            _("Entry %(seq)s of %(register)s is not in canonical form."), seq=head.seq, register=head.register
        )
    return head


def sign_input(signed: str) -> tuple[str, int]:
    """The signed part of a compact JWS and the length of its signature, whose last character must be canonical."""
    part, _dot, signature = signed.rpartition(".")
    # 64 bytes are 86 characters in base64url; the last one carries only two bits, the other four must be zero.
    return part, len(signature) if signature[-1:] in ("A", "Q", "g", "w") else -1


def _expected_input(head: Head, kid: str) -> tuple[str, int]:
    from joserfc.util import urlsafe_b64encode

    header = urlsafe_b64encode(b'{"alg":"' + ALGORITHM.encode() + b'","kid":"' + kid.encode() + b'"}')
    return (header + b"." + urlsafe_b64encode(canonical(head.as_json()))).decode(), 86


def _head(payload: Any) -> Head:
    if not isinstance(payload, dict) or not isinstance(payload.get("format"), int):
        raise BadEntry(_("An entry of %(register)s has no readable head."))
    seq = payload.get("seq") if isinstance(payload.get("seq"), int) else 0
    register = str(payload.get("register", "?"))
    if payload["format"] != FORMAT:
        raise BadEntry(
            _("Entry %(seq)s of %(register)s is written in format %(format)s; this version reads format %(known)s."),
            seq=seq or 0,
            register=register,
            format=payload["format"],
            known=FORMAT,
        )
    if set(payload) != set(_HEAD_TYPES) or any(type(payload[n]) is not t for n, t in _HEAD_TYPES.items()):
        raise BadEntry(
            _("The head of entry %(seq)s of %(register)s lacks a field or has one too many."),
            seq=seq or 0,
            register=register,
        )
    if payload["act"] not in ACTS or payload["audience"] not in AUDIENCES or not _KIND.fullmatch(payload["kind"]):
        raise BadEntry(
            _("Entry %(seq)s of %(register)s does something that this version does not know."),
            seq=seq or 0,
            register=register,
        )
    for name in fields_amiss(payload):
        raise BadEntry(
            _("The field “%(field)s” of entry %(seq)s of %(register)s is not written as it must be."),
            seq=seq or 0,
            register=register,
            field=name,
        )
    try:
        at = datetime.strptime(payload["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise BadEntry(
            _("The time of entry %(seq)s of %(register)s cannot be read."), seq=seq or 0, register=register
        ) from error
    return Head(
        register=register, seq=payload["seq"], prev=payload["prev"], act=payload["act"], kind=payload["kind"],
        record=payload["record"], digest=payload["digest"], audience=payload["audience"], to=tuple(payload["to"]),
        by=payload["by"], at=at,
    )  # fmt: skip


def fields_amiss(head: Mapping[str, Any]) -> list[str]:
    """The fields of a head that no register can hold: names, digests, the post that acted, and whom it is for.

    An audience of ``parties`` names at least one party; no other audience names any.
    """
    post = head["by"]
    checks = {
        "register": _NAME.fullmatch(head["register"]),
        "record": _NAME.fullmatch(head["record"]),
        "prev": _HASH.fullmatch(head["prev"]),
        "digest": _HASH.fullmatch(head["digest"]),
        "by": 0 < len(post) <= LONGEST_POST and post.isprintable() and post == post.strip(),
        "to": (head["audience"] == "parties") == bool(head["to"])
        and len(head["to"]) <= 300
        and all(isinstance(party, str) and _NAME.fullmatch(party) for party in head["to"]),
    }
    return [name for name, holds in checks.items() if not holds]
