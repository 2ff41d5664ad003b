"""What a party does with its word on a version: give it, refuse it, take it back while that is still possible."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.consents import subjects
from bandung.consents.errors import NeverPublic, NoSuchConsent, NotAsked, OtherVersion, SaidAlready, TooLate
from bandung.consents.models import Consent
from bandung.records.kinds import read
from bandung.records.parties import Withdrawal
from bandung.records.partnerships import Consent as ConsentRecord
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Register
from bandung.values import Texts
from bandung.values.errors import BandungError


@transaction.atomic
def say(
    *,
    kind: str,
    uid: str,
    digest: str,
    party: str,
    by: str,
    at: datetime,
    says: str = "consent",
    text: Texts | None = None,
) -> Consent:
    """Put a party's word on exactly one version into its own register, for those whom the version is for.

    :raises NothingToConsent: if the party can see nothing of that name. :raises OtherVersion: if the digest is not that
    of the version which stands now. :raises NotAsked: if its consent is not needed. :raises NeverPublic: if it is
    between its parties alone. :raises SaidAlready: if the same word of this party stands.
    """
    one = subjects.found(kind, uid, party)
    hold(party, *one.parties)
    one = subjects.found(kind, uid, party)
    if one.digest != digest:
        raise OtherVersion(uid=uid)
    if party not in one.parties:
        raise NotAsked(uid=uid)
    if says == "publish" and not one.may_be_public:
        raise NeverPublic(uid=uid)
    if one.closed and says != "publish":
        raise BandungError(one.closed)
    said = Consent.objects.filter(register=party, about=uid, digest=digest)
    standing = said.filter(says=says, withdrawn_at=None).first()
    if standing is not None:
        raise SaidAlready(uid=uid, day=standing.at.date().isoformat())
    if says != "publish" and one.holds and says == "refuse":
        raise TooLate(uid=uid)
    register, _slash, record = uid.partition("/")
    told: dict[str, Any] = {
        "id": f"word-{secrets.token_hex(8)}",
        "to": {"register_code": register, "record": record, "digest": digest},
        "kind": kind,
        "says": says,
        "text": dict(text) if text else None,
    }
    others = sorted((one.readers | {one.author}) - {party})
    step = publish(read(ConsentRecord, told), audience="parties" if others else "own", to=others)
    entry = append(party, step, by=by, at=at)
    return Consent.objects.get(pk=f"{party}/{entry.record}")


@transaction.atomic
def take_back(*, kind: str, uid: str, digest: str, party: str, by: str, at: datetime, says: str = "consent") -> Consent:
    """Take one's own word back, while not all have consented. A word on publication can be taken back at any time.

    :raises NoSuchConsent: if none stands. :raises TooLate: if the version holds already.
    """
    one = subjects.found(kind, uid, party)
    hold(party, *one.parties)
    row = Consent.objects.filter(register=party, about=uid, digest=digest, says=says, withdrawn_at=None).first()
    if row is None:
        raise NoSuchConsent(uid=uid)
    one = subjects.found(kind, uid, party)
    if says == "consent" and one.holds and one.digest == digest:
        raise TooLate(uid=uid)
    others = sorted((one.readers | {one.author}) - {party})
    step = Step("withdraw", "consent", row.record, Withdrawal(), "parties" if others else "own", tuple(others))
    append(party, step, by=by, at=at)
    row.refresh_from_db()
    return row


def hold(*parties: str) -> None:
    """Nobody else of these parties writes until the transaction ends; what follows is looked up as it stands then."""
    list(Register.objects.select_for_update().filter(code__in=set(parties)).order_by("code"))
