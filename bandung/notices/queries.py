"""What people ask about notices."""

from collections.abc import Iterable

from django.db.models import Count, F, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Lower

from bandung.notices.models import Bounce, Notice
from bandung.parties.models import Party


def unread(person: int, party: str) -> int:
    """How many notices of a party a person has not read. One query."""
    return Notice.objects.filter(person=person, party=party, read_at=None).count()


def unread_of(person: int | None, party: str) -> Coalesce:
    """The same as part of another query, for the navigation of every page of the desk."""
    rows = Notice.objects.filter(person=person, party=party, read_at=None).order_by().values("party")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def notices_of(person: int, party: str, kind: str = "") -> QuerySet[Notice]:
    """A person's notices in a party, unread first, then the newest first."""
    rows = Notice.objects.filter(person=person, party=party)
    rows = rows.filter(kind=kind) if kind else rows
    return rows.order_by(F("read_at").desc(nulls_first=True), "-made_at", "-pk")


def flagged(addresses: Iterable[str]) -> set[str]:
    """Those of these addresses to which mail could not be delivered. One query."""
    return set(
        Bounce.objects.filter(address__in=[each.lower() for each in addresses]).values_list("address", flat=True)
    )


def focal_point_comes_back(party: str) -> Bounce | None:
    """The flag on the mailbox of a party's focal point, if mail to it came back. One query."""
    mailbox = Party.objects.filter(code=party).values_list(Lower(KT("body__focal_point__mailbox")))
    return Bounce.objects.filter(address=Subquery(mailbox[:1])).first()
