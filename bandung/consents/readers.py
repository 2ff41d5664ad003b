"""What a consent means for the tables: its own row, and whatever rests on it told anew."""

from bandung.consents.models import Consent
from bandung.consents.subjects import TELLINGS
from bandung.records.kinds import as_json
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("consent", Consent)
def read_consent(entry: ReadEntry, shelf: Shelf) -> None:
    """A word stands as it was said first, until it is withdrawn; said again after that, it is another record."""
    before = shelf.get(Consent, entry.uid)
    if entry.act != "publish" or entry.record is None:
        # An erased word is off the shelf by now; what rested on it is told anew all the same.
        before = before or Consent.objects.filter(pk=entry.uid).first()
        shelf.end(Consent, entry)
    elif before is None:
        says = entry.record
        before = Consent(
            uid=entry.uid,
            register=entry.register,
            kind=says.kind,
            about=f"{says.to.register_code}/{says.to.record}",
            digest=says.to.digest,
            says=says.says,
            body=as_json(says),
            seq=entry.seq,
            by=entry.by,
            at=entry.at,
            withdrawn_at=None,
        )
        shelf.put(before)
    tell = TELLINGS.get(before.kind) if before else None
    if before is not None and tell is not None:
        shelf.afterwards(tell, before.about)
