"""Acts that a party is still writing: rows of that party alone, changed at will. Nobody else sees anything of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.commissions import queries, rules
from bandung.commissions.errors import DraftChanged, FacilitatorSupports
from bandung.commissions.models import ActDraft
from bandung.consents.actions import hold


@transaction.atomic
def save(
    *, session: str, party: str, told: Mapping[str, Any], by: str, at: datetime, edition: int | None = None
) -> ActDraft:
    """Keep what was written so far, whether or not it is an act yet.

    ``edition`` is the one that was opened; 0 where there was none.

    :raises NotNow: if the session was held or called off. :raises FacilitatorSupports: if the party only supports.
    :raises DraftChanged: if a colleague saved another edition meanwhile.
    """
    hold(party)
    row = queries.session(session, party)
    rules.check_session("draft", row.state)
    if party in row.facilitators:
        raise FacilitatorSupports
    found = ActDraft.objects.filter(session=session, party=party).first()
    stands = found.edition if found else 0
    if edition is not None and edition != stands:
        raise DraftChanged
    found = found or ActDraft(session=session, party=party, edition=0)
    found.body, found.changed_by, found.changed_at = dict(told), by, at
    found.edition += 1
    found.save()
    return found


def discard(*, session: str, party: str) -> None:
    """Throw a party's draft away; what was proposed stays.

    :raises NoSuchDraft: if there is none.
    """
    queries.draft(session, party).delete()
