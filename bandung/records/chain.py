"""Verifying a register: every signature, every link, every digest, without trusting who keeps it."""

from dataclasses import dataclass, field
from typing import Any

from joserfc.jwk import OKPKey

from bandung.records.canonical import digest, parse
from bandung.records.entry import GENESIS, Head, is_erasable, key_of, link, read_head
from bandung.records.errors import BadEntry
from bandung.values.errors import BadValue, _


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it is kept: the signed head, and the canonical body (None once it was redacted)."""

    signed: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Verified:
    """An entry that holds: its head, its body as a value (None if redacted), and its link for the next one."""

    head: Head
    body: Any | None
    link: str
    stored: Stored


@dataclass
class Walk:
    """Where the verification of one register stands; give it the entries in order.

    ``erased`` holds the entries met without a body, number to digest; a later redaction must account for each. In a
    ``partial`` copy, the one that others get, bodies that are not public may be withheld: their heads hold the chain.
    """

    register: str
    partial: bool = False
    length: int = 0
    last: str = GENESIS
    key: OKPKey | None = None
    kid: str = ""
    erased: dict[int, str] = field(default_factory=dict)

    def step(self, stored: Stored) -> Verified:
        """The next entry, verified.

        :raises BadEntry: naming the entry, if anything about it is not as it must be.
        """
        seq = self.length + 1
        try:
            return self._step(stored, seq)
        except BadEntry as error:
            places = {**error.places, "seq": seq, "register": self.register}
            raise BadEntry(error.sentence, **places) from error

    def _step(self, stored: Stored, seq: int) -> Verified:
        body = self._body(stored)
        key, kid = self._opening_key(body) if self.key is None else (self.key, self.kid)
        head = read_head(stored.signed, key, kid=kid)
        self._check_place(head, seq)
        if stored.body is None:
            is_withheld = self.partial and head.audience != "public"
            if not is_withheld and not is_erasable(head.act, head.kind, head.audience):
                raise BadEntry(_("Entry %(seq)s of %(register)s has lost its body."))
            if not is_withheld:
                self.erased[seq] = head.digest
        elif digest(stored.body.encode("utf-8", "surrogatepass")) != head.digest:
            raise BadEntry(_("The body of entry %(seq)s of %(register)s is not the one that was signed."))
        if head.act == "rotate":
            key = key_of(_member(body, "key"))
            kid = key.thumbprint()
        if head.act == "redact":
            self._account_for(_member(body, "seq"), _member(body, "digest"), seq)
        if head.act == "publish" and body is not None and _member(body, "id") != head.record:
            raise BadEntry(_("The body of entry %(seq)s of %(register)s is another record than its head says."))
        self.key, self.kid = key, kid
        self.length, self.last = seq, link(stored.signed)
        return Verified(head, body, self.last, stored)

    def _check_place(self, head: Head, seq: int) -> None:
        if head.register != self.register:
            raise BadEntry(_("Entry %(seq)s belongs to %(other)s, not to %(register)s."), other=head.register)
        if head.seq != seq:
            raise BadEntry(_("Entry %(seq)s of %(register)s calls itself number %(other)s."), other=head.seq)
        if head.prev != self.last:
            raise BadEntry(_("Entry %(seq)s of %(register)s does not follow from the entry before it."))
        if (head.act == "open") != (seq == 1):
            raise BadEntry(_("A register is opened by its first entry and only there: entry %(seq)s of %(register)s."))

    def _account_for(self, erased: Any, told: Any, seq: int) -> None:
        """A redaction erases an entry before it, and names the digest of what was there."""
        if type(erased) is not int or not 1 < erased < seq or self.erased.pop(erased, told) != told:
            raise BadEntry(_("Entry %(seq)s of %(register)s erases something that was not there."))

    def finish(self) -> None:
        """:raises BadEntry: if a body is missing that no redaction accounts for."""
        if self.erased:
            raise BadEntry(
                _("The body of entry %(seq)s of %(register)s is missing and no redaction accounts for it."),
                seq=min(self.erased),
                register=self.register,
            )

    @staticmethod
    def _body(stored: Stored) -> Any | None:
        if stored.body is None:
            return None
        try:
            return parse(stored.body)
        except BadValue as error:
            raise BadEntry(
                _("The body of entry %(seq)s of %(register)s cannot be read: %(reason)s"), reason=str(error)
            ) from error

    @staticmethod
    def _opening_key(body: Any) -> tuple[OKPKey, str]:
        key = key_of(_member(body, "key"))
        return key, key.thumbprint()


def _member(body: Any, name: str) -> Any:
    if not isinstance(body, dict) or name not in body:
        raise BadEntry(_("The body of entry %(seq)s of %(register)s lacks “%(name)s”."), name=name)
    return body[name]
