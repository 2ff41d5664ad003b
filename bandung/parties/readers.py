"""What a party's entries mean for the tables of this app."""

from bandung.parties import rules
from bandung.parties.models import Institution, Party
from bandung.records.kinds import as_json
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("party", Party, key=lambda entry: entry.register_id)
def read_party(entry: ReadEntry, shelf: Shelf) -> None:
    """The newest party record of a register describes the party."""
    if entry.act != "publish" or entry.record is None or entry.record_id != entry.register:
        return
    party = entry.record
    shelf.put(
        Party(
            code=entry.register,
            type=party.type,
            speaks_for=party.speaks_for[0] if party.speaks_for else "",
            body=as_json(party),
            seq=entry.seq,
            at=entry.at,
        )
    )


@reads("institution", Institution)
def read_institution(entry: ReadEntry, shelf: Shelf) -> None:
    """The newest version stands; a withdrawal dates its end; a redaction takes it away."""
    if entry.act == "publish" and entry.record is not None:
        shelf.put(
            Institution(
                uid=entry.uid,
                party=entry.register,
                type=entry.record.type,
                country=entry.record.country or "",
                body=as_json(entry.record),
                seq=entry.seq,
                at=entry.at,
                withdrawn_at=None,
            )
        )
    else:
        shelf.end(Institution, entry)


def check_is_only_voice(register: str) -> None:
    """A register from elsewhere cannot bring a second voice for a country.

    :raises AlreadySpeaks: if another party speaks for its country here.
    """
    party = Party.objects.filter(code=register).first()
    if party is not None:
        others = Party.objects.filter(speaks_for=party.speaks_for).exclude(code=register)
        rules.check_speaks_alone(register, country=party.speaks_for, speakers=others.values_list("code", flat=True))
