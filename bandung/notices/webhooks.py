"""Webhooks: a party's own systems are told of entries that the party may read, signed, and again until they take it.

Signed as Standard Webhooks (https://www.standardwebhooks.com) says. A delivery carries the entry as the register has
it, so whoever gets it can check it against the register's key; what was erased meanwhile is not sent.
"""

import base64
import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from standardwebhooks.webhooks import Webhook as Signer

from bandung.notices import posting
from bandung.notices.actions import tell
from bandung.notices.addresses import checked
from bandung.notices.errors import BadAddress, NoSuchWebhook, TooManyWebhooks
from bandung.notices.models import Delivery, Webhook
from bandung.records.kinds import KINDS
from bandung.registers.keys import sealer
from bandung.registers.models import Entry
from bandung.registers.readers import ReadEntry

WEBHOOKS = b"bandung webhook secrets 1"
"""What the secrets of webhooks are sealed for."""
MOST_WEBHOOKS = 10
"""Of one party."""
DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 20, 60, 180, 360, 720, 1_080, 1_440, 1_440, 1_440, 1_440))
"""After each failure in turn; the last one passes after more than five days."""
OFF_AFTER = timedelta(days=5)
"""A webhook that took nothing for so long is switched off."""
LEASE = timedelta(minutes=2)
"""For so long a delivery belongs to whoever tries it; if that process dies, another tries again."""
IN_ONE_JOB = 500
IN_A_ROW = 3
"""Failures after which a job leaves a server in peace until the next round."""
KEPT = timedelta(days=30)
"""How long a delivery is listed after its end."""
FOLLOWED_KINDS = tuple(sorted(KINDS))


def add(*, party: str, address: str, kinds: Sequence[str], by: str, at: datetime) -> tuple[Webhook, str]:
    """A new webhook and its secret, which is shown this once.

    :raises BadAddress: if this node does not deliver there.
    :raises TooManyWebhooks: if the party has too many.
    """
    _check(address)
    secret = f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
    with transaction.atomic():
        if Webhook.objects.filter(party=party).count() >= MOST_WEBHOOKS:
            raise TooManyWebhooks(most=MOST_WEBHOOKS)
        made = Webhook.objects.create(
            party=party, address=address, kinds=sorted(kinds), sealed=sealer(settings.SECRET_KEY, WEBHOOKS).encrypt(
                secret.encode()
            ), made_by=by, made_at=at,
        )  # fmt: skip
    return made, secret


def hook_of(party: str, webhook: int) -> Webhook:
    """A party's webhook.

    :raises NoSuchWebhook: if it has none of that number.
    """
    found = Webhook.objects.filter(pk=webhook, party=party).first()
    if found is None:
        raise NoSuchWebhook
    return found


def switch_on(*, party: str, webhook: int) -> Webhook:
    """Deliver again; what waits is tried at once.

    :raises NoSuchWebhook: if the party has none of that number.
    """
    found = hook_of(party, webhook)
    found.off_at = found.failing_since = None
    found.save(update_fields=["off_at", "failing_since"])
    _deliver_soon(found.pk)
    return found


def switch_off(*, party: str, webhook: int, at: datetime) -> Webhook:
    """Deliver nothing for now.

    :raises NoSuchWebhook: if the party has none of that number.
    """
    found = hook_of(party, webhook)
    found.off_at = at
    found.save(update_fields=["off_at"])
    return found


def send_again(*, party: str, webhook: int, delivery: int, at: datetime) -> None:
    """Try a delivery once more, whatever became of it.

    :raises NoSuchWebhook: if the party has none of that number.
    """
    hook = hook_of(party, webhook)
    hook.deliveries.filter(pk=delivery).update(next_at=at, delivered_at=None, attempts=0)
    if hook.off_at is None:
        _deliver_soon(hook.pk)


def follow(entries: Iterable[ReadEntry]) -> None:
    """Put what a webhook wants on its list, and let a job deliver it. One query more for each five hundred entries."""
    hooks = list(Webhook.objects.filter(off_at=None))
    several = list(entries) if hooks else []
    if not several:
        return
    ids = _ids_of(several)
    for hook in hooks:
        wanted = [each for each in several if _wants(hook, each.kind) and may_read(hook.party, each)]
        rows = [
            Delivery(
                webhook=hook, entry=ids[each.register, each.seq], what=f"{each.act} {each.kind} {each.uid}"[:250],
                made_at=each.at, next_at=each.at,
            )
            for each in wanted if (each.register, each.seq) in ids
        ]  # fmt: skip
        if rows:
            Delivery.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
            _deliver_soon(hook.pk)


def may_read(party: str, entry: ReadEntry | Entry) -> bool:
    """Whether an entry may be told to a party: a public one, or one for parties that it wrote or that names it."""
    if entry.audience == "public":
        return True
    wrote = entry.register if isinstance(entry, ReadEntry) else entry.register_id
    return entry.audience == "parties" and (party == wrote or party in entry.to)


def deliver(webhook: int, now: Callable[[], datetime]) -> int:
    """Deliver what is due, oldest first; how many were taken. Safe to repeat, and several may do it at once.

    ``now`` is asked before each try: a signature holds for a few minutes only.
    """
    hook = Webhook.objects.filter(pk=webhook, off_at=None).first()
    if hook is None:
        return 0
    taken, failed = 0, 0
    waiting = list(due(webhook, now())[:IN_ONE_JOB])
    for delivery in waiting:
        at = now()
        if not Delivery.objects.filter(pk=delivery.pk, next_at=delivery.next_at).update(next_at=at + LEASE):
            continue
        if _tried(hook, delivery, at):
            taken, failed = taken + 1, 0
            continue
        failed += 1
        if failed == IN_A_ROW or hook.off_at is not None:
            return taken
    if len(waiting) == IN_ONE_JOB:
        _deliver_soon(webhook)
    return taken


def due(webhook: int, at: datetime) -> QuerySet[Delivery]:
    """What a webhook is to be sent now, the oldest first."""
    return Delivery.objects.filter(webhook=webhook, next_at__lte=at).order_by("next_at", "entry")


def deliver_due(at: datetime) -> int:
    """One job for each webhook that is to be sent something; how many. A clock calls this."""
    Delivery.objects.filter(next_at=None, tried_at__lt=at - KEPT).delete()
    hooks = Webhook.objects.filter(off_at=None, deliveries__next_at__lte=at).distinct()
    waiting = list(hooks.values_list("pk", flat=True))
    for webhook in waiting:
        _deliver_soon(webhook)
    return len(waiting)


def _tried(hook: Webhook, delivery: Delivery, at: datetime) -> bool:
    entry = Entry.objects.filter(pk=delivery.entry).first()
    if entry is None or not may_read(hook.party, entry):
        delivery.delete()
        return True
    answer = _answer(hook, entry, at)
    delivery.attempts += 1
    delivery.tried_at, delivery.status, delivery.answer = at, answer.status, answer.text
    if answer.is_taken:
        delivery.delivered_at, delivery.next_at = at, None
        Webhook.objects.filter(pk=hook.pk).exclude(failing_since=None).update(failing_since=None)
        hook.failing_since = None
    else:
        tried = delivery.attempts - 1
        delivery.next_at = at + DELAYS[tried] if tried < len(DELAYS) else None
        _note_failure(hook, at)
    delivery.save(update_fields=["attempts", "tried_at", "status", "answer", "delivered_at", "next_at"])
    return answer.is_taken


def _answer(hook: Webhook, entry: Entry, at: datetime) -> posting.Answer:
    try:
        target = _check(hook.address)
        signer = Signer(sealer(settings.SECRET_KEY, WEBHOOKS).decrypt(bytes(hook.sealed)).decode())
    except BadAddress as refusal:
        return posting.Answer(None, str(refusal))
    except InvalidToken:
        return posting.Answer(None, "the secret of this node has changed; make the webhook anew")
    body = json.dumps(told(entry), ensure_ascii=False, separators=(",", ":"))
    name = f"entry-{entry.pk}"
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Bandung-Webhooks",
        "webhook-id": name,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signer.sign(name, at, body),
    }
    return posting.post(target, body.encode(), headers)


def told(entry: Entry) -> dict[str, Any]:
    """What a delivery says."""
    return {
        "type": f"{entry.kind}.{entry.act}",
        "timestamp": entry.at.isoformat(),
        "data": {
            "register": entry.register_id, "seq": entry.seq, "kind": entry.kind, "act": entry.act,
            "record": entry.record, "audience": entry.audience, "digest": entry.digest, "by": entry.by,
            "body": json.loads(entry.body) if entry.body is not None else None, "signed": entry.signed,
        },
    }  # fmt: skip


def _note_failure(hook: Webhook, at: datetime) -> None:
    since = hook.failing_since or at
    Webhook.objects.filter(pk=hook.pk, failing_since=None).update(failing_since=at)
    hook.failing_since = since
    if at - since >= OFF_AFTER and Webhook.objects.filter(pk=hook.pk, off_at=None).update(off_at=at):
        hook.off_at = at
        tell(
            "webhook-off", party=hook.party, about=("webhook", str(hook.pk)), key=since.isoformat(),
            places={"address": hook.address}, at=at,
        )  # fmt: skip


def _check(address: str) -> Any:
    return checked(address, encrypted=settings.MODE == "production", inside=settings.WEBHOOKS_INSIDE)


def _wants(hook: Webhook, kind: str) -> bool:
    return not hook.kinds or kind in hook.kinds


def _ids_of(entries: Sequence[ReadEntry]) -> dict[tuple[str, int], int]:
    """(register, seq) to the entry's number on this node."""
    found: dict[tuple[str, int], int] = {}
    by_register: dict[str, list[int]] = {}
    for entry in entries:
        by_register.setdefault(entry.register, []).append(entry.seq)
    for register, numbers in by_register.items():
        rows = Entry.objects.filter(register=register, seq__gte=min(numbers), seq__lte=max(numbers))
        found |= {(register, seq): pk for pk, seq in rows.values_list("id", "seq")}
    return found


def _deliver_soon(webhook: int) -> None:
    from bandung.notices.tasks import deliver_webhook, enqueue_once

    enqueue_once(deliver_webhook, webhook)
