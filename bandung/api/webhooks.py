"""Webhooks of a party: its own systems are told of entries, signed, and again until they take it."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Path, Query, Router, Schema, Status
from pydantic import StringConstraints

from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.people import SIGNED_IN, mandated
from bandung.notices import webhooks
from bandung.notices.models import Delivery, Webhook

router = Router(tags=["webhooks"])

Number = Annotated[int, Path(ge=1, lt=2**62)]
FollowedKind = Literal[webhooks.FOLLOWED_KINDS]


class WebhookShape(Schema):
    """An address at which a party's own system is told of new entries."""

    id: int
    address: str = Field(examples=["https://agency.example/bandung"])
    kinds: list[str] = Field(description="kinds of entries it wants; empty: all")
    made_by: str
    made_at: datetime
    failing_since: datetime | None
    off_at: datetime | None

    @classmethod
    def told(cls, row: Webhook) -> dict[str, Any]:
        """A webhook's own fields; its secret is none of them."""
        names = ("address", "kinds", "made_by", "made_at", "failing_since", "off_at")
        return {name: getattr(row, name) for name in names} | {"id": row.pk}


class WebhookMade(WebhookShape):
    """A new webhook, and the secret that signs: shown this once."""

    secret: str = Field(examples=["whsec_…"])


class NewWebhook(Schema):
    """Where to, and of what."""

    address: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]*$")] = Field(
        examples=["https://agency.example/bandung"]
    )
    kinds: list[FollowedKind] = Field(default_factory=list, max_length=50, examples=[["offer", "need"]])


class DeliveryShape(Schema):
    """One entry on its way to a webhook."""

    id: int
    what: str = Field(examples=["publish offer bra/bancos-de-leite"])
    made_at: datetime
    tried_at: datetime | None
    next_at: datetime | None = Field(description="when it is tried next; null: delivered or given up")
    attempts: int
    delivered_at: datetime | None
    status: int | None = Field(description="of the last answer")
    answer: str

    @classmethod
    def of(cls, row: Delivery) -> "DeliveryShape":
        names = ("what", "made_at", "tried_at", "next_at", "attempts", "delivered_at", "status", "answer")
        return cls(**{name: getattr(row, name) for name in names}, id=row.pk)


class DeliveryPage(Schema):
    """Some deliveries, the newest first, and how many there are."""

    items: list[DeliveryShape]
    total: int


@router.get(
    "/{party}",
    response={200: list[WebhookShape], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_webhooks",
    summary="A party's webhooks",
)
def every(request: HttpRequest, party: Part) -> Any:
    mandated(request, party, "write", "webhook")
    found = Webhook.objects.filter(party=party).order_by("pk")
    return Status(200, [WebhookShape(**WebhookShape.told(each)) for each in found])


@router.post(
    "/{party}",
    response={201: WebhookMade, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="make_webhook",
    summary="Tell a system of one's own of new entries; its secret is in this answer alone",
)
def make(request: HttpRequest, party: Part, new: NewWebhook) -> Any:
    held = mandated(request, party, "write", "webhook")
    made, secret = webhooks.add(
        party=party, address=new.address, kinds=list(dict.fromkeys(new.kinds)), by=held.post, at=timezone.now()
    )
    return Status(201, WebhookMade(**WebhookShape.told(made), secret=secret))


@router.delete(
    "/{party}/{webhook}",
    response={204: None, **ERRORS},
    auth=SIGNED_IN,
    operation_id="delete_webhook",
    summary="Tell it no more",
)
def remove(request: HttpRequest, party: Part, webhook: Number) -> Any:
    mandated(request, party, "write", "webhook")
    webhooks.hook_of(party, webhook).delete()
    return Status(204, None)


@router.post(
    "/{party}/{webhook}/on",
    response={200: WebhookShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="switch_webhook_on",
    summary="Deliver again; what waits is tried at once",
)
def switch_on(request: HttpRequest, party: Part, webhook: Number) -> Any:
    mandated(request, party, "write", "webhook")
    return Status(200, WebhookShape(**WebhookShape.told(webhooks.switch_on(party=party, webhook=webhook))))


@router.post(
    "/{party}/{webhook}/off",
    response={200: WebhookShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="switch_webhook_off",
    summary="Deliver nothing for now",
)
def switch_off(request: HttpRequest, party: Part, webhook: Number) -> Any:
    mandated(request, party, "write", "webhook")
    off = webhooks.switch_off(party=party, webhook=webhook, at=timezone.now())
    return Status(200, WebhookShape(**WebhookShape.told(off)))


@router.get(
    "/{party}/{webhook}/deliveries",
    response={200: DeliveryPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_deliveries",
    summary="What a webhook was sent or is to be sent, the newest first",
)
def deliveries(
    request: HttpRequest,
    party: Part,
    webhook: Number,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    mandated(request, party, "write", "webhook")
    found = webhooks.hook_of(party, webhook).deliveries.order_by("-entry")
    items = [DeliveryShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, DeliveryPage(items=items, total=found.count()))


@router.post(
    "/{party}/{webhook}/deliveries/{delivery}/send",
    response={202: WebhookShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="send_delivery_again",
    summary="Try a delivery once more, whatever became of it",
)
def send_again(request: HttpRequest, party: Part, webhook: Number, delivery: Number) -> Any:
    mandated(request, party, "write", "webhook")
    webhooks.send_again(party=party, webhook=webhook, delivery=delivery, at=timezone.now())
    return Status(202, WebhookShape(**WebhookShape.told(webhooks.hook_of(party, webhook))))
