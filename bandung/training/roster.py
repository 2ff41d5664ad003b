"""What a party does with its roster of experts. Names and mailboxes stay in this table; no entry, no log has them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from bandung.parties.actions import name_institution, withdraw_institution
from bandung.parties.models import Party
from bandung.records.kinds import read
from bandung.records.parties import Institution
from bandung.training import queries, rules
from bandung.training.errors import NotShown
from bandung.training.models import Expert, ExpertStep

FIELDS = (
    "post", "institution", "competences", "sectors", "languages", "available_from", "available_until", "days_a_year",
    "name", "mailbox",
)  # fmt: skip
"""What a roster holds of an expert."""


@transaction.atomic
def add(*, party: str, told: Mapping[str, Any], by: str, at: datetime, identifier: UUID | None = None) -> Expert:
    """Enter an expert in a party's own roster; the same ``identifier`` again changes that expert's sheet.

    :raises NoSuchExpert: if another party has it. :raises BadValue: see ``rules.check_sheet``.
    """
    if identifier is not None and Expert.objects.filter(pk=identifier).exists():
        return change(identifier=identifier, party=party, told=told, by=by, at=at)
    row = Expert(
        pk=identifier or uuid4(),
        party=party,
        changed_by=by,
        changed_at=at,
        **{name: told[name] for name in FIELDS if name in told},
    )
    rules.check_sheet(row.post, row.available_from, row.available_until)
    row.save()
    _log(row, "add", sorted(set(FIELDS) & set(told)), by=by, at=at)
    return row


@transaction.atomic
def change(*, identifier: UUID, party: str, told: Mapping[str, Any], by: str, at: datetime) -> Expert:
    """Change what the roster says; what stands in the register changes when it is shown anew.

    :raises NoSuchExpert: if it is none of the party's. :raises BadValue: see ``rules.check_sheet``.
    """
    row = queries.expert(identifier, party)
    changed = [name for name in FIELDS if name in told and getattr(row, name) != told[name]]
    for name in changed:
        setattr(row, name, told[name])
    rules.check_sheet(row.post, row.available_from, row.available_until)
    if changed:
        row.changed_by, row.changed_at = by, at
        row.save()
        _log(row, "change", changed, by=by, at=at)
    return row


@transaction.atomic
def erase(*, identifier: UUID, party: str, by: str, at: datetime) -> Expert:
    """Blank name and mailbox for good; the post stays.

    :raises NoSuchExpert: if it is none of the party's.
    """
    row = queries.expert(identifier, party)
    row.name = row.mailbox = ""
    row.erased_at, row.changed_by, row.changed_at = at, by, at
    row.save()
    _log(row, "erase", ["mailbox", "name"], by=by, at=at)
    return row


@transaction.atomic
def delete(*, identifier: UUID, party: str, by: str, at: datetime) -> None:
    """Take an expert out of the roster altogether; a post that stands in the register is withdrawn there.

    :raises NoSuchExpert: if it is none of the party's.
    """
    row = queries.expert(identifier, party)
    if row.shown_as:
        withdraw_institution(record=row.shown_as, party=party, by=by, at=at)
    _log(row, "delete", [], by=by, at=at)
    row.delete()


@transaction.atomic
def show(*, identifier: UUID, party: str, language: str, by: str, at: datetime) -> Expert:
    """Publish the post, without any name, as an institution of type “expert”; again, if it changed.

    :raises NameInPost: if the person's name stands in what would be published.
    """
    row = queries.expert(identifier, party)
    rules.check_without_name(row.name, (row.post, row.institution, row.competences))
    known = Party.objects.filter(code=party).first()
    told: dict[str, Any] = {
        "id": row.shown_as or f"expert-{row.pk.hex[:16]}",
        "type": "expert",
        "name": {language: ", ".join(filter(None, (row.post, row.institution)))[:300]},
        "country": known.speaks_for or None if known else None,
        "languages": row.languages,
        "competences": {language: row.competences} if row.competences.strip() else None,
    }
    name_institution(institution=read(Institution, told), party=party, by=by, at=at)
    row.shown_as, row.changed_by, row.changed_at = told["id"], by, at
    row.save()
    _log(row, "show", [], by=by, at=at)
    return row


@transaction.atomic
def hide(*, identifier: UUID, party: str, by: str, at: datetime) -> Expert:
    """Withdraw the post from the register; it stays in the roster.

    :raises NotShown: if it does not stand there.
    """
    row = queries.expert(identifier, party)
    if not row.shown_as:
        raise NotShown
    withdraw_institution(record=row.shown_as, party=party, by=by, at=at)
    row.shown_as, row.changed_by, row.changed_at = "", by, at
    row.save()
    _log(row, "hide", [], by=by, at=at)
    return row


def _log(row: Expert, what: str, fields: list[str], *, by: str, at: datetime) -> None:
    ExpertStep.objects.create(party=row.party, expert=row.pk, what=what, fields=fields, by=by, at=at)
