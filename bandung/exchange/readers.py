"""What entries about needs, offers and objections mean for the tables of this app."""

from typing import Any

from bandung.exchange import rules
from bandung.exchange.models import TABLES, Need, Objection, Offer, Statement
from bandung.parties.models import Party
from bandung.parties.rules import standing
from bandung.records.kinds import as_json
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("need", Need)
@reads("offer", Offer)
def read_statement(entry: ReadEntry, shelf: Shelf) -> None:
    """The newest version stands; a withdrawal dates its end; a redaction takes the record away.

    Whether it is *said* or *reported* follows from whose register it stands in; no field can set it.
    """
    table = TABLES[entry.kind]
    if entry.act == "publish" and entry.record is not None:
        row = shelf.get(table, entry.uid)
        party = shelf.get(Party, entry.register)
        says = entry.record
        speaks_for, kind = (party.speaks_for, party.type) if party else ("", "reporter")
        claimed = says.claimed_from
        shelf.put(
            table(
                uid=entry.uid,
                register=entry.register,
                record=entry.record_id,
                seq=entry.seq,
                digest=entry.digest,
                audience=entry.audience,
                standing=standing(speaks_for, says.countries, kind),
                country=says.countries[0] if says.countries else "",
                claimed_from=f"{claimed.register_code}/{claimed.record}" if claimed else "",
                body=as_json(says),
                first_at=row.first_at if row else entry.at,
                at=entry.at,
                withdrawn_at=None,
                confirmed_on=says.stated_on or entry.at.date(),
                **_of_its_kind(entry, row),
            )
        )
    else:
        shelf.end(table, entry)


def _of_its_kind(entry: ReadEntry, former: Statement | None) -> dict[str, Any]:
    """The columns that only needs or only offers have. A crisis counts from the version that first named it."""
    if entry.kind == "offer":
        parent = entry.record.adapted_from
        return {
            "standby": entry.record.standby.what if entry.record.standby else "",
            "adapted_from": f"{parent.register_code}/{parent.record}" if parent else "",
        }
    if entry.record.crisis is None:
        return {"crisis_since": None, "crisis_until": None}
    since = (former.crisis_since if isinstance(former, Need) else None) or entry.at
    return {"crisis_since": since, "crisis_until": rules.crisis_until(entry.record.crisis, since=since.date())}


@reads("objection", Objection)
def read_objection(entry: ReadEntry, shelf: Shelf) -> None:
    """An objection stands until it is withdrawn."""
    if entry.act == "publish" and entry.record is not None:
        about = entry.record.about
        shelf.put(
            Objection(
                uid=entry.uid,
                register=entry.register,
                about=f"{about.register_code}/{about.record}",
                body=as_json(entry.record),
                seq=entry.seq,
                at=entry.at,
                withdrawn_at=None,
            )
        )
    else:
        shelf.end(Objection, entry)
