"""Once a year people are asked whether what their party said is still so."""

from datetime import datetime

from bandung.exchange import freshness
from bandung.exchange.links import Asked, confirmation_token
from bandung.exchange.models import Statement
from bandung.notices.actions import tell
from bandung.notices.kinds import KINDS
from bandung.notices.models import Notice
from bandung.people.models import Mandate
from bandung.registers.models import in_order

KIND = "still-so"
BATCH = 500


def ask_still_so(at: datetime) -> int:
    """Ask those who write or clear about every record that is due; how many people were asked.

    Each record is asked about once in a year without an answer. Parties in which nobody could answer are left out.
    """
    answering = Mandate.objects.in_force(at).filter(duty__in=KINDS[KIND].duties, institution="")
    parties = set(answering.values_list("party", flat=True))
    told = 0
    for rows in freshness.due(at).values():
        for batch in in_order(rows.filter(register__in=parties).order_by(), "uid", BATCH):
            told += _ask(batch, at)
    return told


def _ask(rows: list[Statement], at: datetime) -> int:
    asked = set(
        Notice.objects.filter(kind=KIND, about__in=[row.uid for row in rows]).values_list("about", "key").distinct()
    )
    told = 0
    for row in rows:
        key = _question(row, at)
        if (row.uid, key) not in asked:
            told += tell(
                KIND, party=row.register, about=(row.kind_of_record, row.uid), key=key, at=at,
                places={"title": row.body.get("title", {}), "digest": row.digest},
            )  # fmt: skip
    return told


def _question(row: Statement, at: datetime) -> str:
    """Which asking it is: of the word of which day, and how many whole years after it."""
    said = row.confirmed_on or row.at.date()
    return f"{said.isoformat()} {(at.date() - said).days // 365}"


def link_token(notice: Notice) -> str:
    """What the link in a person's mail carries, by which she answers without signing in; empty for other notices."""
    digest = notice.places.get("digest", "")
    if notice.kind != KIND or notice.person_id is None or not digest:
        return ""
    return confirmation_token(Asked(notice.person_id, notice.about_kind, notice.about, digest))
