"""Acts on paper: printing one with the consents that stand on it, and finding the act that a paper or a code names."""

from dataclasses import dataclass

from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.commissions.queries import known_act
from bandung.consents.models import Consent
from bandung.parties.models import Party
from bandung.printing.act import act_pdf
from bandung.printing.codes import ALPHABET, code_of
from bandung.printing.document import Signature
from bandung.printing.verifying import Verified, check_code, verify_pdf
from bandung.registers.models import Entry

__all__ = ["Verified", "check_code", "code_of"]

WHOLE = 18
"""Hexadecimal digits of a digest that its check code tells in full."""


@dataclass(frozen=True, slots=True)
class Told:
    """What this node knows of an act that somebody holds: the act, its parties, and who has signed it."""

    act: CommissionAct
    parties: tuple[str, ...]
    signed: tuple[str, ...]
    """Its author, and every party whose consent stands."""

    @property
    def by_all(self) -> bool:
        return self.act.state == "signed"


def signatures(act: CommissionAct) -> list[Signature]:
    """Who stands by this version, its author first, with post and day. One query."""
    told = [Signature(party=act.register, post=act.by, on=act.at.date())]
    words = Consent.objects.filter(about=act.uid, digest=act.digest, says="consent", register__in=act.to)
    for word in words.order_by("at", "register"):
        stood = word.withdrawn_at is None or (act.signed_at is not None and word.withdrawn_at > act.signed_at)
        if stood and word.register not in act.refused and word.register not in {each.party for each in told}:
            told.append(Signature(party=word.register, post=word.by, on=word.at.date()))
    return told


def as_pdf(act: CommissionAct, row: CommissionSession | None, *, verify_address: str) -> bytes:
    """The act as a PDF in its languages, with the consents that stand. Three queries.

    :raises CannotPrint: if the printer refuses it.
    """
    names = {party.code: party.name for party in Party.objects.filter(code__in=act.says.parties)}
    entry = Entry.objects.filter(register_id=act.register, seq=act.seq).first()
    return act_pdf(
        act.says,
        parties=names,
        session=row.says if row else None,
        consents=signatures(act),
        digest=act.digest,
        verify_address=verify_address,
        body=(entry.body or "") if entry else "",
    )


def by_digest(digest: str) -> Told | None:
    """What is known of the act of exactly this digest. Three queries."""
    act = known_act(digest)
    if act is None:
        return None
    signed = {each.party for each in signatures(act)}
    parties = tuple(act.body["parties"])
    return Told(act, parties, tuple(code for code in parties if code in signed))


def by_code(code: str) -> Told | None:
    """The public act of this check code; of others nothing is told by a code alone. Two queries.

    :raises MistypedCode: if a character is missing or wrong.
    """
    plain = check_code(code)
    for act in CommissionAct.objects.filter(public=True, digest__startswith=_beginning(plain)):
        if code_of(act.digest) == plain:
            return by_digest(act.digest)
    return None


def by_paper(data: bytes) -> tuple[Verified, Told | None]:
    """What a PDF holds, whether its pages say so, and the act of its digest.

    :raises NotPrintedHere: if it is no PDF of ours.
    """
    found = verify_pdf(data)
    return found, by_digest(found.digest) if found.kind == "commission-act" else None


def _beginning(code: str) -> str:
    """The first digits of every digest that has this check code."""
    bits = 0
    for character in code.replace("-", "")[:-1]:
        bits = bits << 5 | ALPHABET.index(character)
    return f"{bits >> 3:0{WHOLE}x}"
