from typing import Literal

NewWebhookKindsItem = Literal[
    "application",
    "institution",
    "introduction",
    "message",
    "need",
    "objection",
    "offer",
    "party",
    "selection",
    "session",
]

NEW_WEBHOOK_KINDS_ITEM_VALUES: set[NewWebhookKindsItem] = {
    "application",
    "institution",
    "introduction",
    "message",
    "need",
    "objection",
    "offer",
    "party",
    "selection",
    "session",
}


def check_new_webhook_kinds_item(value: str) -> NewWebhookKindsItem:
    if value in NEW_WEBHOOK_KINDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_WEBHOOK_KINDS_ITEM_VALUES!r}")
