"""What parties are told of what they share: whose consent is asked for, what holds, who has left, who remarked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from bandung.consents.models import Consent
from bandung.consents.subjects import FINDINGS, Subject
from bandung.notices.actions import tell
from bandung.parties.queries import name_of
from bandung.partnerships.models import AgreementText, Initiative
from bandung.payments.models import Obligation
from bandung.records.canonical import parse
from bandung.records.kinds import as_json
from bandung.registers.models import Entry
from bandung.registers.readers import ReadEntry

TOLD = ("consent", "leaving", "remark")
WITHIN = {"initiative": "initiative", "session": "commission", "proposal": "joint-proposal"}
"""Field of a record that names what it belongs to, to the kind of that."""
OWN_WITHIN = {"settlement": {"about": "contribution"}, "payment": {"round": "clearing-round"}}
"""The same, for kinds with another one."""


def follow(entries: Iterable[ReadEntry]) -> None:
    """Tell of entries that were just read; what is nobody's to agree to costs no query."""
    owed: dict[tuple[str, str], list[ReadEntry]] = defaultdict(list)
    for entry in entries:
        if entry.act != "publish" or entry.record is None:
            continue
        if entry.kind == "obligation":
            owed[entry.register, entry.record.creditor].append(entry)
        elif entry.kind in FINDINGS:
            _ask(entry)
        elif entry.kind in TOLD:
            TELLERS[entry.kind](entry)
    for (debtor, creditor), declared in owed.items():
        if len(declared) == 1:
            _ask(declared[0])
        else:
            _of_many_owed(debtor, creditor, declared)


def _ask(entry: ReadEntry) -> None:
    """Everybody whose consent it needs is asked for it."""
    one = FINDINGS[entry.kind](entry.uid)
    if one is None or one.closed or one.digest != entry.digest:
        return
    record = as_json(entry.record)
    places = {"party": name_of(entry.register), "title": _title(entry.kind, entry.uid, record)}
    words = Consent.objects.filter(about=entry.uid, digest=one.digest, withdrawn_at=None)
    said = set(words.values_list("register", flat=True))
    about = _page(entry.kind, entry.uid, record)
    for party in sorted(one.parties - said - {one.author}):
        tell("consent-asked", party=party, about=about, key=one.digest, places=places, at=entry.at)


def _of_many_owed(debtor: str, creditor: str, declared: Collection[ReadEntry]) -> None:
    """What was declared at once to one creditor is one notice, of what still waits for its word."""
    rows = Obligation.objects.filter(
        pk__in=[each.uid for each in declared], creditor=creditor, said="declared", withdrawn_at=None
    )
    first, number = rows.order_by("seq").first(), rows.count()
    if first is not None:
        places = {"party": name_of(debtor), "number": str(number)}
        key, about = f"{debtor} {first.seq}", ("obligations", debtor)
        tell("obligations-declared", party=creditor, about=about, key=key, places=places, at=first.at)


def _of_consent(entry: ReadEntry) -> None:
    """When the last one has consented, all are told; a refusal is told to the author."""
    says = entry.record
    uid = f"{says.to.register_code}/{says.to.record}"
    finding = FINDINGS.get(says.kind)
    one = finding(uid) if finding else None
    if one is None or one.digest != says.to.digest or says.says == "publish":
        return
    if says.says != "refuse" and not one.holds:
        return
    record = _record(says.kind, uid)
    places = {"party": name_of(entry.register), "title": _title(says.kind, uid, record)}
    about = _page(says.kind, uid, record)
    if says.says == "refuse":
        tell("consent-refused", party=one.author, about=about, key=entry.uid, places=places, at=entry.at)
    else:
        for party in sorted(_concerned(one)):
            tell("all-consented", party=party, about=about, key=one.digest, places=places, at=entry.at)


def _concerned(one: Subject) -> frozenset[str]:
    return one.parties | {one.author}


def _of_leaving(entry: ReadEntry) -> None:
    about = entry.record.initiative
    row = Initiative.objects.filter(pk=f"{about.register_code}/{about.record}").first()
    if row is None or entry.register not in row.readers:
        return
    places = {"party": name_of(entry.register), "title": row.title}
    for party in sorted(set(row.everybody) - {entry.register}):
        tell("left", party=party, about=("initiative", row.uid), key=entry.uid, places=places, at=entry.at)


def _of_remark(entry: ReadEntry) -> None:
    about = entry.record.about
    text = AgreementText.objects.filter(pk=f"{about.register_code}/{about.record}").first()
    row = Initiative.objects.filter(pk=text.initiative).first() if text else None
    if text is None or row is None or entry.register not in row.everybody or text.register == entry.register:
        return
    places = {"party": name_of(entry.register), "title": text.title}
    tell("remark", party=text.register, about=("initiative", row.uid), key=entry.uid, places=places, at=entry.at)


def _record(kind: str, uid: str) -> dict[str, Any]:
    register, _slash, record = uid.partition("/")
    entry = Entry.objects.about(register, kind, record).filter(act="publish", body__isnull=False).last()
    found: dict[str, Any] = parse(entry.body) if entry and entry.body else {}
    return found


def _page(kind: str, uid: str, record: Mapping[str, Any]) -> tuple[str, str]:
    """(kind, uid) of what the notice leads to: what a proposal belongs to, where it belongs to something."""
    within = OWN_WITHIN.get(kind, WITHIN)
    for field, owner in within.items():
        named = record.get(field)
        if kind != owner and isinstance(named, dict):
            return owner, f"{named['register_code']}/{named['record']}"
    return kind, uid


def _title(kind: str, uid: str, record: Mapping[str, Any]) -> Any:
    """The title of a record, or of what it belongs to."""
    if kind == "same-contribution" and record:
        named = record["lines"][0]
        line = ("contribution", f"{named['register_code']}/{named['record']}")
        return _title(*line, _record(*line))
    page = _page(kind, uid, record)
    return record.get("title") or (page != (kind, uid) and _record(*page).get("title")) or uid


TELLERS = {"consent": _of_consent, "leaving": _of_leaving, "remark": _of_remark}
