"""What parties do: open their register, describe themselves, name their institutions."""

from datetime import datetime

from django.db import transaction

from bandung.parties import rules
from bandung.parties.errors import NoSuchInstitution, TakenReference
from bandung.parties.models import Institution, Party
from bandung.records.parties import Institution as InstitutionRecord
from bandung.records.parties import Party as PartyRecord
from bandung.records.parties import Withdrawal
from bandung.registers import append
from bandung.registers.models import Entry, Register


@transaction.atomic
def join(*, party: PartyRecord, by: str, at: datetime) -> Party:
    """Open a party's register on this node and describe the party in it.

    :raises RegisterExists: if the code is taken.
    :raises AlreadySpeaks: if another party speaks for that country.
    """
    append.open_register(party.id, by=by, at=at)
    describe(party=party, register=party.id, by=by, at=at)
    return Party.objects.get(code=party.id)


@transaction.atomic
def describe(*, party: PartyRecord, register: str, by: str, at: datetime) -> Entry:
    """A party says anew who it is: name, focal point, whether its country is of the South.

    :raises NotItsRegister, AlreadySpeaks: see ``rules.check_can_describe``.
    """
    others = Party.objects.filter(speaks_for__in=party.speaks_for).exclude(code=register)
    rules.check_can_describe(party, register=register, speakers=others.values_list("code", flat=True))
    return append.append(register, append.publish(party), by=by, at=at)


@transaction.atomic
def name_institution(
    *, institution: InstitutionRecord, party: str, by: str, at: datetime, is_new: bool = False
) -> Entry:
    """A party names one of its institutions, or describes it anew; ``is_new`` insists that it is named first now.

    :raises TakenReference: if it is new and the reference number is not.
    """
    list(Register.objects.select_for_update().filter(code=party))
    if is_new and Institution.objects.filter(pk=f"{party}/{institution.id}").exists():
        raise TakenReference(record=institution.id)
    return append.append(party, append.publish(institution), by=by, at=at)


def withdraw_institution(*, record: str, party: str, by: str, at: datetime) -> Entry:
    """A party says that one of its institutions no longer stands; its history stays.

    :raises NoSuchInstitution: if the party has none of that name.
    """
    uid = f"{party}/{record}"
    if not Institution.objects.filter(pk=uid, withdrawn_at=None).exists():
        raise NoSuchInstitution(uid=uid)
    return append.append(party, append.Step("withdraw", "institution", record, Withdrawal()), by=by, at=at)
