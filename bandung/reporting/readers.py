"""What published reports mean for the tables of this app."""

from bandung.records.kinds import as_json
from bandung.records.reports import Report
from bandung.registers.readers import ReadEntry, Shelf, reads
from bandung.reporting.models import PublishedReport


@reads("report", PublishedReport)
def read_report(entry: ReadEntry, shelf: Shelf) -> None:
    """The version that its author wrote last. A balance is for its two parties, and is never public."""
    if entry.act != "publish" or entry.record is None:
        shelf.end(PublishedReport, entry)
        return
    says: Report = entry.record
    balance = says.type == "balance"
    if balance != (says.partner is not None) or (balance and entry.audience == "public"):
        return
    shelf.put(
        PublishedReport(
            uid=entry.uid, register=entry.register, type=says.type, year=says.year, partner=says.partner or "",
            audience=entry.audience, public=entry.audience == "public", rows=says.rows, lines=says.lines,
            replaces=says.replaces or "", digest=entry.digest, body=as_json(says), seq=entry.seq, by=entry.by,
            at=entry.at, withdrawn_at=None,
        )
    )  # fmt: skip
