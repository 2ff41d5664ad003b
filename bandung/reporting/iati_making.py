"""Making a party's two files: written as a stream to a folder of their own, checked, and kept in packed pieces."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, cast

from bandung.reporting.iati_gathering import party_of, scope_of, told_of, world_of
from bandung.reporting.iati_models import IatiPiece
from bandung.reporting.iati_rules import LICENCES
from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.findings import Severity
from bandung.standards.iati.mapping.activity import activity_of
from bandung.standards.iati.mapping.errors import NoStart
from bandung.standards.iati.mapping.filing import write_file
from bandung.standards.iati.mapping.given import Sort, World
from bandung.standards.iati.mapping.losing import Fate, Losses
from bandung.standards.iati.mapping.namespace import Kept
from bandung.standards.iati.mapping.organisation import organisations_of
from bandung.standards.iati.validating import check
from bandung.standards.iati.writing import canonical

PIECE = 1 << 20
"""Bytes of a packed piece."""
MOST_FINDINGS = 100
RESTS_ON = ("initiatives", "contributions", "texts", "confirmations", "institutions", "entries")


@dataclass(slots=True)
class Made:
    """What came out, before it is kept."""

    digests: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, list[int]] = field(default_factory=dict)
    """Kind of file to its bytes, plain and packed."""
    index: dict[str, str] = field(default_factory=dict)
    held_back: list[dict[str, str]] = field(default_factory=list)
    losses: Losses = field(default_factory=Losses)
    errors: int = 0
    warnings: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)
    rests_on: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in RESTS_ON})
    """What must stay for everybody as long as the files are: uids by kind, and the entries as ``register/seq``."""

    def rests(self, kind: str, *kept: Kept) -> None:
        """Note what the files rest on."""
        by_place = kind == "entries"
        self.rests_on[kind] += [f"{each.register}/{each.seq}" if by_place else each.uid for each in kept]


def make_files(party: str, licence: str, at: datetime, *, keep: bool = True) -> Made:
    """Write, check and keep both files of a party. Memory does not grow with them but for the identifiers."""
    made, world = Made(), world_of(party, at.date())
    if not world.reporter.registered:
        made.losses.add_standing(party, {"identifier": world.reporter.ref})
    with TemporaryDirectory() as folder:
        for kind in (Kind.ACTIVITIES, Kind.ORGANISATIONS):
            name = kind.removeprefix("iati-")
            path = Path(folder) / f"{name}.xml"
            with path.open("wb") as to:
                write_file(kind, _items(kind, party, world, made), to, licence=LICENCES[licence][1])
            made.digests[name] = _digest(path)
            _check(path, name, at, made)
            made.sizes[name] = [path.stat().st_size, _keep(path, made.digests[name]) if keep else 0]
    return made


def losses_of(party: str, at: datetime) -> Losses:
    """What the files of a party would lose; nothing is written."""
    losses, world = Losses(), world_of(party, at.date())
    for told in told_of(scope_of(party)):
        try:
            activity_of(told, world, losses)
        except NoStart:
            continue
    return losses


def _items(kind: Kind, party: str, world: World, made: Made) -> Iterator[Element]:
    scope = scope_of(party)
    if kind is Kind.ORGANISATIONS:
        party_ = party_of(scope)
        kept = [one for one, _record in party_.institutions]
        made.rests("institutions", *kept)
        made.rests("entries", party_.kept, *kept)
        yield from organisations_of(party_, world, made.losses)
        return
    for told in told_of(scope):
        try:
            activity = activity_of(told, world, made.losses)
        except NoStart as refusal:
            made.held_back.append({"uid": told.uid, "sort": told.sort, "why": refusal.sentence})
            continue
        identifier = str(activity.findtext("iati-identifier"))
        if told.sort is not Sort.SINGLE:
            made.rests_on["initiatives"].append(told.uid)
        words = [word for each in told.contributions for word in each.words]
        lines, papers = [each.kept for each in told.contributions], [each.kept for each in told.papers]
        made.rests("contributions", *lines)
        made.rests("confirmations", *words)
        made.rests("texts", *papers)
        made.rests("entries", *filter(None, (told.kept,)), *lines, *words, *papers)
        made.index[identifier] = hashlib.sha256(canonical(activity)).hexdigest()[:16]
        yield activity


def _check(path: Path, name: str, at: datetime, made: Made) -> None:
    if name == "activities" and not made.index:
        return  # it holds nothing, and is not published
    for finding in check(path, at=at, name=f"{name}.xml").findings():
        if finding.severity in (Severity.CRITICAL, Severity.ERROR):
            made.errors += 1
        else:
            made.warnings += 1
        if len(made.findings) < MOST_FINDINGS:
            places = {key: str(value) for key, value in finding.places.items()}
            made.findings.append({
                "file": name, "severity": str(finding.severity), "rule": finding.rule, "line": finding.line,
                "item": finding.item, "sentence": finding.sentence, "mend": finding.mend, "places": places,
            })  # fmt: skip


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(path: Path, digest: str) -> int:
    """Keep the file under its digest, unless it is there; how many bytes it takes."""
    held = IatiPiece.objects.filter(file=digest).order_by("key")
    if held.exists():
        return sum(len(row.data) for row in held)
    packed = path.with_suffix(".gz")
    with (
        path.open("rb") as plain,
        packed.open("wb") as to,
        gzip.GzipFile(filename="", fileobj=to, mode="wb", mtime=0, compresslevel=6) as zipped,
    ):
        while data := plain.read(PIECE):
            zipped.write(data)
    with packed.open("rb") as file:
        for number, data in enumerate(_pieces(file)):
            IatiPiece.objects.update_or_create(key=f"{digest}-{number:06d}", defaults={"file": digest, "data": data})
    return packed.stat().st_size


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while data := file.read(PIECE):
        yield data


def packed_pieces(digest: str) -> Iterator[bytes]:
    """The file as gzip, piece by piece."""
    keys = IatiPiece.objects.filter(file=digest).order_by("key").values_list("key", flat=True)
    for key in list(keys):
        yield bytes(cast(bytes, IatiPiece.objects.values_list("data", flat=True).get(pk=key)))


def plain_pieces(digest: str) -> Iterator[bytes]:
    """The file itself, piece by piece."""
    unpack = zlib.decompressobj(31)
    for piece in packed_pieces(digest):
        while piece:
            yield unpack.decompress(piece, PIECE)
            piece = unpack.unconsumed_tail
    yield unpack.flush()


def losses_json(losses: Losses) -> dict[str, Any]:
    """The account as it is kept."""
    rows = [
        {"kind": row.kind, "field": row.field, "fate": str(row.fate), "why": row.why, "count": row.count,
         "uid": row.uid, "example": row.example, "element": row.element}
        for row in losses.rows()
    ]  # fmt: skip
    return {"counts": {str(fate): losses.counts[fate] for fate in Fate}, "rows": rows}
