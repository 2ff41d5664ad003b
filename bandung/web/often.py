"""How often one address may send something that costs the node work, signed in or not."""

from functools import partial

from allauth.core.internal import ratelimit
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def may_send(request: HttpRequest, action: str, often: str) -> bool:
    """Whether this address has not sent too many; ``often`` such as 30/h. Those whose address cannot be known are
    counted together.
    """
    consume = partial(ratelimit.consume, request, app="bandung.web", action=action)
    try:
        return consume(config={action: f"{often}/ip"}) is not None
    except PermissionDenied:
        return consume(config={action: f"{often}/key"}, key="unknown") is not None
